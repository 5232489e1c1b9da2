"""Who is bound outside the ILO: the First Optional Protocol, the OECD Guidelines, the trade preferences of the European Union.

In: a country, a day. Out: a `Standing`: whether the list that was read has the country, of which year the list is, and its
source. Lists that are not whole never say "no".
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gravamen.edtf import parse
from gravamen.said import said
from gravamen.standards.tables import rows

PROTOCOL = "op1"
OECD = "oecd"
PREFERENCES = "gsp"


@dataclass(frozen=True, slots=True)
class Standing:
    """`bound` is None where the list does not say, or says it of another time. `words` say it for a reader."""

    bound: bool | None
    words: str
    source: str


def standing(list_: str, country: str, on: datetime.date) -> Standing:
    """How a country stands to what a list is of, on a day."""
    code = country.upper()
    if list_ == PROTOCOL:
        return _protocol(code, on)
    return _oecd(code, on) if list_ == OECD else _preferences(code, on)


def _protocol(code: str, on: datetime.date) -> Standing:
    row = next((one for one in rows("op1.csv") if one["country"] == code), None)
    if row is None:
        return Standing(
            None, said("whether the State is party to the First Optional Protocol: the list does not have it"), _HERE[PROTOCOL]
        )
    if row["party"] == "no":
        return Standing(
            False, said("the State is not party to the First Optional Protocol (a table of about 2023)"), row["source"]
        )
    if row["left"] and parse(row["left"]).earliest <= on:
        return Standing(
            False,
            said("the State left the First Optional Protocol, with effect from {date}", date=parse(row["left"])),
            row["source"],
        )
    if int(row["year"]) >= on.year:
        return Standing(
            None,
            said(
                "whether the State was party to the First Optional Protocol by {date}: it is since {year}",
                date=on,
                year=row["year"],
            ),
            row["source"],
        )
    return Standing(
        True, said("the State is party to the First Optional Protocol since {year}", year=row["year"]), row["source"]
    )


def _oecd(code: str, on: datetime.date) -> Standing:
    row = next((one for one in rows("oecd.csv") if one["country"] == code), None)
    if row is None:
        words = said(
            "the host State does not adhere to the Guidelines (list of 2023): whether the home State of the enterprise does"
        )
        return Standing(None, words, _HERE[OECD])
    since = row["since"] or f"{row['known']}-01-01"
    if datetime.date.fromisoformat(since) > on:
        return Standing(
            None,
            said(
                "whether the host State adhered to the Guidelines by {date}: the list is of {year}", date=on, year=row["known"]
            ),
            row["source"],
        )
    return Standing(True, said("the host State adheres to the Guidelines (list of {year})", year=row["known"]), row["source"])


def _preferences(code: str, on: datetime.date) -> Standing:
    found = [one for one in rows("gsp.csv") if one["country"] == code]
    if not found:
        return Standing(
            None,
            said("whether the country has the preferences: the lists that were read, which are not whole, do not have it"),
            _HERE[PREFERENCES],
        )
    row = max(found, key=lambda one: one["known"])
    if row["until"] and datetime.date.fromisoformat(row["until"]) <= on:
        over = said("the preferences of the country ended on {date}; whether they were given again", date=parse(row["until"]))
        return Standing(None, over, row["source"])
    still = said(
        "whether the country still has the preferences: it had {arrangement} in {year}",
        arrangement=row["arrangement"],
        year=row["known"],
    )
    return Standing(None, still, row["source"])


_HERE = {
    PROTOCOL: "treaties.un.org, chapter IV, 5",
    OECD: "annual report for 2023 of the Norwegian National Contact Point, https://regjeringen.no/en/dokumenter/annual-report-2023/id3037979/?ch=3",
    PREFERENCES: "Regulation (EU) No 978/2012, annexes II to IV",
}
