"""A row of events.csv to an event, or to what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from loaders.cells import (
    EVIDENCE,
    Known,
    amount_problems,
    are_words_known,
    currency_problems,
    event_problems,
    evidence_problems,
    jurisdiction_problems,
    source_problems,
    split,
    type_problems,
)
from loaders.dates import Refused, When, read_when
from loaders.entries import id_problems, missing_values, translation_problems
from loaders.problems import Problem, Spot, has_errors
from loaders.sources import refusal
from loaders.tables import TableRow

__all__ = ["COLUMNS", "EVIDENCE", "REQUIRED", "Event", "Row", "read_event"]


class Row(BaseModel):
    """One row of events.csv as written; a column without default is required."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    date: str
    end: str = ""
    type: str
    jurisdictions: str
    actors: str = ""
    title_en: str
    title_fr: str
    summary_en: str
    summary_fr: str
    responds_to: str = ""
    part_of: str = ""
    ends: str = ""
    amount: str = ""
    currency: str = ""
    evidence: str
    sources: str
    note_en: str = ""
    note_fr: str = ""


COLUMNS = tuple(Row.model_fields)
REQUIRED = tuple(name for name, field in Row.model_fields.items() if field.is_required())


@dataclass(frozen=True)
class Event:
    """One event of the story; what refers to other events or sources refers to ones that were loaded."""

    id: str
    line: int
    when: When
    end: When | None
    type: str
    category: str
    state: str  # the state that its type opens, "" if none
    jurisdictions: tuple[str, ...]
    actors: tuple[str, ...]
    title_en: str
    title_fr: str
    summary_en: str
    summary_fr: str
    responds_to: tuple[str, ...]
    part_of: str
    ends: tuple[str, ...]
    amount: float | None
    currency: str
    evidence: str
    sources: tuple[str, ...]  # ids, or https addresses
    note_en: str
    note_fr: str
    scheduled: bool  # begins after the last day on which sources were looked at


def read_event(row: TableRow, known: Known, file: str) -> tuple[Event | None, tuple[Problem, ...]]:
    """The event, or None when an error keeps the row out; and every problem of its cells."""
    cells, spot = Row(**row.cells), Spot(file, row.line)
    day = source_day(cells, known)
    when, end = read_cell(cells.date, day), read_cell(cells.end, day)
    problems = (*cell_problems(cells, known, spot), *span_problems(cells, when, end, known, spot))
    if has_errors(problems) or not isinstance(when, When) or isinstance(end, Refused):
        return None, problems
    return event_of(cells, row.line, when, end, known), problems


def source_day(cells: Row, known: Known) -> date | None:
    """The day of the row's first source, from which "yesterday" counts."""
    source = known.sources.get(next(iter(split(cells.sources)), ""))
    return source.day if source else None


def read_cell(text: str, day: date | None) -> When | Refused | None:
    """The date of a cell, or why it was refused; None for an empty cell."""
    return read_when(text, day) if text else None


def cell_problems(cells: Row, known: Known, spot: Spot) -> Iterator[Problem]:
    """What is wrong with cells other than dates."""
    texts: Mapping[str, str] = vars(cells)
    yield from id_problems(cells.id, "id", spot)
    # A lone semicolon is no value either.
    places, sources = split(cells.jurisdictions), split(cells.sources)
    needed = {"date": cells.date, "type": cells.type, "jurisdictions": places, "evidence": cells.evidence}
    yield from missing_values(needed | {"sources": sources}, (*needed, "sources"), spot)
    words = (cells.type, cells.jurisdictions, cells.evidence, cells.currency)
    if not are_words_known(known.type_names, *words):
        yield from type_problems(cells.type, known, spot)
        yield from jurisdiction_problems(cells.jurisdictions, spot)
        yield from evidence_problems(cells.evidence, spot)
        yield from currency_problems(cells.currency, spot)
    yield from translation_problems(texts, "title", spot, needed=True)
    yield from translation_problems(texts, "summary", spot, needed=True)
    for column in ("responds_to", "part_of", "ends"):
        if texts[column]:
            yield from event_problems(texts[column], column, cells.id, known, spot)
    yield from amount_problems(cells.amount, cells.currency, spot)
    yield from source_problems(cells.sources, known, spot)
    yield from translation_problems(texts, "note", spot, needed=False)


def span_problems(
    cells: Row, when: When | Refused | None, end: When | Refused | None, known: Known, spot: Spot
) -> Iterator[Problem]:
    """What is wrong with the dates, each and together."""
    for column, text, read in (("date", cells.date, when), ("end", cells.end, end)):
        if isinstance(read, Refused):
            yield refusal(read, text, column, spot)
    kind = known.types.get(cells.type)
    if isinstance(when, When) and kind and kind.state and is_span(when):
        first, last = str(when.earliest), str(when.latest)
        yield spot.problem("span_in_date", "date", cells.date, first=first, last=last)
    if isinstance(when, When) and isinstance(end, When) and ends_before(end, when):
        yield spot.problem("end_before_start", "end", cells.end, start=cells.date)


def is_span(when: When) -> bool:
    """Whether a date was written as from one day to another, not as one day of several."""
    return when.precision == "range" and "/" in when.edtf and ".." not in when.edtf


def ends_before(end: When, start: When) -> bool:
    """Whether an end lies before a start whatever the two dates mean."""
    return end.latest is not None and start.earliest is not None and end.latest < start.earliest


def event_of(cells: Row, line: int, when: When, end: When | None, known: Known) -> Event:
    """The event of a row without error."""
    kind = known.types[cells.type]
    sources = tuple(source for source in split(cells.sources) if source not in known.sources_left_out)
    return Event(
        id=cells.id,
        line=line,
        when=when,
        end=end,
        type=cells.type,
        category=kind.category,
        state=kind.state,
        jurisdictions=split(cells.jurisdictions),
        actors=split(cells.actors),
        title_en=cells.title_en,
        title_fr=cells.title_fr,
        summary_en=cells.summary_en,
        summary_fr=cells.summary_fr,
        responds_to=split(cells.responds_to),
        part_of=cells.part_of,
        ends=split(cells.ends),
        amount=float(cells.amount) if cells.amount else None,
        currency=cells.currency,
        evidence=cells.evidence,
        sources=sources,
        note_en=cells.note_en,
        note_fr=cells.note_fr,
        scheduled=when.earliest is not None and when.earliest > known.as_of,
    )
