import pytest

# The assertions that all rules share stand in a module of their own; failures there are to be explained too.
pytest.register_assert_rewrite("tests.rules.stories")
