"""No result depends on the day on which it is made, nor on the time zone of the machine.

The tests of loaders, words and components run again on two machines, of another day and time zone each.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("tests/components", "tests/loaders", "tests/words")

# The clock is set before pytest comes up, hence before it can look into the package that sets it.
EARLY = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"

# Moments in Greenwich, and the local day: still the one before in Adak, the next already in Kiritimati.
MACHINES = {
    ("2026-02-01T05:00", "America/Adak"): "2026-01-31",
    ("2028-02-28T12:00", "Pacific/Kiritimati"): "2028-02-29",
}


@dataclass(frozen=True)
class Run:
    """The tests on one machine: today there and in the commands it starts, outcomes by id, and what else is made."""

    days: list[str]
    outcomes: dict[str, str]
    made: list[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """A run on each machine, side by side, with a folder of its own."""
    places = [(machine, tmp_path_factory.mktemp("machine")) for machine in MACHINES]
    started = [start(machine, folder) for machine, folder in places]
    said = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * len(started), "\n".join(said)
    return [Run(**json.loads((folder / "report.json").read_text(encoding="utf-8"))) for _, folder in places]


def start(machine: tuple[str, str], folder: Path) -> "subprocess.Popen[str]":
    """The tests under way; what comes of them will be in the folder."""
    moment, zone = machine
    report = ["-p", "tests.clock_report", "--hypothesis-profile", "few", "--report", str(folder / "report.json")]
    apart = ["-p", "no:cacheprovider", "--basetemp", str(folder / "temporary")]
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-W", EARLY, *report, *apart, *FOLDERS],
        cwd=ROOT,
        env=environment(moment, zone),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def environment(moment: str, zone: str) -> dict[str, str]:
    """What a machine differs in; nothing of the pytest that runs this test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    path = os.pathsep.join(filter(None, [str(ROOT / "tests" / "clock"), os.environ.get("PYTHONPATH")]))
    seed = str(list(MACHINES).index((moment, zone)) + 1)  # sets come in another order too
    return kept | {"CLOCK_AT": moment, "TZ": zone, "PYTHONPATH": path, "PYTHONHASHSEED": seed}


def test_each_machine_and_the_commands_it_starts_have_their_own_today(runs: list[Run]) -> None:
    # Windows does not know the zones by these names, and stays in Greenwich.
    local = hasattr(time, "tzset")
    days = [day if local else moment[:10] for (moment, _), day in MACHINES.items()]
    assert [run.days for run in runs] == [[day, day] for day in days]


def test_every_test_passes_on_every_day_in_every_time_zone(runs: list[Run]) -> None:
    files = {path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("test_*.py")}
    assert {test.split("::")[0] for test in runs[0].outcomes} == files
    assert [run.outcomes for run in runs] == [dict.fromkeys(runs[0].outcomes, "passed")] * len(MACHINES)


def test_the_same_comes_out_on_every_day_in_every_time_zone(runs: list[Run]) -> None:
    assert len(runs[0].made) > 500
    assert [run.made for run in runs] == [runs[0].made] * len(MACHINES)
