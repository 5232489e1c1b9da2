"""Importing a table of persons and acts: which column means what, what each cell says, and what is wrong with which.

In: sheets of cells (`gravamen.intake.spreadsheets`) and a `Mapping` that a person made. Out: `Row`, ready for the services, and
`Fault`, each with its cell. Nothing here writes or looks into the record.
"""
