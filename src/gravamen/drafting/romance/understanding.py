"""English phrases of a record that a Romance language can say by itself: groups, roles, countries, laws, terms, whose place.

In: a phrase as an officer typed it in English. Out: the phrase in the language, or None: then a person must word it. Nothing is
guessed: what is not wholly known is not said.
"""

from __future__ import annotations

import re

from gravamen import countries
from gravamen.drafting.facts import Act, Brief
from gravamen.drafting.romance import places
from gravamen.drafting.romance.grammar import Grammar
from gravamen.drafting.romance.naming import Naming
from gravamen.terms import ActType

_LAW = re.compile(r"(Articles?|Sections?) ([\d.]+(?:\(\w\))*(?:(?:,| and) [\d.]+(?:\(\w\))*)*) of (the .+)")
_TERM = re.compile(r"(up to )?(\d+|[a-z]+) (day|week|month|year)s?(?: (?:of |in )?(.+))?")
_QUANTITY = re.compile(r"(dozens|scores|hundreds|thousands)(?: more)?(?: of (?:other )?(.+))?", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de |del |la |al-)?[A-ZÀ-Þ][\w’'.-]*)*")


def understood(grammar: Grammar, field: str, phrase: str, act: Act | None, brief: Brief, *, woman: bool = False) -> str | None:
    """A phrase in the grammar's language, where the grammar knows all of it."""
    phrase = " ".join(phrase.split()).rstrip(" .,")
    match field:
        case "group":
            return _group(grammar, phrase, brief)
        case "name":
            return _body(grammar, phrase)
        case "role":
            return _role(grammar, phrase, brief, woman)
        case "legal_basis":
            return _law(grammar, phrase)
        case "penalty":
            return _term(grammar, phrase) or _days(grammar, phrase, act)
        case "place":
            return _place(grammar, phrase, brief)
        case "object":
            return _patterned(grammar, phrase, brief)
    return None


def _group(grammar: Grammar, phrase: str, brief: Brief) -> str | None:
    known: dict[str, str] = grammar.words["known_groups"]
    bare = re.sub(r"^(?:the|a|an) ", "", phrase.casefold())
    if said := known.get(phrase.casefold()) or known.get(bare):
        return said
    if counted := _QUANTITY.fullmatch(phrase):
        of = _group(grammar, counted[2] or "persons", brief)
        articles = grammar.words["groups"]["articles"]
        return f"{grammar.words['quantities'][counted[1].casefold()]} {grammar.of(re.sub(articles, '', of))}" if of else None
    whose, _, what = phrase.rpartition(" ")
    owner = _owner(grammar, whose, brief) if whose and what in known else None
    return f"{known[what]} {grammar.of(owner)}" if owner else None


def _body(grammar: Grammar, phrase: str) -> str | None:
    """A body of the State by its name: "Investigative Committee of Belarus"."""
    bodies: dict[str, str] = grammar.words["bodies"]
    for name, said in bodies.items():
        if phrase.removeprefix("the ").replace("’", "'") == name:
            return said
        found = re.fullmatch(rf"(?:the )?{re.escape(name)} of (.+)", phrase.replace("’", "'"))
        if found is not None and (code := countries.find(found[1])) is not None:
            return f"{said} {grammar.of(places.named(grammar.folder, code))}"
    return None


def _role(grammar: Grammar, phrase: str, brief: Brief, woman: bool) -> str | None:
    """ "chairman", or "REP chairman" where REP is of the brief."""
    roles: dict[str, list[str]] = grammar.words["roles"]
    if found := roles.get(phrase.casefold()):
        return found[woman]
    whose, _, what = phrase.rpartition(" ")
    owner = _owner(grammar, whose, brief) if whose and what.casefold() in roles else None
    return f"{roles[what.casefold()][woman]} {grammar.of(owner)}" if owner else None


def _law(grammar: Grammar, phrase: str) -> str | None:
    laws: dict[str, str] = grammar.words["laws"]
    found = _LAW.fullmatch(phrase)
    if found is None:
        return laws.get(phrase.casefold())
    law = laws.get(found[3].casefold())
    if law is None:
        return None
    many = bool(re.search(r",| and ", found[2])) or found[1].endswith("s")
    numbers = re.split(r", (?:and )?| and ", found[2])
    return f"{grammar.words['clauses']['articles' if many else 'article']} {grammar.joined(numbers)} {grammar.of(law)}"


def _term(grammar: Grammar, phrase: str) -> str | None:
    said = grammar.words["terms"]
    found = _TERM.fullmatch(phrase.casefold())
    if found is None:
        return None
    limit, figure, unit, what = found.groups()
    count = int(figure) if figure.isdigit() else said["counts"].get(figure)
    kind = said["kinds"].get(what) if what else ""
    if count is None or kind is None:
        return None
    number = str(count) if figure.isdigit() else grammar.number(count, feminine=unit in said["feminine"])
    term = f"{number} {said['units'][unit][count != 1]} {kind}".strip()
    return str(said["up_to"]).format(term=term) if limit else term


def _days(grammar: Grammar, phrase: str, act: Act | None) -> str | None:
    """A term that the record has in days, where the phrase says that very number of days."""
    if act is None or act.penalty_days is None or not re.search(rf"\b{act.penalty_days} days?\b", phrase):
        return None
    said = grammar.words["terms"]
    kind = said["administrative" if act.type is ActType.ADMINISTRATIVE_PENALTY else "detention"]
    return f"{act.penalty_days} {said['units']['day'][act.penalty_days != 1]} {kind}"


def _place(grammar: Grammar, phrase: str, brief: Brief) -> str | None:
    code = countries.find(phrase)
    if code is not None and countries.country(code).capital.casefold() != phrase.casefold():
        return places.named(grammar.folder, code)
    if patterned := _patterned(grammar, phrase, brief):
        return patterned
    cities: dict[str, str] = grammar.words["cities"]
    name = re.sub(r"^(?:the )?(?:town|city|village) of (?=[A-ZÀ-Þ])", "", phrase)
    named = all(_NAME.fullmatch(part) for part in name.split(", ")) and not name.startswith("The ")
    return cities.get(name) or (name if named else None)


def _patterned(grammar: Grammar, phrase: str, brief: Brief) -> str | None:
    """ "the office of X" where X is somebody of the brief."""
    for opening, said in grammar.words["places"].items():
        whose = re.fullmatch(rf"(?:the )?{opening} of (?:the )?(.+)", phrase)
        if whose is not None:
            owner = _owner(grammar, whose[1], brief)
            return f"{said} {grammar.of(owner)}" if owner else None
        if phrase.casefold() in (opening, f"the {opening}"):
            return str(said)
    return None


def _owner(grammar: Grammar, name: str, brief: Brief) -> str | None:
    name = re.sub(r" \([^()]+\)$", "", name)  # its acronym
    for person in brief.persons:
        if name in (person.name, *person.other_names):
            return person.name
    for body in brief.organisations:
        if name in (body.name, body.acronym):
            return Naming(brief, grammar).organisation(body).text
    return None
