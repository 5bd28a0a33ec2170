"""The story that all visitors see, taken anew from its files when they have changed and stood still."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from time import monotonic

from loaders import NAMES, Files, load, read_files
from loaders.problems import Problem, has_errors
from loaders.story import Story

STILL = 0.5
"""Seconds for which size and time of the files must have stayed the same: an editor may be writing them."""

Stamp = tuple[tuple[int, int], ...]
"""Size in bytes and time of change in nanoseconds of each file; (-1, 0) for one that is not there."""

_UNUSABLE = frozenset({"unreadable_file", "missing_column", "duplicate_column"})
_CUT = frozenset({"row_too_short", "bad_quotes"})


@dataclass(frozen=True)
class Held:
    """A story, the stamp of the files it answers for, and why those files could not be used if it is an older one."""

    story: Story
    stamp: Stamp
    complaints: tuple[Problem, ...] = ()


class Shelf:
    """Holds one value that is replaced, never changed, so that a visitor always sees a whole story."""

    def __init__(self, folder: Path) -> None:
        """Take the story of a folder as it is now."""
        self._folder = folder
        self._lock = Lock()
        stamp = stamp_of(folder)
        self._held = Held(load(read_files(folder)), stamp)
        self._seen = (stamp, 0.0)

    def look(self, now: float) -> Held:
        """What holds now; `now` is a clock in seconds that only runs forward."""
        stamp = stamp_of(self._folder)
        with self._lock:
            if stamp != self._seen[0]:
                self._seen = (stamp, now)
            elif stamp != self._held.stamp and now - self._seen[1] >= STILL:
                self._held = replaced(self._held, read_files(self._folder), stamp)
            return self._held


@cache
def shelf_of(folder: Path) -> Shelf:
    """The story of a folder that all visitors of this server see."""
    return Shelf(folder)


def story_now(folder: Path) -> Story:
    """The story of a folder as all visitors of this server see it now."""
    return shelf_of(folder).look(monotonic()).story


def stamp_of(folder: Path) -> Stamp:
    """The stamp of a story's files."""
    return tuple(_stamp(folder / name) for name in NAMES)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return -1, 0
    return found.st_size, found.st_mtime_ns


def replaced(held: Held, files: Files, stamp: Stamp) -> Held:
    """The new story; the one held, with the reason, when the files cannot be used or end in a cut row."""
    story = load(files)
    reasons = tuple(unusable(story.problems, files.events))
    if held.story.events and (reasons or not story.events):
        errors = tuple(problem for problem in story.problems if has_errors([problem]))
        return Held(held.story, stamp, reasons or errors)
    return Held(story, stamp)


def unusable(problems: Iterable[Problem], events: bytes) -> list[Problem]:
    """The problems that make the files as a whole unfit: one cannot be read, lacks a column, or breaks off."""
    broken_off = not events.endswith((b"\n", b"\r"))
    last = len(events.splitlines())
    return [
        problem
        for problem in problems
        if problem.code in _UNUSABLE or (broken_off and problem.code in _CUT and _reaches(problem, last))
    ]


def _reaches(problem: Problem, last: int) -> bool:
    """Whether a cut row is the last: an open quote swallows all lines after it."""
    return problem.line == last or problem.code == "bad_quotes"
