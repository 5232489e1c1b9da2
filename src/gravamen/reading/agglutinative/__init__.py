"""Reading languages whose words are stems with chains of suffixes and whose verb stands last: Turkish.

`suffixes` takes a word apart by the tables of a pack, `lexicon` makes the pack ready, `words` lays what each word can be
beside the tokens, `times` and `naming` find dates and names, `phrases` cuts a sentence into noun phrases with their cases
and verbs, `roles` says who stands where around a verb, `rules` applies `acts.toml`, `particulars` adds date, place, law,
penalty and certainty, `demands` finds what is asked.
"""
