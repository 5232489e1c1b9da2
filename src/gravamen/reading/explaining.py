"""Why each act is proposed: the words that set it off, the rule, and what was made of the words around, to look at.

In: a text and its reading. Out: stretches of each act's passage with the part that they play, and one self-contained HTML page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gravamen.reading.models import Act, Reading
from gravamen.terms import Family
from gravamen.text import Passage, Text

# the part a stretch plays -> what a reader calls it
PARTS = {
    "trigger": "what sets it off",
    "telling": "what else tells of it",
    "victims": "to whom",
    "perpetrators": "by whom",
    "date": "when",
    "place": "where",
    "penalty": "penalty",
    "legal_basis": "law",
    "object": "what",
    "ground": "reason given",
}
_COLOURS = {
    "trigger": "#ffe08a",
    "telling": "#fff3c9",
    "victims": "#bfe3c0",
    "perpetrators": "#f3c4bd",
    "date": "#c3d9f5",
    "place": "#d9cdf0",
    "penalty": "#f6d3a8",
    "legal_basis": "#cfe6e6",
    "object": "#e6e0c4",
    "ground": "#e3d3dd",
}
_FAMILY_COLOURS = {
    Family.LIFE: "#a01c1c",
    Family.LIBERTY: "#b3541e",
    Family.HOME: "#7a5195",
    Family.ASSOCIATION: "#1f5f99",
    Family.EMPLOYMENT: "#1d7a53",
    Family.BARGAINING: "#5b7a1d",
    Family.EXPRESSION: "#555555",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a passage that play one part; `part` is "" where they play none."""

    passage: Passage
    part: str


def stretches(act: Act) -> list[Stretch]:
    """The act's passage cut into stretches, in order, with nothing left out. Where two parts overlap the shorter shows."""
    marked: list[tuple[Passage, str]] = [(act.reason.trigger, "trigger")]
    marked.extend((passage, "telling") for passage in act.reason.telling)
    for part in ("date", "place", "penalty", "legal_basis", "object", "ground"):
        value = getattr(act, part)
        if value is not None:
            marked.extend((passage, part) for passage in value.passages)
    for part in ("victims", "perpetrators"):
        marked.extend((party.passage, part) for party in getattr(act, part))
    marked.sort(key=lambda row: (row[1] == "telling", len(row[0]), row[1] != "trigger"))
    part_of: dict[int, str] = {}
    for passage, part in marked:
        for at in range(max(passage.start, act.passage.start), min(passage.end, act.passage.end)):
            part_of.setdefault(at, part)
    found: list[Stretch] = []
    begin = act.passage.start
    for at in range(act.passage.start, act.passage.end + 1):
        if at == act.passage.end or part_of.get(at, "") != part_of.get(begin, ""):
            if at > begin:
                found.append(Stretch(Passage(begin, at), part_of.get(begin, "")))
            begin = at
    return found


def page(text: Text, reading: Reading, title: str) -> str:
    """One HTML page without anything to fetch: the text with its acts marked, and beside it the reasons of each."""
    cards = "\n".join(_card(number, act, text) for number, act in enumerate(reading.acts, 1))
    legend = " ".join(f'<span class="{part}">{escape(name)}</span>' for part, name in PARTS.items())
    style = "".join(f".{part}{{background:{colour}}}" for part, colour in _COLOURS.items())
    return f"""<!doctype html>
<html lang="{escape(reading.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(title)}: what was read, and why</title>
<style>
body{{font:15px/1.55 Georgia,serif;color:#1d1d1d;background:#fbfaf7;margin:0}}
header{{padding:1rem 1.5rem;border-bottom:1px solid #ddd}} h1{{font-size:1.2rem;margin:0 0 .4rem}}
main{{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem;padding:1.2rem 1.5rem}}
@media(max-width:800px){{main{{grid-template-columns:1fr}}}}
.text{{white-space:pre-wrap;overflow-wrap:anywhere}}
.text a{{color:inherit;text-decoration:none;border-bottom:2px solid var(--family)}}
.text sup{{font:600 .7em sans-serif;color:var(--family)}}
article{{background:#fff;border:1px solid #e2dfd8;border-left:4px solid var(--family);border-radius:4px;
  padding:.7rem .9rem;margin:0 0 .9rem}}
article:target{{outline:2px solid #c9a227}}
article h2{{font:600 .95rem sans-serif;margin:0 0 .3rem;display:flex;gap:.6em;align-items:baseline}}
article p{{margin:.3rem 0}} 
dl{{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;font:13px/1.5 sans-serif;margin:.5rem 0 0}}
dt{{color:#666}} dd{{margin:0}} meter{{width:5.5em;height:.7em}} .legend span,article q span{{padding:0 .2em;border-radius:3px}}
.legend{{font:13px sans-serif}} .legend span{{margin-right:.5em}} q{{quotes:none}}
{style}
</style></head><body>
<header><h1>{escape(title)}</h1>
<div class="legend">{legend}</div></header>
<main><div class="text">{_marked(text, reading)}</div><section>{cards or "<p>Nothing is proposed.</p>"}</section></main>
</body></html>
"""


def _marked(text: Text, reading: Reading) -> str:
    """The whole text; each act's passage is a link to its reasons."""
    out: list[str] = []
    at = 0
    for number, act in sorted(enumerate(reading.acts, 1), key=lambda row: row[1].passage.start):
        start = max(at, act.passage.start)
        if start >= act.passage.end:
            out.append(_link(number, act, ""))
            continue
        out.append(escape(text.characters[at:start]))
        out.append(_link(number, act, text.characters[start : act.passage.end]))
        at = act.passage.end
    out.append(escape(text.characters[at:]))
    return "".join(out)


def _link(number: int, act: Act, words: str) -> str:
    colour = _FAMILY_COLOURS[act.type.family]
    return f'<a href="#act-{number}" style="--family:{colour}">{escape(words)}<sup>{number}</sup></a>'


def _card(number: int, act: Act, text: Text) -> str:
    quoted = "".join(
        f'<span class="{one.part}">{escape(text.quote(one.passage))}</span>' if one.part else escape(text.quote(one.passage))
        for one in stretches(act)
    )
    rows = [("rule", act.reason.rule), ("certainty", act.certainty.value)]
    if act.reason.lack:
        rows.append(("but", act.reason.lack))
    rows.extend(
        (name, "; ".join(party.text for party in getattr(act, part)) if part in ("victims", "perpetrators") else value.text)
        for part, name in PARTS.items()
        if part not in ("trigger", "telling") and (value := getattr(act, part))
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    kind = act.type.value.replace("_", " ")
    return (
        f'<article id="act-{number}" style="--family:{_FAMILY_COLOURS[act.type.family]}"><h2>{number}. {kind}'
        f'<meter min="0" max="1" value="{act.probability}"></meter><small>{act.probability:.0%}</small></h2>'
        f"<p><q>{quoted}</q></p><dl>{told}</dl></article>"
    )
