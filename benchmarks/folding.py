"""How long the history of a long story takes to fold, and one day of it, in a process of its own.

`python -m benchmarks.folding ROWS` prints one measurement as JSON.
"""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from statistics import median
from time import perf_counter

import loaders
from benchmarks.checking import ROOT
from benchmarks.many_rows import DAYS, FIRST_DAY, SEED, many_rows
from loaders.history import Segment, histories, strongest_in
from loaders.measures import grouped, measures_of

TIMES = 200


@dataclass(frozen=True)
class Fold:
    """The events and the measures they open; seconds to open and to fold them, milliseconds for one day."""

    events: int
    measures: int
    opening: float
    folding: float
    day: float


def measure_folds(sizes: Sequence[int]) -> list[Fold]:
    """One measurement of each size, one after the other."""
    command = [sys.executable, "-m", "benchmarks.folding"]
    return [Fold(**json.loads(subprocess.check_output([*command, str(size)], cwd=ROOT))) for size in sizes]


def folded(rows: int) -> Fold:
    """The measurement of this process: each fold the first one, each day another one."""
    files = replace(loaders.read_files(ROOT / "data"), events=many_rows(rows), claims=b"", name="long/events.csv")
    story = loaders.load(files)
    start = perf_counter()
    measures = measures_of(story.events, story.about.as_of)
    opened = perf_counter()
    segments = histories(grouped(measures), story.about.as_of)
    done = perf_counter()
    chance = random.Random(SEED)
    days = [FIRST_DAY + timedelta(chance.randrange(DAYS)) for _ in range(TIMES)]
    times = [time_of(segments, day) for day in days]
    return Fold(len(story.events), len(measures), opened - start, done - opened, 1000 * median(times))


def time_of(segments: dict[str, Sequence[Segment]], day: date) -> float:
    """Seconds that the strongest states of one day take."""
    start = perf_counter()
    strongest_in(segments, day)
    return perf_counter() - start


def fold_rows(folds: Sequence[Fold]) -> list[Sequence[str]]:
    """The measurements as a table."""
    head = ("", "measures", "opening them, s", "folding them, s", "one day, ms")
    return [head, *(fold_row(fold) for fold in folds)]


def fold_row(fold: Fold) -> Sequence[str]:
    """One line of the table."""
    times = f"{fold.opening:.2f}", f"{fold.folding:.2f}", f"{fold.day:.3f}"
    return f"{fold.events:,} events", f"{fold.measures:,}", *times


if __name__ == "__main__":
    print(json.dumps(asdict(folded(int(sys.argv[1])))))
