"""The services: the only part that writes the record. Each call is one change, whole or not at all, with its audit entry.

In: an open house, who writes, and what they decided. Out: rows. The desk and the command line are two doors to these.
"""

from gravamen.casebook.services.record import Record

__all__ = ["Record"]
