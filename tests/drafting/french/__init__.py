"""The grammar of French."""
