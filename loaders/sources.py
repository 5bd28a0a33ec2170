"""The sources: who published what, when, and how well it supports a claim."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from loaders.dates import Refused, When, read_when
from loaders.entries import Reading, id_problems, missing_values, read_entries
from loaders.problems import Problem, Spot, nearest
from loaders.tables import Table, TableRow, read_table

COLUMNS = ("id", "publisher", "title", "date", "url", "language", "grade")
GRADES = ("official", "official-copy", "press", "weak", "link-only")


@dataclass(frozen=True)
class Source:
    """One source; `date` as written, `when` as read."""

    id: str
    publisher: str
    title: str
    date: str
    url: str
    language: str
    grade: str
    when: When | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication where it is known to the day: what "yesterday" in the text counts from."""
        exact = self.when and self.when.precision == "day" and not self.when.approximate
        return self.when.earliest if self.when and exact else None


def read_sources(raw: bytes, file: str = "data/sources.csv") -> Reading[Source]:
    """The sources by id."""
    table = read_table(raw, file, COLUMNS, COLUMNS)
    excused = line_without_url(table)

    def problems_of(row: TableRow, spot: Spot) -> Iterator[Problem]:
        return source_problems(row, spot, needs_url=row.line != excused)

    return read_entries(table, file, "id", problems_of, source_of)


def line_without_url(table: Table) -> int:
    """The line of the one press source that may lack an address: the article that the story begins with."""
    lines = (row.line for row in table.rows if row.cells["grade"] == "press" and not row.cells["url"])
    return next(lines, 0)


def source_of(row: TableRow) -> Source:
    """The source of a row without error."""
    when = read_when(row.cells["date"]) if row.cells["date"] else None
    return Source(**row.cells, when=when if isinstance(when, When) else None)


def source_problems(row: TableRow, spot: Spot, *, needs_url: bool) -> Iterator[Problem]:
    """What is wrong with one source; a date may be unknown."""
    cells = row.cells
    yield from id_problems(cells["id"], "id", spot)
    yield from missing_values(cells, ("publisher", "title", "language", "grade"), spot)
    yield from date_problems(cells["date"], "date", spot)
    if cells["url"] or needs_url:
        yield from url_problems(cells["url"], "url", spot)
    if cells["language"] and not re.fullmatch("[a-z]{2}", cells["language"]):
        yield spot.problem("bad_language", "language", cells["language"])
    if cells["grade"] and cells["grade"] not in GRADES:
        yield spot.problem("unknown_grade", "grade", cells["grade"], meant=nearest(cells["grade"], GRADES))


def date_problems(text: str, column: str, spot: Spot, source_day: dt.date | None = None) -> Iterator[Problem]:
    """Whether a cell, where it is filled, can be read as a date."""
    read = read_when(text, source_day) if text else None
    if isinstance(read, Refused):
        yield refusal(read, text, column, spot)


def refusal(refused: Refused, text: str, column: str, spot: Spot) -> Problem:
    """A date that was refused, as a problem of its cell."""
    problem = spot.problem(refused.code, column, text, meant=refused.meant)
    return replace(problem, reason=f"date.refused.{refused.reason}", details=refused.details)


def url_problems(url: str, column: str, spot: Spot) -> Iterator[Problem]:
    """Whether an address is there and begins with https."""
    if not url:
        yield spot.problem("missing_value", column)
    elif not is_https(url):
        yield spot.problem("bad_url", column, url, meant=with_https(url))


@lru_cache(maxsize=1024)  # one address stands in many rows
def is_https(url: str) -> bool:
    """Whether the text is a full https address."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that is not closed, for one
        return False
    named = parts.hostname is not None and re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", parts.hostname) is not None
    return parts.scheme == "https" and named and not re.search(r"\s", url)


def with_https(url: str) -> str:
    """The address as it would read with https, or "" when that is no address either."""
    repaired = "https://" + re.sub(r"^[a-zA-Z]*:?/*", "", url) if "://" in url else f"https://{url}"
    return repaired if is_https(repaired) else ""
