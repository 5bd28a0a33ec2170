"""From the bytes of the files to the story: what is the same for every visitor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from loaders.cells import Known
from loaders.chapters import chapter_references
from loaders.checks import check_events, missing_references, without_missing
from loaders.claims import read_claims, reference_problems
from loaders.classroom import read_classroom
from loaders.entries import lines_with_errors, repeated_ids
from loaders.events import COLUMNS, REQUIRED, Event, read_event
from loaders.frame import events_frame
from loaders.measures import measures_frame
from loaders.problems import Problem, Spot, has_errors
from loaders.resting import collector_resting
from loaders.shifted import shift_problem, shifts
from loaders.sources import Source, read_sources
from loaders.story import About, Story, read_about
from loaders.tables import Table, read_table
from loaders.vocabulary import EventType, read_types

__all__ = ["About", "Event", "EventType", "Files", "Problem", "Source", "Story", "load", "read_files"]

NAMES = ("events.csv", "event_types.csv", "sources.csv", "story.toml", "claims.csv", "class.toml")


@dataclass(frozen=True)
class Files:
    """The bytes of the files of a story, empty where there is none, and the names that problems give them.

    A story may be without claims, and without words for a class.
    """

    events: bytes
    types: bytes
    sources: bytes
    story: bytes
    claims: bytes = b""
    classroom: bytes = b""
    name: str = "data/events.csv"
    types_name: str = "data/event_types.csv"
    sources_name: str = "data/sources.csv"
    story_name: str = "data/story.toml"
    claims_name: str = "data/claims.csv"
    classroom_name: str = "data/class.toml"


def read_files(folder: Path) -> Files:
    """The files of a folder."""
    names = ((Path(folder.name) / name).as_posix() for name in NAMES)
    return Files(*(bytes_of(folder / name) for name in NAMES), *names)  # type: ignore[arg-type] # bytes, then names


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; none when it is not there, which `load` reports as a problem."""
    return path.read_bytes() if path.is_file() else b""


@collector_resting()
def load(files: Files) -> Story:
    """The story, and every problem of its files: bytes -> rows -> events + problems -> frame -> measures."""
    about, about_problems = read_about(files.story, files.story_name)
    types = read_types(files.types, files.types_name)
    sources = read_sources(files.sources, files.sources_name)
    table = read_table(files.events, files.name, COLUMNS, REQUIRED)
    beside = (*about_problems, *types.problems, *sources.problems)
    if has_errors(about_problems) or types.unusable or sources.unusable:
        # One fault of a file beside it is not to be reported again for every row.
        return story_of(about, types.entries, sources.entries, (), (*beside, *table.problems))
    known = Known(types.entries, sources.entries, sources.left_out, ids_of(table), about.as_of)
    table, known = realigned(table, known, files.name)
    events, problems = settled(*read_rows(table, known, files.name), known, files.name)
    kept = frozenset(event.id for event in events)
    claims = read_claims(files.claims, files.claims_name, known.ids, kept)
    named = tuple(missing_in_about(about, files, known, kept))
    classroom, classroom_problems = read_classroom(files.classroom, files.classroom_name)
    found = (*beside, *named, *in_file_order(problems), *claims.problems, *classroom_problems)
    told = story_of(about, types.entries, sources.entries, events, found)
    return replace(told, claims=tuple(claims.entries.values()), classroom=classroom)


def missing_in_about(about: About, files: Files, known: Known, kept: frozenset[str]) -> Iterator[Problem]:
    """What story.toml names that the events do not have, if it stands beside them."""
    if PurePath(files.story_name).parent == PurePath(files.name).parent:
        spot = Spot(files.story_name, 1)
        yield from reference_problems(about.figures, "figures", spot, known.ids, kept)
        categories = {kind.category for kind in known.types.values()}
        yield from chapter_references(about.chapters, files.story_name, known.ids, kept, categories)


def story_of(
    about: About,
    types: dict[str, EventType],
    sources: dict[str, Source],
    events: tuple[Event, ...],
    problems: tuple[Problem, ...],
) -> Story:
    """The story with all that follows from its events."""
    frame, measures = events_frame(events), measures_frame(events, about.as_of)
    return Story(about, types, sources, events, frame, measures, problems)


def ids_of(table: Table) -> frozenset[str]:
    """The ids of all rows, faulty or not."""
    return frozenset(row.cells["id"] for row in table.rows) - {""}


def realigned(table: Table, known: Known, file: str) -> tuple[Table, Known]:
    """The table with one problem for each row whose cells have moved on, and what is known with their ids."""
    moved = shifts(table, known)
    faults = (shift_problem(row, moved[row.line], table.header, file) for row in table.rows if row.line in moved)
    others = (problem for problem in table.problems if problem.line not in moved)
    meant = {shift.cells["id"] for shift in moved.values()} - {""}
    return replace(table, problems=(*others, *faults)), replace(known, ids=known.ids | meant)


def read_rows(table: Table, known: Known, file: str) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The events of rows that have no error of their own, and the problems of all rows."""
    formal = (*table.problems, *repeated_ids(table, "id", file))
    misshapen = lines_with_errors(table.problems)
    readings = [read_event(row, known, file) for row in table.rows if row.line not in misshapen]
    problems = (*formal, *(problem for _, found in readings for problem in found))
    faulty = lines_with_errors(problems)
    return tuple(event for event, _ in readings if event and event.line not in faulty), problems


def settled(
    events: tuple[Event, ...], problems: tuple[Problem, ...], known: Known, file: str
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The events that stay, in order of time, and all problems.

    A row stays out for its own errors only. A row that names one that was left out stays in without that
    reference and with a warning, so that leaving out goes no further.
    """
    between = check_events(events, known.sources, file)
    faulty = lines_with_errors(between)
    kept = [event for event in events if event.line not in faulty]
    ids = frozenset(event.id for event in kept)
    missing = tuple(problem for event in kept for problem in missing_references(event, ids, file))
    settled_events = sorted((without_missing(event, ids) for event in kept), key=in_time)
    return tuple(settled_events), (*problems, *between, *missing)


def in_time(event: Event) -> tuple[date, date, int]:
    """The order of events: the earliest day (the latest where that is open), then the latest, then line."""
    earliest = event.when.earliest or event.when.latest or date.min
    return earliest, event.when.latest or date.max, event.line


def in_file_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems from top to bottom, and from left to right in a row."""
    places = {column: place for place, column in enumerate(COLUMNS)}
    return sorted(problems, key=lambda problem: (problem.line, places.get(problem.column, -1)))
