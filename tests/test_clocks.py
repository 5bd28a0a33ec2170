"""No result depends on the day on which it is made, nor on the time zone of the machine."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Noon in Greenwich: the next day in Kiritimati already, early morning still in Adak.
MOMENTS = {
    ("2026-01-31T12:00", "America/Adak"): "2026-01-31",
    ("2026-01-30T12:00", "Pacific/Kiritimati"): "2026-01-31",
    ("2028-02-29T12:00", "America/Adak"): "2028-02-29",
    ("2028-02-28T12:00", "Pacific/Kiritimati"): "2028-02-29",
}


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[str, str]]:
    """Today as each machine has it, and all that it makes; two machines at a time."""
    cases = list(MOMENTS)
    return [outcome for pair in (cases[:2], cases[2:]) for outcome in outcomes_of(pair)]


def outcomes_of(cases: list[tuple[str, str]]) -> list[tuple[str, str]]:
    runs = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.clock_digest", moment],
            cwd=ROOT,
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for seed, (moment, zone) in enumerate(cases, 1)
    ]
    made = [run.communicate()[0].partition("\n")[::2] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    return made


def test_each_machine_has_its_own_today(outcomes: list[tuple[str, str]]) -> None:
    # Windows does not know the zones by these names, and stays in Greenwich.
    local = hasattr(time, "tzset")
    assert [today for today, _ in outcomes] == [day if local else moment[:10] for (moment, _), day in MOMENTS.items()]


def test_the_same_comes_out_on_every_day_in_every_time_zone(outcomes: list[tuple[str, str]]) -> None:
    texts = [text for _, text in outcomes]
    assert len(texts[0].splitlines()) > 500
    assert all(text == texts[0] for text in texts)
