"""Mutation testing: faults are put into rules, the algebra of times and the gate; the tests must see them.

``python -m tests.mutation`` (``pip install mutmut``); what came of it stands in docs/reliability.md.
"""
