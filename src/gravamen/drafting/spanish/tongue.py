"""Spanish, as drafting uses it: see `gravamen.drafting.tongues`."""

from __future__ import annotations

from gravamen.drafting.romance.tongue import Romance
from gravamen.drafting.spanish.grammar import Spanish

TONGUE = Romance("es", Spanish())
