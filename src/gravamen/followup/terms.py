"""Until when those who are held are to be held, for whatever is drafted: counted once, told the same everywhere.

In: the facts of a case. Out: the same with the terms that run, or have run out without a release that anybody reported.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gravamen.drafting.facts import Brief, Term
from gravamen.followup.detentions import Detention, State
from gravamen.followup.folding import fold

_FREE = (State.RELEASED, State.EXILED)


def with_terms(brief: Brief) -> Brief:
    """The brief with the terms of its detentions as they stand on its day, and with those who are known to be free."""
    spans = list(fold(brief.acts, brief.circumstances, brief.country).begun(brief.written_on))
    last = {span.person: span.state(brief.written_on) for span in spans}
    free = frozenset(person for person, state in last.items() if state in _FREE)
    return replace(brief, terms=tuple(_terms(spans, brief.written_on)), free=free)


def _terms(spans: Iterable[Detention], on: datetime.date) -> Iterator[Term]:
    for span in spans:
        if span.terms and span.state(on) in (State.HELD, State.NOT_CONFIRMED):
            last = span.terms[-1]
            if last.ends is not None:
                yield Term(span.person, last.act, last.counts_from, last.ends, last.why, last.at_most)
