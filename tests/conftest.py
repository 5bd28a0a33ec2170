"""What all tests share."""

import pytest
from hypothesis import settings

# The same examples in every run, on slow machines too: a red test is red for everybody.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")

# Files that take long come first, so that the workers are done at the same time: the runs on other machines, then the
# browser. `-n 2 --dist loadfile --no-loadscope-reorder` shares files out in this order.
FIRST = ("tests/test_clocks.py", "tests/browser/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=turn_of)


def turn_of(item: pytest.Item) -> int:
    """0 for the first of `FIRST`, and so on; what is not among them comes last."""
    return next((turn for turn, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))
