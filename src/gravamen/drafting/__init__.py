"""Drafting: verified acts in, a Document of sentences with sources out, and its renderings."""
