"""Bytes of a CSV file to rows of cells, each with the physical line on which it starts."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.problems import LONGEST_WORD, Problem, Spot, nearest

DELIMITERS = ",;\t"
QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True)
class TableRow:
    """One row: its cells by column name, without the white space round them.

    A row longer than the header has all its cells as `written` too: later ones may have moved one column on.
    """

    line: int
    cells: dict[str, str]
    written: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Table:
    """The rows of a file, and what is wrong with its form; a faulty row is among the rows too, for its id."""

    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]
    header: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Record:
    """The cells of one row in the order of the file.

    `broken` when a quotation mark in it is not closed or stands where it must not: `fault` is the place of that cell.
    """

    line: int
    cells: tuple[str, ...]
    broken: bool = False
    fault: int = 0


def read_table(raw: bytes, file: str, columns: Sequence[str], required: Sequence[str]) -> Table:
    """The rows of a CSV file; none at all when it is not text or lacks a required column."""
    text = decoded(raw)
    records = [] if text is None else read_records(text)
    if not records:
        reason = "unreadable.not_text" if text is None else "unreadable.empty"
        line = 1 if text is not None else line_of_nul(raw)
        return Table((), (Spot(file, line).problem("unreadable_file", "", reason=reason),))
    header = names_of(records[0])
    problems = header_problems(records[0], header, file, columns)
    if any(problem.code == "missing_column" and problem.column in required for problem in problems):
        return Table((), problems)
    end = records[-1].line
    faults = tuple(fault for each in records[1:] for fault in row_problems(each, header, file, each.line == end))
    places = [header.index(column) if column in header else len(header) for column in columns]
    rows = tuple(row_of(record, len(header), columns, places) for record in records[1:])
    return Table(rows, problems + faults, header)


def decoded(raw: bytes) -> str | None:
    """The text of a file in UTF-8, with or without its mark, or in Windows-1252; None when it is no text."""
    if b"\0" in raw:
        return None
    body = raw.removeprefix(codecs.BOM_UTF8)
    for read in (utf_8, codecs.getdecoder("cp1252")):
        try:
            return read(body)[0]
        except UnicodeDecodeError:
            continue
    return None


def line_of_nul(raw: bytes) -> int:
    """The line of the first NUL byte; 1 where what stands before it is no text either."""
    before, _, _ = raw.partition(b"\0")
    try:
        return 1 + len(utf_8(before)[0].split("\n")[1:])
    except UnicodeDecodeError:
        return 1


def utf_8(body: bytes) -> tuple[str, int]:
    """The text of bytes in UTF-8, also of a file that was cut inside its last letter, and their number."""
    text, length = codecs.utf_8_decode(body, "strict", False)
    # One accent at the end of plain letters is more likely Windows-1252.
    return codecs.utf_8_decode(body, "strict", text.isascii()) if length < len(body) else (text, length)


def read_records(text: str) -> list[Record]:
    """Every row that is not blank, the header first."""
    lines = list(io.StringIO(text, newline=""))
    delimiter = delimiter_of(lines)
    found: list[Record] = []
    start = 0
    while start < len(lines):
        records, fault = records_until_fault(lines, start, delimiter)
        found += records
        if fault is None:
            break
        # Reading goes on with the very next line: an open quotation mark must not swallow the rows below it.
        line = lines[fault]
        found.append(Record(fault + 1, loose_cells(line, delimiter), broken=True, fault=fault_place(line, delimiter)))
        start = fault + 1
    return [record for record in found if record.broken or any(record.cells)]


def delimiter_of(lines: Sequence[str]) -> str:
    """The separator that the header uses most."""
    header = next((line for line in lines if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def records_until_fault(lines: Sequence[str], start: int, delimiter: str) -> tuple[list[Record], int | None]:
    """The rows from a line on, and the index of the line at which a row begins that cannot be read."""
    reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
    clean = tidy if any("\r" in line for line in lines) else str.strip
    records: list[Record] = []
    first = start
    try:
        for cells in reader:
            records.append(Record(first + 1, tuple(map(clean, cells))))
            first = start + reader.line_num  # a cell may span several physical lines
    except csv.Error:
        return records, first
    return records, None


def loose_cells(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of one line by its separators alone."""
    return tuple(tidy(cell.strip().strip('"')) for cell in line.split(delimiter))


def fault_place(line: str, delimiter: str) -> int:
    """The place of the first cell of a line in which a quotation mark is not closed or is followed by a text."""
    place, opening = 0, ""
    for piece in line.rstrip("\r\n").split(delimiter):
        cell = opening + delimiter + piece if opening else piece
        if not cell.startswith('"'):
            place += 1
        elif cell.count('"') % 2:
            opening = cell
        elif QUOTED.fullmatch(cell):
            place, opening = place + 1, ""
        else:
            return place
    return place if opening else 0


def tidy(cell: str) -> str:
    """The cell without white space round it, and with line breaks of one kind."""
    return (cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell).strip()


def names_of(header: Record) -> tuple[str, ...]:
    """The names of the columns; empty ones at the end, as spreadsheets leave them, do not count."""
    names = list(header.cells)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def header_problems(record: Record, header: Sequence[str], file: str, columns: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong with the names of the columns; their order is free."""
    spot = Spot(file, record.line)
    missing = [column for column in columns if column not in header]
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    twice = [name for name in dict.fromkeys(header) if name in columns and header.count(name) > 1]
    faulty = header[min(record.fault, len(header) - 1)] if header else ""
    unclosed = [spot.problem("bad_quotes", faulty, faulty)] if record.broken else []
    return (
        *unclosed,
        *(spot.problem("missing_column", column) for column in missing),
        *(spot.problem("unknown_column", name, name, meant=nearest(name, missing)) for name in unknown),
        *(spot.problem("duplicate_column", name, name) for name in twice),
    )


def row_problems(record: Record, header: Sequence[str], file: str, last: bool) -> Iterator[Problem]:
    """What is wrong with the form of one row; the last of a file may have been cut off."""
    reason = "bad_quotes.last" if last else ""
    if len(record.cells) == len(header) and not record.broken:
        return
    spot = Spot(file, record.line)
    counts = {"found": str(len(record.cells)), "expected": str(len(header))}
    extra = next((cell for cell in record.cells[len(header) :] if cell), "")
    longest = max(range(len(record.cells)), key=lambda place: len(record.cells[place]))
    limit = csv.field_size_limit()
    if record.broken and len(record.cells[longest]) > limit:
        column = header[min(longest, len(header) - 1)]
        yield spot.problem("cell_too_long", column, record.cells[longest][:LONGEST_WORD], limit=f"{limit}")
    elif record.broken:
        place = min(record.fault, len(header) - 1)
        cell = record.cells[place] if place < len(record.cells) else ""
        yield spot.problem("bad_quotes", header[place], cell[:LONGEST_WORD], reason=reason)
    elif len(record.cells) < len(header):
        yield spot.problem("row_too_short", header[len(record.cells)], "", **counts)
    elif extra:
        yield spot.problem("row_too_long", header[-1], extra, **counts)


def row_of(record: Record, width: int, columns: Sequence[str], places: Sequence[int]) -> TableRow:
    """The cells by column, each from its place in the row; a column or cell that is not there is empty."""
    cells = (*record.cells[:width], *[""] * (width + 1 - len(record.cells[:width])))
    written = record.cells if len(record.cells) > width and not record.broken else ()
    return TableRow(record.line, dict(zip(columns, [cells[place] for place in places], strict=True)), written)
