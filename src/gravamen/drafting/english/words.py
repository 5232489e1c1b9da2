"""English words and phrases: names with their articles, lists, dates, numbers.

In: facts. Out: noun phrases without a capital at the beginning; the sentence gives that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gravamen.countries import adjective
from gravamen.drafting.facts import Brief, Organisation, Party, Person
from gravamen.edtf import Edtf, parse

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WITH_ARTICLE = {
    "union",
    "unions",
    "federation",
    "confederation",
    "congress",
    "council",
    "committee",
    "court",
    "ministry",
    "association",
    "office",
    "organization",
    "organisation",
    "department",
    "police",
    "government",
    "parliament",
    "branch",
    "league",
    "centre",
    "commission",
    "plant",
    "works",
    "factory",
    "syndicate",
    "workers'",
    "employees'",
    "agency",
    "alliance",
    "army",
    "authority",
    "battalion",
    "board",
    "brigade",
    "bureau",
    "center",
    "directorate",
    "forces",
    "guild",
    "inspectorate",
    "mine",
    "mines",
    "organizations",
    "party",
    "secretariat",
    "service",
    "tribunal",
    "university",
}
_DETERMINED = re.compile(
    r"(?:the|a|an|this|these|those|its|his|her|their|all|some|several|many|most|any|no|each|every|both|\d[\d,]*|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|almost|nearly|more|at|over|dozens|hundreds|thousands|part|copies)\b",
    re.IGNORECASE,
)
# One of whom a report speaks without a name: "a gunman killed …".
_ONE_OF_MANY = {
    "gunman",
    "policeman",
    "soldier",
    "officer",
    "official",
    "supervisor",
    "manager",
    "foreman",
    "guard",
    "bodyguard",
    "assailant",
    "attacker",
    "judge",
    "prosecutor",
    "court",
    "tribunal",
    "magistrate",
    "contractor",
    "thug",
    "worker",
    "unionist",
    "activist",
    "leader",
    "member",
    "delegate",
    "driver",
    "teacher",
    "journalist",
    "student",
    "miner",
    "organiser",
    "organizer",
    "employee",
}
_DEFINITE_GROUPS = {
    "police",
    "union",
    "centre",
    "center",
    "authorities",
    "government",
    "management",
    "employer",
    "company",
    "court",
    "prosecution",
    "army",
    "administration",
    "officials",
    "prosecutor",
    "judge",
    "ministry",
}
_SINGULAR_S = {"police"}
NBSP = "\u00a0"


def number(count: int) -> str:
    """One to ten in words, more in figures: "three", "1,200"."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def listing(items: Sequence[str], *, apart: bool = False) -> str:
    """ "A", "A and B", "A, B and C"; `apart` puts a comma before the last "and". An item may close with a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    *before, last = items
    joined = ", ".join([*(one.removesuffix(",") for one in before[:-1]), before[-1]])
    return f"{joined}{',' if apart and not joined.endswith(',') else ''} and {last}"


def day(when: date) -> str:
    """ "16 February 2021", with blanks that no line breaks at."""
    return f"{when.day}{NBSP}{MONTHS[when.month - 1]}{NBSP}{when.year}"


def day_of_year(month: int, of_month: int) -> str:
    """ "26 May": of a day whose year is not told."""
    return f"{of_month}{NBSP}{MONTHS[month - 1]}"


def on(when: Edtf) -> str:
    """A date as an adverbial: "on 16 February 2021", "in August 2020", "between August and September 2020"."""
    text = when.text.rstrip("?~%")
    about = "around " if when.approximate or when.uncertain else ""
    if when.precision == "day":
        return f"{'on or about' if about else 'on'} {day(when.earliest)}"
    if when.precision == "month":
        return f"{about or 'in '}{MONTHS[when.earliest.month - 1]}{NBSP}{when.earliest.year}"
    if when.precision == "year":
        return f"{about or 'in '}{when.earliest.year}"
    begin, _, end = text.partition("/")
    if begin in ("", ".."):
        return f"until {_point(parse(end), whole=True)}"
    if end in ("", ".."):
        return f"since {_point(parse(begin), whole=True)}"
    first, last = parse(begin), parse(end)
    same_year = first.earliest.year == last.latest.year and first.precision != "year"
    return f"between {_point(first, whole=not same_year)} and {_point(last, whole=True)}"


def plain_date(when: Edtf) -> str:
    """A date as it stands in a table: "16 February 2021", "August 2020", "since August 2020"."""
    said = on(when)
    return re.sub(r"^(?:on|in) ", "", said)


def _point(when: Edtf, *, whole: bool) -> str:
    year = f"{NBSP}{when.earliest.year}" if whole else ""
    if when.precision == "day":
        return f"{when.earliest.day}{NBSP}{MONTHS[when.earliest.month - 1]}{year}"
    if when.precision == "month":
        return f"{MONTHS[when.earliest.month - 1]}{year}"
    return str(when.earliest.year)


def lowered(phrase: str) -> str:
    """A phrase taken from a sentence's beginning: "The apartment" becomes "the apartment", a name stays as it is."""
    phrase = " ".join(phrase.split()).rstrip(" ,;.")
    first, _, _ = phrase.partition(" ")
    return phrase[0].lower() + phrase[1:] if _DETERMINED.match(phrase) and first[1:].islower() else phrase


