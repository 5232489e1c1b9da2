"""Seconds from acts to the letter: the Document, then PDF, DOCX and e-mail, for 20, 100 and 500 acts.

`python bench/acts_to_letter.py`. The acts are made by a generator; their names are plainly made up.
"""

from __future__ import annotations

import pypdfium2
from generated import DAY, brief
from timing import machine, seconds, spread, table

from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.docx import docx
from gravamen.drafting.renderings.eml import eml
from gravamen.drafting.renderings.pdf import pdf

RUNS = 3


def main() -> None:
    print(f"From acts to the letter: {machine()}; {RUNS} runs after one that is not counted.")
    rows = []
    for count in (20, 100, 500):
        given = brief(count)
        document = draft(given)
        pages, words = pdf(document), docx(document, DAY)
        works = {
            "Document": lambda given=given: draft(given),
            "PDF": lambda document=document: pdf(document),
            "DOCX": lambda document=document: docx(document, DAY),
            "e-mail": lambda document=document, pages=pages, words=words: eml(document, pages, words, DAY, "letter"),
        }
        sheets = len(pypdfium2.PdfDocument(pages))
        for name, work in works.items():
            taken = spread(seconds(work, RUNS))
            rows.append(
                (f"{count} acts: {name}", *taken.said(), f"{taken.median / count * 1000:.1f}", sheets if name == "PDF" else "")
            )
    table("Seconds, and milliseconds an act", ("step", "min s", "median s", "max s", "ms an act", "pages"), rows)


if __name__ == "__main__":
    main()
