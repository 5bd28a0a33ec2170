"""A plugin for the runs of `test_clocks`: writes what came of each test, and what else must not depend on the clock.

As `pytest -p tests.clock_report --hypothesis-profile few --report PATH`.
"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

# Properties get enough examples to go through every line: other days, not other examples, are looked for here.
settings.register_profile("few", derandomize=True, deadline=None, database=None, max_examples=10)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--report", type=Path, required=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Report(config.getoption("report")))


class Report:
    """Gathers the outcome of each test by its id, and writes the file when all have run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.outcomes: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test has passed when it, what it needs and what it leaves behind have."""
        if self.outcomes.get(report.nodeid, "passed") == "passed":
            self.outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self) -> None:
        from tests.clock_digest import outcome

        days = [str(date.today()), today_of_a_command()]
        told = {"days": days, "outcomes": self.outcomes, "made": list(outcome())}
        self.path.write_text(json.dumps(told), encoding="utf-8")


def today_of_a_command() -> str:
    """Today as a command has it that a test starts."""
    command = [sys.executable, "-c", "from datetime import date; print(date.today())"]
    return subprocess.check_output(command, text=True).strip()
