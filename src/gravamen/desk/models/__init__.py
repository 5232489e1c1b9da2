"""What the desk keeps beside the record: accounts, who read what, views of lists, what was typed and not sent yet.

None of it is part of the audit chain: it says nothing of what happened to anybody.
"""

from gravamen.desk.models.access import Access
from gravamen.desk.models.officers import Officer
from gravamen.desk.models.saved_views import SavedView
from gravamen.desk.models.typed import Typed

__all__ = ["Access", "Officer", "SavedView", "Typed"]
