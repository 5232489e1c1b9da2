"""Full-text search over the record, in all scripts at once.

In: rows as the services write them, and what somebody types. Out: numbers of reports, persons, organisations, acts and cases,
the best first, and where in a text the words stand. The index lies in the record's own database, encrypted with the rest; it is
written in the transaction that writes the rows, can be made anew from them, and is no part of the audit chain.
"""
