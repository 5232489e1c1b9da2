"""From acts to detentions: who was held, from when to when.

In: verified acts and circumstances of a case, and its country. Out: the detentions of each person, and notices of what does not
fit. A second detention is a second span; a sentence that follows an arrest joins its span; a release ends it. Nothing is
dropped: each act that tells of custody is in a span or in a notice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from gravamen.drafting.facts import Act, Circumstance
from gravamen.edtf import Edtf
from gravamen.followup.detentions import Detention, Ending, Folded, Move, Notice
from gravamen.followup.events import Detained, Event, Moved, Over, Sentenced, day_of, events, holds
from gravamen.followup.spans import Span, before, near, vaguer

# Who is sentenced again within three days after a term was hardly free between: our own practice, after the 72 hours for which
# Belarus might hold somebody before the hearing (stranafund.org, on the code in force until 28 February 2021).
_GRACE = datetime.timedelta(days=3)


def fold(acts: Sequence[Act], circumstances: Iterable[Circumstance], country: str) -> Folded:
    """The detentions that acts and circumstances tell of, oldest first, and notices of what does not fit."""
    notices = [
        Notice(None, (act.id,), f"{act.id} tells of custody and names nobody: who is held cannot be followed.")
        for act in acts
        if holds(act) and not any(party.person for party in act.victims)
    ]
    detentions: list[Detention] = []
    for person, told in events(acts, circumstances).items():
        folding = _Folding(person, country)
        folding.run(told)
        detentions.extend(span.detention(person) for span in folding.spans)
        notices.extend(folding.notices)
    detentions.sort(key=lambda one: one.begins.earliest if one.begins else datetime.date.min)
    return Folded(tuple(detentions), tuple(notices))


class _Folding:
    """The events of one person, one after the other."""

    def __init__(self, person: str, country: str) -> None:
        self._person = person
        self._country = country
        self.spans: list[Span] = []
        self.notices: list[Notice] = []

    def run(self, told: Sequence[Event]) -> None:
        dated = [one for one in told if one.date is not None]
        for day in sorted({day_of(one) for one in dated}):
            for event in self._ordered([one for one in dated if day_of(one) == day]):
                self._take(event)
        for event in sorted((one for one in told if one.date is None), key=lambda one: one.step):
            self._take(event)

    def _ordered(self, told: list[Event]) -> list[Event]:
        """One day's events: who is held already and detained anew on the day of a release was released first."""
        span = self._last
        anew = span is not None and any(isinstance(one, Detained) and self._is_new(span, one) for one in told)
        return sorted(told, key=lambda one: (0 if anew and isinstance(one, Over) else one.step, _exactness(one), one.id))

    def _take(self, event: Event) -> None:
        match event:
            case Detained():
                self._detained(event)
            case Sentenced():
                self._sentenced(event)
            case Moved():
                self._moved(event)
            case Over():
                self._over(event)

    @property
    def _last(self) -> Span | None:
        return self.spans[-1] if self.spans else None

    def _about(self, acts: Sequence[str]) -> Span | None:
        """The span that an act, which a circumstance is about, belongs to."""
        return next((span for span in self.spans if any(act.id in acts for act in span.acts)), None)

    def _open(self, event: Detained | Sentenced) -> Span:
        house = isinstance(event, Detained) and event.house
        detained = event.date if isinstance(event, Detained) else None
        span = Span(event.date, detained, [event.act], self._country, house)
        if house:
            span.moves.append(Move(event.date, "house arrest", event.id))
        self.spans.append(span)
        return span

    def _notice(self, text: str, *ids: str) -> None:
        self.notices.append(Notice(self._person, ids, text))

    @staticmethod
    def _is_new(span: Span, event: Detained) -> bool:
        """Whether a detention told while one lasts is another one: on another day, and no change to house arrest or back."""
        if event.date is None or span.begins is None or not span.open or event.house != span.house_arrest:
            return False
        return not near(span.begins, event.date)

    def _detained(self, event: Detained) -> None:
        span = self._last
        if event.date is None:
            span = self._detained_some_day(event)
        elif span is not None and span.open and self._serves(span, event, event.date):
            self._detained_for(span, event, event.date)
        elif span is not None and span.open and not self._is_new(span, event):
            self._told_again(span, event, event.date)
        elif span is not None and span.may_hold(event.date):
            span.acts.append(event.act)
        else:
            if span is not None and span.open:
                self._detained_anew(span, event, event.date)
            span = self._open(event)
        if event.penalty.length is not None and not event.penalty.suspended:  # "detained for 15 days"
            span.sentences.append((event.act, event.penalty))

    @staticmethod
    def _serves(span: Span, event: Detained, date: Edtf) -> bool:
        """Whether a detention begins what is known only by its sentence."""
        return span.detained is None and not event.house and not span.ran_out(date, _GRACE)

    def _detained_for(self, span: Span, event: Detained, date: Edtf) -> None:
        """Taken to serve a sentence that was told before."""
        first = span.acts[0].id
        span.acts.append(event.act)
        if span.begins is not None and not near(span.begins, date):
            self._notice(f"{event.id} tells of a detention after the sentence of {first}: held from then.", first, event.id)
        span.begins = span.detained = date

    def _detained_some_day(self, event: Detained) -> Span:
        span = self._last
        if span is None or len(self.spans) > 1 or not span.open:
            if span is not None:
                self._notice(f"{event.id} tells of a detention without a day: which one it is cannot be told.", event.id)
            return self._open(event)
        span.acts.append(event.act)
        if event.house and not span.house_arrest:
            span.house_arrest = True
            span.moves.append(Move(None, "house arrest", event.id))
        elif span.detained is None and span.begins is not None:
            span.begins = before(span.begins)
        return span

    def _told_again(self, span: Span, event: Detained, date: Edtf) -> None:
        """The same detention from another report, or under another roof."""
        first = span.acts[0].id
        span.acts.append(event.act)
        if event.house != span.house_arrest:
            span.house_arrest = event.house
            span.moves.append(Move(date, "house arrest" if event.house else "custody", event.id))
        elif span.begins is None or (vaguer(span.begins, date) and span.begins.may_be(date)):
            span.begins = span.detained = date
        elif not span.begins.may_be(date):
            self._notice(f"{first} and {event.id} give two days for one detention: {span.begins} and {date}.", first, event.id)

    def _detained_anew(self, span: Span, event: Detained, date: Edtf) -> None:
        first, term = span.acts[0].id, span.last_term
        if term is not None and term.ends is not None and term.ends.earliest > date.latest:
            self._notice(f"{event.id} tells of a detention on {date}, while the term of {term.act} ran.", term.act, event.id)
        else:
            self._notice(f"No release is reported between {first} and {event.id}.", first, event.id)
        span.ends_before(date, event.id)

    def _sentenced(self, event: Sentenced) -> None:
        span = self._last
        joins = span is not None and self._joins(span, event)
        if event.penalty.absent or (event.penalty.suspended and not joins):
            kind = "a sentence in absentia" if event.penalty.absent else "a suspended sentence"
            self._notice(f"{event.id} is {kind}: it holds nobody.", event.id)
            return
        if span is None:
            span = self._open(event)
        elif joins:
            span.acts.append(event.act)
        else:
            self._sentenced_anew(span, event)
            span = self._open(event)
        if (known := span.twin(event.act, event.penalty)) is not None:
            self._notice(f"{known.id} and {event.id} give the same term: it is counted once.", known.id, event.id)
            return
        span.sentences.append((event.act, event.penalty))

    def _joins(self, span: Span, event: Sentenced) -> bool:
        """Whether a sentence is for the detention that lasts."""
        if event.date is None:
            return len(self.spans) == 1 and span.open
        if span.open:
            return not span.ran_out(event.date, _GRACE)
        return span.may_hold(event.date)

    def _sentenced_anew(self, span: Span, event: Sentenced) -> None:
        if event.date is None:
            self._notice(f"{event.id} has no day: which detention it belongs to is not told.", event.id)
        elif span.open and (term := span.last_term) is not None:
            said = f"The term of {term.act} ended on {term.ends}; {event.id} is of {event.date}"
            self._notice(f"{said}: whether they were held between is not told.", term.act, event.id)
            span.ends_before(event.date, event.id)

    def _moved(self, event: Moved) -> None:
        span = self._about(event.about) or self._last
        ended = span.ended.date if span is not None and span.ended is not None else None
        if span is None or (ended is not None and event.date is not None and event.date.earliest > ended.latest):
            self._notice(f"{event.id} tells that they were moved, but no detention is known then.", event.id)
            return
        span.told.append(event.id)
        span.moves.append(Move(event.date, event.place, event.id))
        if span.house_arrest:
            span.house_arrest = False

    def _over(self, event: Over) -> None:
        span = self._to_end(event)
        if span is None:
            if event.told:
                self._notice(f"{event.id} tells that they were {event.how}, but no detention is known then.", event.id)
        elif event.date is None and not event.told:
            self._notice(f"{event.id} has no day: whether it ended the detention is not told.", event.id)
        elif event.date is not None and span.begins is not None and event.date.latest < span.begins.earliest:
            self._notice(f"{event.id} is dated {event.date}, before the detention of {span.begins} began.", event.id)
        elif span.ended is not None and span.ended_for_sure:
            self._over_again(span, span.ended, event)
        else:
            span.ended = Ending(event.how, event.date, event.id)
            span.told.append(event.id)

    def _to_end(self, event: Over) -> Span | None:
        """The span that an end ends: that of the act it is about, else the last that is open."""
        span = self._about(event.about)
        if span is None:
            open_ones = [one for one in self.spans if one.open]
            return open_ones[-1] if open_ones else self._last if event.told else None
        later = self.spans[self.spans.index(span) + 1 :]
        if event.date is not None and any(one.begins and one.begins.latest < event.date.earliest for one in later):
            self._notice(f"{event.id} is dated {event.date}, after a later detention began: it is taken to end that.", event.id)
            return self._last
        return span

    def _over_again(self, span: Span, known: Ending, event: Over) -> None:
        """The same end from another report; the day that was told first stands."""
        span.told.append(event.id)
        if event.how is not known.how:
            self._notice(f"{known.id} says {known.how}, {event.id} says {event.how}.", known.id, event.id)
        elif known.date is not None and event.date is not None and not known.date.may_be(event.date):
            said = f"{known.id} and {event.id} give two days for one end: {known.date} and {event.date}."
            self._notice(said, known.id, event.id)


def _exactness(event: Event) -> tuple[int, datetime.date]:
    """What is told to the day goes before what is told vaguely."""
    if event.date is None:
        return 0, datetime.date.max
    return (event.date.latest - event.date.earliest).days, event.date.latest
