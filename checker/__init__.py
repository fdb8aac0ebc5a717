"""checker: finds where the accounts of one story disagree, across languages."""

__version__ = "0.1.0"
