"""Documents other than the letter: their kinds, their parts, what each states."""
