"""The command: what a person types and reads."""
