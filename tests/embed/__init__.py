"""Tests of checker.embed."""
