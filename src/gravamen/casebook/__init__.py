"""The casebook: the record of reports, proposals, persons, organisations, acts and interventions, and how each came to be.

In: reports and readings, and what a person decides of them. Out: the record, encrypted on the disk, with an audit chain
that shows any change made behind its back. `services` is the only module that writes; `house` opens the record.
"""
