"""Reading languages in which endings, not order, tell who did what: Russian, Belarusian, Ukrainian.

`forms` inflects words by the tables of a pack, `lexicon` makes the pack ready, `times`, `naming` and `entities` find dates,
persons and organisations, `phrases` cuts a sentence into noun phrases with their cases and into clauses, `roles` says
who stands where in a clause, `rules` applies `acts.toml`, `particulars` adds date, place, law and penalty, `demands` finds
what is asked.
"""
