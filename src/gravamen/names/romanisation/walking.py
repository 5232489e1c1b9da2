"""A word brought into Latin letters by one system: letter by letter, the longest match first.

In: a folded word and a system's rules. Out: its spellings, the commonest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product

from gravamen.names.romanisation.short_vowels import with_short_vowels
from gravamen.names.romanisation.tables import Rule, Rules

_DEVIATIONS = 2  # how many rules of a word depart from their first spelling at once


def spellings(word: str, rules: Rules, most: int) -> Iterator[str]:
    """Up to `most` spellings of a word by one system; none where the system has nothing for its letters."""
    known = _known(word, rules)
    if known:
        yield from known
        return
    if not rules.by_letter:
        return
    read = rules.readings.syllables(word) if rules.readings is not None else [word]
    pieces = [piece for part in read for piece in _pieces(part, rules)]
    for text in islice(_joined(pieces), most):
        if rules.vowelled:
            text = with_short_vowels(text, rules.vowelled)
        for pattern, with_what in rules.then:
            text = pattern.sub(with_what, text)
        yield text


def _known(word: str, rules: Rules) -> list[str]:
    """The spellings of a word that the system has as a whole, also with a prefix that is written together with it."""
    if not rules.words:
        return []
    plain = word.translate(rules.alike)
    if plain in rules.words:
        return list(rules.words[plain])
    return [
        before + spelled
        for prefix, befores in rules.prefixes.items()
        if plain.startswith(prefix)
        for spelled in rules.words.get(plain[len(prefix) :], ())
        for before in befores
    ]


def _pieces(word: str, rules: Rules) -> list[str | Rule]:
    """What each letter or group becomes: a text, or the rule where there are several. Unknown letters stay as they are."""
    pieces: list[str | Rule] = []
    at, end = 0, len(word)
    by_letter = rules.by_letter
    while at < end:
        letter = word[at]
        found = by_letter.get(letter)
        if found is None:
            pieces.append(letter)
        elif isinstance(found, str):
            pieces.append(found)
        else:
            rule = _first_that_holds(found, word, at)
            if rule is None:
                pieces.append(letter)
            else:
                pieces.append(rule.spellings[0] if len(rule.spellings) == 1 else rule)
                at += len(rule.letters)
                continue
        at += 1
    return pieces


def _first_that_holds(rules: tuple[Rule, ...], word: str, at: int) -> Rule | None:
    for rule in rules:
        if not word.startswith(rule.letters, at):
            continue
        if rule.before is not None and not rule.before.holds(word[at - 1] if at else "^"):
            continue
        if rule.after is not None:
            end = at + len(rule.letters)
            if not rule.after.holds(word[end] if end < len(word) else "$"):
                continue
        return rule
    return None


def _joined(pieces: list[str | Rule]) -> Iterator[str]:
    """All texts that the pieces can make, those nearest to the first spellings first.

    Who writes "kh" once in a word writes it so throughout: a rule is spelled alike wherever it holds.
    """
    open_rules = list({id(piece): piece for piece in pieces if not isinstance(piece, str)}.values())
    for count in range(min(_DEVIATIONS, len(open_rules)) + 1):
        for departing in combinations(open_rules, count):
            for spelled in product(*(rule.spellings[1:] for rule in departing)):
                chosen = {id(rule): spelling for rule, spelling in zip(departing, spelled, strict=True)}
                yield "".join(
                    piece if isinstance(piece, str) else chosen.get(id(piece), piece.spellings[0]) for piece in pieces
                )
