"""French, as drafting uses it: see `gravamen.drafting.tongues`."""

from __future__ import annotations

from gravamen.drafting.french.grammar import French
from gravamen.drafting.romance.tongue import Romance

TONGUE = Romance("fr", French())
