"""The record's tables, by noun. Names of fields follow the HURIDOCS Events Standard Formats (ESF, 2nd edition, 2001).

Only `gravamen.casebook.services` writes them.
"""

from gravamen.casebook.models.acts import Act, Case, Circumstance, Event, Involvement
from gravamen.casebook.models.audit import Entry
from gravamen.casebook.models.consents import Consent
from gravamen.casebook.models.interventions import Intervention
from gravamen.casebook.models.naming import Apart, NamePosting
from gravamen.casebook.models.particulars import Particular, Qualified
from gravamen.casebook.models.parties import Affiliation, Name, Organisation, Person
from gravamen.casebook.models.post import Answer, Delivery, PostOffice
from gravamen.casebook.models.profile import Profile
from gravamen.casebook.models.proposals import Proposal
from gravamen.casebook.models.reports import Passage, Receipt, Report
from gravamen.casebook.models.towns import Placed
from gravamen.casebook.models.tracing import EntryRow
from gravamen.casebook.models.values import Citation, Value
from gravamen.casebook.models.wordings import Wording

__all__ = [
    "Act",
    "Affiliation",
    "Answer",
    "Apart",
    "Case",
    "Circumstance",
    "Citation",
    "Consent",
    "Delivery",
    "Entry",
    "EntryRow",
    "Event",
    "Intervention",
    "Involvement",
    "Name",
    "NamePosting",
    "Organisation",
    "Particular",
    "Passage",
    "Person",
    "Placed",
    "PostOffice",
    "Profile",
    "Proposal",
    "Qualified",
    "Receipt",
    "Report",
    "Value",
    "Wording",
]
