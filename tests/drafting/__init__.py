"""Drafting: from facts to sentences, and from sentences to files."""
