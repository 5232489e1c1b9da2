"""Local unions: named by their union and the place that they are of.

In: the names of a document, in its order. Out: the same, with "REP primary trade union at the Minsk Motor Plant" and "local
union of BITU at BMZ" as one name each, in place of the names within it.
"""

from __future__ import annotations

from gravamen.reading.identity import Bodies, Body, Mention
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

_Near = tuple[dict[int, Mention], dict[int, Mention]]  # names by their first token, and by where they end
_JOINED = 2  # "of BITU", "at BMZ": names that may follow


def name_local_unions(tokens: Tokens, pack: Pack, bodies: Bodies, kept: list[Mention]) -> None:
    """Put local unions in the place of the names that they are made of; `kept` is changed."""
    near = {mention.first: mention for mention in kept}, {mention.last: mention for mention in kept}
    local = pack.name_words["local"]
    places = [at for at, low in enumerate(tokens.low) if low in local]
    found = [mention for at in places if (mention := _local_union(tokens, pack, bodies, near, at))]
    if not found:
        return
    ordered = Ordered(list(kept))
    within: set[int] = set()  # first tokens of names that a longer one holds
    for mention in found:
        for inner in ordered.between(mention.first, mention.last):
            if inner.last <= mention.last:
                within.add(inner.first)
                if inner.kind == "organisation":
                    bodies.all[inner.who].mentions.append(inner)
    kept[:] = [one for one in kept if one.first not in within] + [
        mention for mention in found if all(one.first in within for one in ordered.between(mention.first, mention.last))
    ]


def _local_union(tokens: Tokens, pack: Pack, bodies: Bodies, near: _Near, at: int) -> Mention | None:
    """The local union that the word at `at` makes: a word such as "primary" before a word such as "union"."""
    low, names = tokens.low, pack.name_words
    by_first, by_last = near
    if tokens.cap[at]:
        return None
    end = at + 1
    while end < len(low) and low[end] in names.get("local_union", ()):
        end += 1
    if end == at + 1 or not tokens.flags[end - 1] & Word.UNION:
        return None
    before = by_last.get(at)
    named = before is not None and before.kind == "organisation"
    first, last = before.first if before is not None and named else at, end
    for _ in range(_JOINED):
        if last >= len(low) or low[last] not in pack.phrases["joins_nouns"]:
            break
        ahead = last + 1
        while ahead < len(low) and tokens.flags[ahead] & Word.DETERMINER:
            ahead += 1
        inner = by_first.get(ahead)
        if inner is None or inner.kind not in ("organisation", "place"):
            break
        last, named = inner.last, named or inner.kind == "organisation"
    if not named or last == end:
        return None
    words = frozenset(word for word in low[first:last] if len(word) > 2)
    who = bodies.of_words(words)
    if who is None:
        who = bodies.add(Body(tokens.words(first, last), words, OrganisationKind.LOCAL_UNION))
    return Mention(first, last, "organisation", who=who)
