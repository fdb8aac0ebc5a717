"""Tests of checker.nli, and of what the check makes of a contradiction model."""