def determined(phrase: str) -> bool:
    """Whether a phrase begins with a word that stands where an article stands: "the", "several", "200"."""
    return _DETERMINED.match(phrase) is not None


def with_a(phrase: str) -> str:
    """ "an office", "a union leader"."""
    return f"{'an' if phrase[0] in 'aeiou' and not phrase.startswith('union') else 'a'} {phrase}"


def with_article(phrase: str) -> str:
    """A group's words as a noun phrase: "police" becomes "the police", "workers" stays."""
    phrase = lowered(phrase)
    first, _, rest = phrase.partition(" ")
    if first[:1].isupper() and first[1:].islower() and rest == rest.lower() and not adjective(first):
        phrase = phrase[0].lower() + phrase[1:]  # "Officials refused …": the capital was the sentence's
    if _DETERMINED.match(phrase):
        return phrase
    last = phrase.split()[-1].lower()
    if last in _ONE_OF_MANY and phrase[0].islower():
        return with_a(phrase)
    if last in _DEFINITE_GROUPS and not (last == "officials" and phrase != last):
        return f"{'a' if last in _ONE_OF_MANY else 'the'} {phrase}"
    return phrase


def organisation(one: Organisation, *, first: bool) -> str:
    """ "the Belarusian Independent Trade Union (BITU)" at first, "BITU" afterwards."""
    if not first and one.acronym:
        return one.acronym
    words = {word.strip("’'").lower() for word in one.name.split()} | {word.lower() for word in one.name.split()}
    name = one.name
    if words & _WITH_ARTICLE and not _DETERMINED.match(name) and not _brand(name):
        name = f"the {name}"
    if first and one.acronym and one.acronym not in one.name:
        return f"{name} ({one.acronym})"
    return name


def _brand(name: str) -> bool:
    """A name that begins with an acronym or a mixed word ("IndustriALL Global Union") goes without an article."""
    head = name.split()[0]
    return sum(letter.isupper() for letter in head) > 1 and not head.isupper()


def role(person: Person, brief: Brief, *, said: set[str]) -> str:
    """What a person is: "chairman of REP"."""
    if person.role is None:
        return ""
    tense = "" if person.tense == "now" else f"{person.tense} "
    return tense + _role(person, lowered(person.role), brief, said)


def _role(person: Person, phrase: str, brief: Brief, said: set[str]) -> str:
    body = next((one for one in brief.organisations if one.id == person.affiliation), None)
    if body is None or body.name.lower() in phrase.lower() or body.acronym in re.findall(r"\w+", phrase):
        return phrase
    named = organisation(body, first=body.id not in said)
    said.add(body.id)
    return f"{phrase} of {named}" if " of " not in phrase and " for " not in phrase else f"{phrase} ({body.acronym or named})"


# "Congress of Trade Unions (CTU) leaders": the name of a body, of several words, before those who belong to it
_BODY_BEFORE = re.compile(
    r"^(?:the )?[A-Z]\S*(?: (?:of|for|and|the|in) (?:the )?[A-Z]\S*| [A-Z]\S*)+(?: \([A-Z][^)]*\))? "
    r"(?!(?:of|at|in|from|who|that|for|and|or|on|to|with)\b)(?=[a-z])"
)


def plural(party: Party, text: str) -> bool:
    """Whether a verb after a group's words stands in the plural."""
    if party.number is not None:
        return party.number != 1
    text = _BODY_BEFORE.sub("", text)
    head = re.split(r" (?:of|at|in|from|who|that|for) ", text)[0].split()[-1].lower().strip(",.;’'\"”")
    if head in ("police", "people", "men", "women", "children", "staff", "authorities", "others"):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in ("works", "headquarters")


def quotable(quote: str) -> str:
    """A source's words between quotation marks: on one line, its own marks single, none left open."""
    quote = " ".join(quote.split()).rstrip(".")
    if quote[:1] in '“"«' and quote[-1:] in '”"»' and not re.search(r"[“”\"«»]", quote[1:-1]):
        quote = quote[1:-1]
    quote = re.sub(r'"([^"]*)"', r"‘\1’", quote)
    return re.sub(r"[“«]([^“”«»]*)[”»]", r"‘\1’", quote).strip('"“”«»')


def sentence(words: str) -> str:
    """Words as a sentence: a capital at the beginning, a full stop at the end, single blanks."""
    words = re.sub(r"[ \t\n]+", " ", words).strip().rstrip(",;:")
    words = re.sub(r" ([,.;:])", r"\1", words)
    words = re.sub(r",([,.;:])", r"\1", words)
    if not words:
        return words
    ended = words[-1] in ".!?" or (words[-1] in '”"’)' and len(words) > 1 and words[-2] in ".!?")
    return words[0].upper() + words[1:] + ("" if ended else ".")
