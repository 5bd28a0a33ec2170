"""One more row for a file of events: what it may hold, how the file would write it, and its appending."""

import codecs
import csv
import io
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders import Files, bytes_of, ids_of, load
from loaders.cells import Known
from loaders.entries import translation_problems
from loaders.events import COLUMNS, REQUIRED, Row, cell_problems, read_cell, source_day, span_problems
from loaders.problems import Problem, Spot, has_errors
from loaders.sources import read_sources
from loaders.story import read_about
from loaders.tables import Record, Table, TableRow, decoded, delimiter_of, names_of, read_records, read_table
from loaders.vocabulary import read_types

Cells = Mapping[str, str]
TEXTS = ("title", "summary", "note")


@dataclass(frozen=True)
class Sheet:
    """A file of events as it was read: how it writes a row, and what a row may name."""

    files: Files
    text: str
    encoding: str
    delimiter: str
    line_end: str
    header: tuple[str, ...]  # the names of the columns as the file has them
    table: Table
    known: Known
    problems: tuple[Problem, ...]  # of the file before anything is added

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns to ask for: those that the file has, in the order of the contract."""
        return tuple(column for column in COLUMNS if column in self.header)

    @property
    def spot(self) -> Spot:
        """Where the new row will stand."""
        return Spot(self.files.name, len(lines_of(self.text)) + 1)


def sheet_of(files: Files) -> Sheet | tuple[Problem, ...]:
    """The file, or the problems for which no row can be checked or written in it."""
    problems = load(files).problems
    about, about_problems = read_about(files.story)
    types, sources = read_types(files.types), read_sources(files.sources)
    text = decoded(files.events) or ""
    header = next(iter(read_records(text)), Record(1, (), broken=True))
    names = names_of(header)
    beside = has_errors(about_problems) or types.unusable or sources.unusable
    if beside or header.broken or not set(REQUIRED) <= set(names):
        return tuple(problem for problem in problems if has_errors([problem]))
    lines, table = lines_of(text), read_table(files.events, files.name, COLUMNS, REQUIRED)
    known = Known(types.entries, sources.entries, sources.left_out, ids_of(table), about.as_of)
    form = encoding_of(files.events), delimiter_of(lines), line_end_of(lines)
    return Sheet(files, text, *form, names, table, known, problems)


def lines_of(text: str) -> list[str]:
    """The physical lines, each with its end."""
    return list(io.StringIO(text, newline=""))


def encoding_of(raw: bytes) -> str:
    """The encoding in which a text file is read; a mark at its beginning stays where it is."""
    try:
        raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def line_end_of(lines: Sequence[str]) -> str:
    """The end of the first line: those below it may be within a cell, where workbooks write others."""
    first = next(iter(lines), "")
    return first[len(first.rstrip("\r\n")) :] or "\n"


def unwritable(answer: str, encoding: str) -> str:
    """The first sign of an answer that the file cannot hold, or ""."""
    return next((sign for sign in answer if not is_writable(sign, encoding)), "")


def is_writable(sign: str, encoding: str) -> bool:
    """Whether a file of this encoding can hold the sign; control signs and unread ones are no text."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return unicodedata.category(sign) != "Cc" and sign != "\N{REPLACEMENT CHARACTER}"


def row_of(cells: Cells) -> Row:
    """The row as far as it is known."""
    return Row(**{**dict.fromkeys(COLUMNS, ""), **cells})


def answer_problems(column: str, cells: Cells, sheet: Sheet) -> tuple[Problem, ...]:
    """What `check` would say about one cell of the row, as far as the row is known."""
    row, spot = row_of(cells), sheet.spot
    name, _, lang = column.rpartition("_")
    if name in TEXTS:
        return text_problems(name, lang, cells, spot)
    if column == "id":
        return id_problems(row, sheet)
    day = source_day(row, sheet.known)
    when, end = read_cell(row.date, day), read_cell(row.end, day)
    found = (*cell_problems(row, sheet.known, spot), *span_problems(row, when, end, sheet.known, spot))
    return tuple(problem for problem in found if problem.column == column)


def text_problems(name: str, lang: str, cells: Cells, spot: Spot) -> tuple[Problem, ...]:
    """What is wrong with a text in one language: the English one is asked for before the French one is there."""
    column, needed = f"{name}_{lang}", name != "note"
    ahead = {f"{name}_fr": "…"} if lang == "en" and needed else {}
    found = translation_problems({**cells, **ahead}, name, spot, needed=needed)
    return tuple(replace(one, column=column) for one in found if one.column == column or has_errors([one]))


def id_problems(row: Row, sheet: Sheet) -> tuple[Problem, ...]:
    """What is wrong with an id; that there is none is settled at the end."""
    lines = {other.cells["id"]: other.line for other in reversed(sheet.table.rows)}
    if row.id in lines and row.id:
        return (sheet.spot.problem("duplicate_id", "id", row.id, first=str(lines[row.id])),)
    found = cell_problems(row, sheet.known, sheet.spot)
    return tuple(one for one in found if one.column == "id" and one.code != "missing_value")


def addition(cells: Cells, sheet: Sheet) -> bytes:
    """The bytes to append: the row as the file writes one, after the line end that its last line may lack."""
    out = io.StringIO(newline="")
    if not sheet.text.endswith(("\r", "\n")):
        out.write(sheet.line_end)
    csv.writer(out, delimiter=sheet.delimiter, lineterminator=sheet.line_end).writerow(in_file_order(cells, sheet))
    return out.getvalue().encode(sheet.encoding)


def in_file_order(cells: Cells, sheet: Sheet) -> list[str]:
    """The cells as the columns stand; of two columns of one name the first is read, so it alone is filled."""
    firsts = [sheet.header.index(name) == place for place, name in enumerate(sheet.header)]
    return [cells.get(name, "") if first else "" for name, first in zip(sheet.header, firsts, strict=True)]


def new_problems(cells: Cells, sheet: Sheet) -> tuple[Problem, ...]:
    """What is wrong in the whole file with the row in it that was not wrong before."""
    before = {place_of(problem) for problem in sheet.problems}
    after = load(replace(sheet.files, events=sheet.files.events + addition(cells, sheet))).problems
    return tuple(problem for problem in after if place_of(problem) not in before)


def place_of(problem: Problem) -> tuple[str, str, int, str, str]:
    """What makes a problem the same one, whatever is suggested for it."""
    return problem.code, problem.file, problem.line, problem.column, problem.value


def is_read_back(cells: Cells, sheet: Sheet) -> bool:
    """Whether the file with the row is read as the rows of before and this one, not as something else."""
    raw = sheet.files.events + addition(cells, sheet)
    row = TableRow(sheet.spot.line, row_of(cells).model_dump())
    return read_table(raw, sheet.files.name, COLUMNS, REQUIRED).rows == (*sheet.table.rows, row)


def append(path: Path, before: bytes, more: bytes) -> bool:
    """Whether the bytes were appended: not when the file is no longer what it was. OSError when it cannot be."""
    if bytes_of(path) != before:
        return False
    # One unbuffered write at the end, then on to the disk: a crash leaves the whole row or none of it, and no
    # byte before it is written again. A copy put in the file's place would lose its links and its rights.
    with path.open("ab", buffering=0) as file:
        complete = False
        try:
            written = file.write(more)
            os.fsync(file.fileno())
            complete = written == len(more)
        finally:
            if not complete:  # a full disk takes a part of it
                file.truncate(len(before))
    if not complete:
        raise OSError
    return True
