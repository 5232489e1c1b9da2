"""What the desk keeps beside the record: accounts and log-ins, who read what, views of lists, what was typed, what comes in.

None of it is part of the audit chain: it says nothing of what happened to anybody.
"""

from gravamen.desk.models.access import Access
from gravamen.desk.models.account_events import AccountEvent
from gravamen.desk.models.calendars import CalendarAddress
from gravamen.desk.models.guides import Guide
from gravamen.desk.models.intakes import Intake, IntakeFile, TextKey
from gravamen.desk.models.officers import Officer
from gravamen.desk.models.position import Position
from gravamen.desk.models.preferences import Preference
from gravamen.desk.models.saved_views import SavedView
from gravamen.desk.models.tables import Import, KnownColumns
from gravamen.desk.models.typed import Typed

__all__ = [
    "Access",
    "AccountEvent",
    "CalendarAddress",
    "Guide",
    "Import",
    "Intake",
    "IntakeFile",
    "KnownColumns",
    "Officer",
    "Position",
    "Preference",
    "SavedView",
    "TextKey",
    "Typed",
]
