"""Lists of people that say their preposition again: "a Ana Testova y | a Juan Testov", "de A et | de B".

In: the units of one sentence, and the place of a comma or an "and" in them. Out: whether the list goes on after it.
"""

from __future__ import annotations

from gravamen.reading.identity import Mention
from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.reading.units import Unit


def listed_again(tokens: Tokens, pack: Pack, units: list[Unit], at: int, lead: str) -> bool:
    """Whether a list of people that `lead` opened goes on with that preposition."""
    joins = units[at].kind == "conj" or tokens.low[units[at].first] == ","
    if not pack.head_first or not joins or at + 2 >= len(units) or units[at + 1].kind != "prep":
        return False
    low, following = tokens.low[units[at + 1].first], units[at + 2]
    alike = (pack.phrases["of"], pack.phrases["particle"])
    if following.kind != "noun" or not (low == lead or any({low, lead} <= of for of in alike)):
        return False
    if low not in pack.phrases["of"] and _taken_up_soon(tokens, units, at + 3):
        return False  # "detuvieron a Ana Testova y a Juan Testov | lo golpearon"
    if any(name.kind == "person" for name in following.names):
        return True
    body = any(name.kind == "organisation" for name in following.names)
    if body and units[at].kind == "conj" and any(name.kind == "organisation" for name in units[at - 1].names):
        return True  # "a la Federación X y | al Sindicato Y"
    return units[at].kind == "conj" and bool(tokens.flags[following.head] & (Word.PEOPLE | Word.ROLE))


def named_again(tokens: Tokens, pack: Pack, units: list[Unit], at: int, lead: str) -> bool:
    """ "a procédé à l'arrestation de A, | de B et | de C": persons whom a preposition names one after another."""
    named = all(any(name.kind == "person" for name in one.names) for one in (units[at - 1], *units[at + 2 : at + 3]))
    return named and listed_again(tokens, pack, units, at, lead)


def named_out(tokens: Tokens, pack: Pack, units: list[Unit], at: int) -> list[Mention]:
    """ "la detención de tres trabajadores: | A, B y C", "(A, B et C)": the persons whom a list after those counted names."""
    if not pack.head_first or at >= len(units) or tokens.low[units[at].first] not in (":", "("):
        return []
    named: list[Mention] = []
    for unit in units[at + 1 :]:
        if tokens.low[unit.first] in (")", ";") or (unit.kind == "verb" and not named):
            break
        named += [name for name in unit.names if name.kind == "person"]
    return list({name.who: name for name in named}.values())


def _taken_up_soon(tokens: Tokens, units: list[Unit], at: int) -> bool:
    """Whether the phrase before `at` is that of a verb after it, which takes it up with a pronoun."""
    while at < len(units) and (units[at].kind in ("noun", "prep", "adverb", "time") or tokens.low[units[at].first] == ","):
        at += 1
    following = units[at] if at < len(units) else None
    pronoun = following is not None and following.kind == "pronoun"
    return pronoun and following is not None and bool(tokens.flags[following.first] & Word.OBJECT_PRONOUN)
