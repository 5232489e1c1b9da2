"""French: its grammar, and its words as data."""
