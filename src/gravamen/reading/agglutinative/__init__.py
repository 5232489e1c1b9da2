"""Reading languages whose words are stems with chains of suffixes and whose verb stands last: Turkish.

`suffixes` takes a word apart by the tables of a pack, `lexicon` makes the pack ready, `words` lays what each word can be
beside the tokens, `times`, `capitals` and `naming` find dates and names, `phrases` cuts a sentence into noun phrases with their
cases and verbs, `measures` reads numbers, laws and penalties, `roles` says who stands where, `hits` whom a verb hit and who did
it, `rules` and `nouns` apply `acts.toml`, `particulars` adds date, place, law, penalty and certainty, `demands` finds what is
asked.
"""
