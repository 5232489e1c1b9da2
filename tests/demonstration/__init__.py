"""The demonstration case: its reports, its review, and the letter drafted from it."""
