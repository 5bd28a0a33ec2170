"""What all tests share."""

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# The same examples in every run, on slow machines too: a red test is red for everybody.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")


class OneBrowser(LoadScopeScheduling):
    """Shares tests out by file, but all browser tests go to one worker: one server and one Chromium.

    The mark `xdist_group` would say the same, but pytest-xdist 3.8 loses it with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneBrowser:
    return OneBrowser(config, log)
