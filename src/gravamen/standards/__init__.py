"""Standards: what the ILO's instruments say, who ratified them, and which acts call which article in question."""
