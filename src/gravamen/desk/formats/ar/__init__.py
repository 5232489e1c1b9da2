"""English as the ILO writes it: the day before the month."""
