"""Fuzzing: every reader, grammar, writer and the whole command, given whatever hypothesis thinks of.

The short form runs with the other tests; the long form is ``python -m tests.fuzz --minutes N [HARNESS...]``.
"""
