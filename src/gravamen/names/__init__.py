"""Names across scripts: is it one person, one organisation, and which entry of the register is it?

In: names as reports write them, with what else is known of their bearers. Out: a calibrated probability that two names
are of one bearer, with reasons in words; keys by which an index finds the candidates for a name.

The way through the room: `parsing` takes a name apart, `alphabets` turns its words into symbols, `alignment` weighs two
words against each other by `costs` that were learned from words seen side by side, `comparison` matches the words of two
names and gives the probability, `reasons` says why; `keys` finds candidates. Romanisation tables, given names and the words
of organisations stand as data in folders of their own.
"""
