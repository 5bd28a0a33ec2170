"""How long a check of a long file takes and how much memory, each in a process of its own.

`python -m benchmarks.checking ROWS` prints one measurement as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import perf_counter

import loaders
from benchmarks.many_rows import many_rows

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Check:
    """One check of a file: its rows, what was found in them, seconds, and megabytes at the highest."""

    rows: int
    events: int
    problems: int
    seconds: float
    megabytes: float


def measure_checks(sizes: Sequence[int]) -> list[Check]:
    """One check of each size, one after the other."""
    return [checked_apart(size) for size in sizes]


def checked_apart(rows: int) -> Check:
    """The measurement of a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.checking", str(rows)]
    return Check(**json.loads(subprocess.check_output(command, cwd=ROOT)))


def checked(rows: int) -> Check:
    """The measurement of this process, which makes the rows first."""
    files = replace(loaders.read_files(ROOT / "data"), events=many_rows(rows), claims=b"", name="long/events.csv")
    start = perf_counter()
    story = loaders.load(files)
    seconds = perf_counter() - start
    return Check(rows, len(story.events), len(story.problems), seconds, peak_megabytes())


def peak_megabytes() -> float:
    """The most memory that this process has had; not known on Windows."""
    try:
        import resource
    except ImportError:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)  # kilobytes, but for macOS


def check_rows(checks: Sequence[Check]) -> list[Sequence[str]]:
    """The measurements as a table, with what a row costs: the same in each where time grows with length."""
    head = ("", "events", "problems", "seconds", "microseconds a row", "MB")
    return [head, *(check_row(check) for check in checks)]


def check_row(check: Check) -> Sequence[str]:
    """One line of the table."""
    each = f"{1e6 * check.seconds / check.rows:.0f}"
    found = f"{check.events:,}", f"{check.problems:,}"
    return f"{check.rows:,} rows", *found, f"{check.seconds:.2f}", each, f"{check.megabytes:.0f}"


if __name__ == "__main__":
    print(json.dumps(asdict(checked(int(sys.argv[1])))))
