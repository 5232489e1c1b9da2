"""A person's name as the words that are compared.

In: a name as a report writes it. Out: its words, folded; a Chinese or Korean name written in one word is cut behind its
surname.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from gravamen.names.given_names import Kinship, meanings, same_given_name
from gravamen.names.parsing import script_of, words

# surnames of two characters; all others in use have one
_LONG_SURNAMES = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "司徒",
        "皇甫",
        "尉迟",
        "尉遲",
        "公孙",
        "公孫",
        "令狐",
        "慕容",
        "长孙",
        "長孫",
        "宇文",
        "夏侯",
        "남궁",
        "황보",
        "제갈",
        "선우",
        "독고",
        "사공",
        "서문",
        "동방",
    ]
)
_BEFORE_FATHER = frozenset(
    {"bin", "ibn", "ben", "bint", "بن", "ابن", "بنت", "бин", "ибн", "בן", "בת"}
)  # as titles.toml has them
_LONGEST_IN_ONE = 4  # characters of a native name; what is longer is a foreign one, brought over by its sound


def person_words(name: str) -> list[str]:
    """The words of a person's name: "毛泽东" is 毛, 泽东; "김정은" is 김, 정은; "Dr. Ihar Probny" is ihar, probny.

    Titles in front are left out where two words follow that are none (see `titles.toml`).
    """
    found = words(name)
    while len(found) > 2 and found[0] in _titles() and not meanings(found[0]).names:
        found = found[1:]
    if len(found) == 1 and 2 <= len(found[0]) <= _LONGEST_IN_ONE and script_of(found[0]) in ("Hani", "Hang"):
        whole = found[0]
        behind = 2 if len(whole) > 2 and whole[:2] in _LONG_SURNAMES else 1
        return [whole[:behind], whole[behind:]]
    return found


def father_and_child(one: list[str], two: list[str]) -> bool:
    """Whether the bearer of each name has the name of the other's father: Salman bin Muhammad, Muhammad bin Salman."""
    first, second = _with_father(one), _with_father(two)
    return (
        first is not None
        and second is not None
        and _same(first[0], second[1])
        and _same(first[1], second[0])
        and not _same(first[0], first[1])
    )


def _with_father(found: list[str]) -> tuple[str, str] | None:
    """What stands on either side of "bin", "ibn" and the like; None for a name without."""
    for at in range(1, len(found) - 1):
        if found[at] in _BEFORE_FATHER:
            return found[at - 1], found[at + 1]
    return None


def _same(one: str, two: str) -> bool:
    return one == two or same_given_name(one, two) is Kinship.SAME


@cache
def _titles() -> frozenset[str]:
    """Titles of one word, in all languages, that stand before a name; those that can be names elsewhere are not among them."""
    table = tomllib.loads(resources.files(__package__).joinpath("titles.toml").read_text("utf-8"))
    doubtful = {word for of in table.values() for word in of.get("doubtful", ())}
    known = {word for of in table.values() for kind in ("titles", "male", "female") for word in of.get(kind, ())}
    return frozenset(word for word in known - doubtful if " " not in word and len(word) > 1)
