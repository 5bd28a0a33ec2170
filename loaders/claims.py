"""The claims of the article that the story begins with, and what the record shows of each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from loaders.cells import split
from loaders.entries import Reading, id_problems, missing_values, read_entries, translation_problems
from loaders.problems import Problem, Spot, nearest
from loaders.tables import TableRow, read_table

COLUMNS = ("id", "claim_en", "claim_fr", "verdict", "events", "note_en", "note_fr")
VERDICTS = ("confirmed", "dated-more-precisely", "loosely-worded", "contradicted", "not-found")


@dataclass(frozen=True)
class Claim:
    """What the article says, our verdict on it, the events that it is about, and what the record shows."""

    id: str
    claim_en: str
    claim_fr: str
    verdict: str
    events: tuple[str, ...]
    note_en: str
    note_fr: str


def read_claims(raw: bytes, file: str, known: Collection[str], kept: Collection[str]) -> Reading[Claim]:
    """The claims by id; none, and no problem, where there is no such file.

    `known` are the ids of all rows of events.csv, `kept` those of the rows that were not left out.
    """
    if not raw:
        return Reading({}, frozenset(), ())
    table = read_table(raw, file, COLUMNS, COLUMNS)

    def problems_of(row: TableRow, spot: Spot) -> Iterator[Problem]:
        return claim_problems(row, spot, known, kept)

    def claim_of(row: TableRow) -> Claim:
        events = tuple(event for event in split(row.cells["events"]) if event in kept)
        return Claim(**row.cells | {"events": events})  # type: ignore[arg-type] # all others are texts

    return read_entries(table, file, "id", problems_of, claim_of)


def claim_problems(row: TableRow, spot: Spot, known: Collection[str], kept: Collection[str]) -> Iterator[Problem]:
    """What is wrong with one claim; the note says what the record shows, or why there is no event."""
    cells = row.cells
    yield from id_problems(cells["id"], "id", spot)
    yield from translation_problems(cells, "claim", spot, needed=True)
    yield from missing_values(cells, ("verdict",), spot)
    if cells["verdict"] and cells["verdict"] not in VERDICTS:
        yield spot.problem("unknown_verdict", "verdict", cells["verdict"], meant=nearest(cells["verdict"], VERDICTS))
    yield from reference_problems(split(cells["events"]), "events", spot, known, kept)
    yield from translation_problems(cells, "note", spot, needed=True)


def reference_problems(
    events: Collection[str], column: str, spot: Spot, known: Collection[str], kept: Collection[str]
) -> Iterator[Problem]:
    """The events named beside events.csv that it does not have, or whose rows were left out."""
    for event in events:
        if event not in known:
            yield spot.problem("unknown_event", column, event, meant=nearest(event, known))
        elif event not in kept:
            yield spot.problem("reference_left_out", column, event)
