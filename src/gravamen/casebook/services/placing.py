"""Which town the words of a place mean, where the gazetteer does not tell: chosen once, for all acts that have them.

In: words as the record has them, a case or a country, a town of the gazetteer. Out: rows, each call one change.
"""

from __future__ import annotations

from gravamen.casebook import queries
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Case, Placed
from gravamen.casebook.services.entering import Entering
from gravamen.pictures import gazetteer
from gravamen.pictures.gazetteer import Town
from gravamen.said import said


class Placing(Entering):
    """The part of the services that keeps what places mean."""

    def place(self, words: str, town: Town, *, case: Case | None = None, reason: str = "") -> Placed:
        """Say in which town the words of a place lie: in one case, or in all cases of the town's country.

        It takes the place of what was chosen for them before.

        Raises:
            BadValue: there are no words; the gazetteer has no such town, or not in the country of the case.
        """
        if not words.strip():
            raise BadValue(
                said("A place that is not told lies nowhere."),
                said("Correct the act: give its place with the words that say it."),
            )
        if gazetteer.town(town.country, town.name, town.latitude, town.longitude) != town:
            raise BadValue(
                said("The gazetteer has no {town} there.", town=town.name), said("Choose one of the towns that are offered.")
            )
        if case is not None and case.country != town.country:
            raise BadValue(
                said("{town} is not in the country of the case.", town=town.name), said("Choose a town of that country.")
            )
        where = case.key if case is not None else town.country
        with self._change("place", f"“{words}” ({where}): {town.name}") as change:
            row = Placed.objects.filter(country=town.country, case=case, words=words).first()
            row = row or Placed(country=town.country, case=case, words=words)
            row.town, row.latitude, row.longitude = town.name, town.latitude, town.longitude
            row.reason, row.told_by = " ".join(reason.split()), self._officer
            return change.save(row)

    def unplace(self, number: int) -> None:
        """The choice stands no more: the gazetteer tells again, or nothing does.

        Raises:
            NoSuchThing.
        """
        row = queries.thing(Placed, number)
        with self._change("unplace", str(row)) as change:
            change.delete(row)
