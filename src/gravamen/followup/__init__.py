"""Follow-up: who is still held and until when, what is due, what has changed.

In: the facts of a case as `gravamen.drafting.facts` has them. Out: detentions, an agenda, a calendar file, what changed between
two states of the record. No clock: the day is given.
"""
