"""From a union's report to a sourced appeal, and on until the release."""

__version__ = "0.1.0"
