"""What persons agreed to: noted, and withdrawn.

In: a person, a use, how much may be shown, who said so and how. Out: rows. Nothing that was noted is removed: a consent that is
withdrawn stays, with its day.
"""

from __future__ import annotations

import datetime

from gravamen.casebook import queries
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Consent, Person
from gravamen.casebook.services.entering import Entering
from gravamen.said import said
from gravamen.terms import Shown, Use


class Consenting(Entering):
    """The part of the services that notes consents."""

    def consent(
        self, person: int, use: Use, shown: Shown, *, agreed_by: str, how: str, given: datetime.date, risk: str = ""
    ) -> Consent:
        """Note what a person agreed to for one use; it takes the place of what they said of it before.

        Raises:
            NoSuchThing: there is no such person.
            BadValue: who agreed, or how, is not said; the day is to come.
        """
        row = queries.thing(Person, person)
        if not agreed_by.strip() or not how.strip():
            raise BadValue(said("A consent needs who gave it, and how."), said("Say both: “she herself”, “by telephone”."))
        if given > self._clock().date():
            raise BadValue(said("{date} is still to come.", date=given), said("Give the day on which it was said."))
        with self._change("consent", f"{row} {use}: {shown}") as change:
            return change.save(
                Consent(
                    person=row,
                    use=use,
                    shown=shown,
                    agreed_by=agreed_by.strip(),
                    how=how.strip(),
                    given=given,
                    risk=risk.strip(),
                    noted_by=self._officer,
                )
            )

    def withdraw(self, consent: int, on: datetime.date) -> Consent:
        """A consent is withdrawn: what goes out from then on does not rest on it.

        Raises:
            NoSuchThing: there is no such consent.
            BadValue: it was withdrawn already, or is withdrawn before it was given.
        """
        row = queries.thing(Consent, consent)
        if row.withdrawn is not None:
            raise BadValue(said("That consent was withdrawn on {date}.", date=row.withdrawn), said("Nothing needs to be done."))
        if on < row.given:
            raise BadValue(said("It was given on {date}, later than that.", date=row.given), said("Check the day."))
        with self._change("withdraw consent", f"{row.person} {row.use}") as change:
            row.withdrawn = on
            return change.save(row)
