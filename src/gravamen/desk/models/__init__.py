"""What the desk keeps beside the record: accounts, who came in, who read what, what was typed and not sent yet.

None of it is part of the audit chain: it says nothing of what happened to anybody.
"""

from gravamen.desk.models.access import Access
from gravamen.desk.models.account_events import AccountEvent
from gravamen.desk.models.officers import Officer
from gravamen.desk.models.preferences import Preference
from gravamen.desk.models.typed import Typed

__all__ = ["Access", "AccountEvent", "Officer", "Preference", "Typed"]
