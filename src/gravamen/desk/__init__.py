"""The desk: the record as pages in a browser, on the officer's own machine or for a team.

In: requests from 127.0.0.1 (or, for a team, from behind its own proxy) and the services of the casebook. Out: pages. Nothing
here writes the record: pages call `casebook.services`, as the command line does. No page asks anything of another machine.
"""
