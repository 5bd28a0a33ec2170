"""Rows in which a separator too many moves all later cells on: one fault, not one for each cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders import jurisdictions
from loaders.cells import EVIDENCE, Known, currencies, is_address, is_number, split
from loaders.dates import When, read_when
from loaders.problems import SLUG, Problem, Spot
from loaders.tables import Table, TableRow

TEXTS = ("title_en", "title_fr", "summary_en", "summary_fr")
REFERENCES = ("responds_to", "part_of", "ends")
MOST = 3  # so many separators too many are looked for, side by side or in one text


@dataclass(frozen=True)
class Shift:
    """The column at which a separator is too many, the cell that it cuts off, and how the row was meant."""

    column: str
    value: str
    cells: Mapping[str, str]


def shifts(table: Table, known: Known) -> dict[int, Shift]:
    """The rows that only a separator too many makes faulty, by line."""
    found = ((row.line, shift_of(row, table.header, known)) for row in table.rows if row.written)
    return {line: shift for line, shift in found if shift}


def shift_of(row: TableRow, header: Sequence[str], known: Known) -> Shift | None:
    """Where one separator less makes more of a row fit its columns; None where it would not."""
    as_it_stands = fits(row.cells, known)
    if all(as_it_stands):
        return None  # only empty cells at its end, as spreadsheets leave them
    best = max(realignments(row.written, header), key=lambda shift: fitness(shift, known), default=None)
    return best if best and sum(fits(best.cells, known)) > sum(as_it_stands) else None


def realignments(cells: Sequence[str], header: Sequence[str]) -> Iterator[Shift]:
    """Each way to read a row with fewer separators: empty cells left out, or a text with commas made whole."""
    for surplus in range(1, min(len(cells) - len(header), MOST) + 1):
        for place, column in enumerate(header):
            here, *after = cells[place : place + surplus + 1]
            if here and not all(after):
                continue  # left out as the empty cell of a later column
            joined = ", ".join(cell for cell in (here, *after) if cell)
            meant = (*cells[:place], joined, *cells[place + surplus + 1 :])
            yield Shift(column, after[0] if here else "", dict(zip(header, meant, strict=False)))


def fitness(shift: Shift, known: Known) -> tuple[int, bool]:
    """How well a reading fits; of two alike, the text that goes on in small letters was one."""
    return sum(fits(shift.cells, known)), shift.column in TEXTS and shift.value[:1].islower()


def fits(cells: Mapping[str, str], known: Known) -> tuple[bool, ...]:
    """Whether cells look as their columns ask for."""
    places, sources = split(cells["jurisdictions"]), split(cells["sources"])
    named = [name for column in REFERENCES for name in split(cells.get(column, ""))]
    amount, currency = cells.get("amount", ""), cells.get("currency", "")
    return (
        SLUG.fullmatch(cells["id"]) is not None,
        is_date(cells["date"]),
        not cells.get("end") or is_date(cells["end"]),
        cells["type"] in known.types,
        bool(places) and all(map(jurisdictions.is_known, places)),
        *(bool(cells[column]) for column in TEXTS),
        known.ids.issuperset(named),
        not amount or is_number(amount),
        not currency or currency in currencies().values(),
        cells["evidence"] in EVIDENCE,
        bool(sources) and all(source in known.sources or is_address(source) for source in sources),
    )


def is_date(text: str) -> bool:
    """Whether a text can be read as a date, also without the day of a source."""
    return isinstance(read_when(text), When)


def shift_problem(row: TableRow, shift: Shift, header: Sequence[str], file: str) -> Problem:
    """The one fault of the row."""
    counts = {"found": str(len(row.written)), "expected": str(len(header))}
    reason = "" if shift.value else "row_too_long.separator"
    return Spot(file, row.line).problem("row_too_long", shift.column, shift.value, reason=reason, **counts)
