"""Who may do what in the record: five roles, each with all that the one before it may.

In: a role and the action of a change, as the audit chain names it. Out: yes, or `NotAllowed`. The services ask here, so that no
door to the record can forget it. Whoever holds the record's key is its administrator.
"""

from __future__ import annotations

from enum import StrEnum

from gravamen.casebook.errors import NotAllowed
from gravamen.said import said


class Role(StrEnum):
    READER = "reader"
    DOCUMENTER = "documenter"
    VERIFIER = "verifier"
    SIGNATORY = "signatory"
    ADMINISTRATOR = "administrator"

    def may(self, action: str) -> bool:
        """Whether the role does an action; one that is not listed is a documenter's work."""
        return _RANKS[self] >= _RANKS[_LEAST.get(action, Role.DOCUMENTER)]

    def must(self, action: str) -> None:
        """
        Raises:
            NotAllowed: the role does not do that.
        """
        if not self.may(action):
            least = _LEAST.get(action, Role.DOCUMENTER)
            raise NotAllowed(
                said("A {role} cannot do that: {action}.", role=self, action=action),
                said("Ask a {least} to do it.", least=least),
            )


_RANKS = {role: rank for rank, role in enumerate(Role)}
# The least role for an action; all others are a documenter's.
_LEAST = {
    "export": Role.READER,
    "verify": Role.VERIFIER,
    "approve": Role.SIGNATORY,
    "send": Role.SIGNATORY,
    "settle": Role.SIGNATORY,
    "profile": Role.ADMINISTRATOR,
    "post office": Role.ADMINISTRATOR,
    "accounts": Role.ADMINISTRATOR,
}
