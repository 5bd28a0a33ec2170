"""The vocabulary: which types of event there are, and the state that each opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.entries import Reading, id_problems, read_entries, translation_problems
from loaders.problems import Problem, Spot, nearest
from loaders.tables import TableRow, read_table

COLUMNS = ("type", "category", "state", "label_en", "label_fr")
REQUIRED = ("type", "category", "state")

# Strongest first. `lifted` and `none` follow from measures: no type opens them.
OPENED_STATES = ("blocked", "ordered", "investigating", "warned", "pressed")


@dataclass(frozen=True)
class EventType:
    """A type of event; an empty state opens nothing."""

    type: str
    category: str
    state: str
    label_en: str
    label_fr: str


def read_types(raw: bytes, file: str = "data/event_types.csv") -> Reading[EventType]:
    """The types by their word."""
    table = read_table(raw, file, COLUMNS, REQUIRED)
    return read_entries(table, file, "type", type_problems, lambda row: EventType(**row.cells))


def type_problems(row: TableRow, spot: Spot) -> Iterator[Problem]:
    """What is wrong with one type."""
    state = row.cells["state"]
    for column in ("type", "category"):
        yield from id_problems(row.cells[column], column, spot)
    if state and state not in OPENED_STATES:
        yield spot.problem("unknown_state", "state", state, meant=nearest(state, OPENED_STATES))
    yield from translation_problems(row.cells, "label", spot, needed=True)
