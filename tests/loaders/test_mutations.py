"""One thing goes wrong in a good file: it is reported where it is, and nothing else is."""

import csv
import io
from collections.abc import Callable

import pytest

from loaders import Story, load
from loaders.events import COLUMNS
from tests.loaders.small_story import events_csv, files_with, row

BLOCK, ANSWER, LIFT, ORDER = range(4)
ROWS = (
    # The first summary takes two lines: all rows below stand one line lower than they count.
    row(summary_en="The ministry\nsays so.", jurisdictions="ID;MY"),
    row(id="answer", type="statement", date="2026-01-12", responds_to="id-block", part_of="id-block", actors="X"),
    row(id="lift", type="ban-lifted", date="2026-02-01", ends="id-block", sources="https://example.org/a"),
    row(
        id="eu-order", type="order", date="2026-01-20", end="2026-03-01", jurisdictions="EU", amount="5", currency="EUR"
    ),
)
LINES = (2, 4, 5, 6)
CLEAN = events_csv(*ROWS)
LAST = CLEAN.index(b"eu-order")
ACCENT = CLEAN.index("é".encode(), LAST)

Places = list[tuple[str, int, str]]


def places(story: Story) -> Places:
    """Code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in story.problems]


def read(events: bytes) -> Story:
    return load(files_with(events))


def with_cell(place: int, **cells: str) -> bytes:
    """The file with other cells in one row."""
    return events_csv(*(ROWS[:place]), ROWS[place] | cells, *ROWS[place + 1 :])


def rewritten(delimiter: str = ",", columns: tuple[str, ...] = COLUMNS, **names: str) -> bytes:
    """The same rows as another program would save them, perhaps under other names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", delimiter=delimiter, lineterminator="\n")
    writer.writerow({column: names.get(column, column) for column in columns})
    writer.writerows(dict.fromkeys(COLUMNS, "") | one for one in ROWS)
    return out.getvalue().encode()


def without(column: str) -> tuple[str, ...]:
    return tuple(name for name in COLUMNS if name != column)


def test_the_file_without_a_mutation_is_clean() -> None:
    story = read(CLEAN)
    assert (places(story), tuple(sorted(event.line for event in story.events))) == ([], LINES)


@pytest.mark.parametrize(
    ("place", "column", "value", "code", "meant"),
    [
        (BLOCK, "date", "2026-13-10", "impossible_date", "2026-10-13"),
        (ORDER, "date", "2026-02-30", "impossible_date", "2026-02-28"),
        (ORDER, "date", "9/1/2026", "ambiguous_date", ""),
        (ORDER, "date", "2026-01-20/2026-01-10", "end_before_start", "2026-01-10/2026-01-20"),
        (ORDER, "date", "=1+1", "bad_date", ""),
        (ORDER, "date", "NA", "bad_date", ""),
        (ORDER, "end", "2026-01-19", "end_before_start", ""),
        (ORDER, "type", "ordre", "unknown_type", "order"),
        (ORDER, "jurisdictions", "Indonesia", "unknown_jurisdiction", "ID"),
        (ORDER, "jurisdictions", "Indonésie", "unknown_jurisdiction", "ID"),
        (ORDER, "jurisdictions", "UK", "unknown_jurisdiction", "GB"),
        (ORDER, "id", "EU order", "bad_id", "eu-order"),
        (ORDER, "id", "id-block", "duplicate_id", ""),
        (ORDER, "amount", "=1+1", "bad_amount", ""),
        (ORDER, "currency", "Euro", "bad_currency", "EUR"),
        (ORDER, "evidence", "offical", "unknown_evidence", "official"),
        (ORDER, "sources", "bbc-2026130", "unknown_source", "bbc-20260130"),
        (ORDER, "sources", "http://example.org/a", "bad_url", "https://example.org/a"),
        (ORDER, "part_of", "answer", "nested_case", "id-block"),
        (ANSWER, "responds_to", "id-blok", "unknown_event", "id-block"),
        (ANSWER, "date", "2026-01-05", "answer_before_question", ""),
        (LIFT, "date", "2026-01-05", "ends_before_it_starts", ""),
        (LIFT, "ends", "answer", "nothing_to_end", ""),
        (BLOCK, "date", "2026-01-08/2026-01-10", "span_in_date", ""),
        (ANSWER, "title_fr", "", "missing_translation", ""),
    ],
)
def test_a_faulty_cell_is_the_only_one_reported(place: int, column: str, value: str, code: str, meant: str) -> None:
    (problem, *left_out) = read(with_cell(place, **{column: value})).problems
    at = {"answer_before_question": "responds_to", "ends_before_it_starts": "ends"}.get(code, column)
    assert (problem.code, problem.line, problem.column) == (code, LINES[place], at)
    assert problem.meant == meant
    # Rows that name the block stay in, and say that it is missing.
    follows = {"reference_left_out"} if place == BLOCK and problem.severity == "error" else set()
    assert {other.code for other in left_out} == follows


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(b"\xef\xbb\xbf" + CLEAN, id="byte order mark"),
        pytest.param(rewritten(";"), id="semicolons"),
        pytest.param(rewritten("\t"), id="tabs"),
        pytest.param(CLEAN.decode().encode("cp1252"), id="Windows-1252"),
        pytest.param(CLEAN.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(CLEAN.replace(b"\n", b"\r"), id="line ends of old Macs"),
        pytest.param(rewritten(columns=COLUMNS[::-1]), id="columns in another order"),
        pytest.param(CLEAN.replace(b",note_fr\n", b",note_fr,,\n"), id="empty columns at the end"),
        pytest.param(CLEAN.rstrip(b"\n"), id="no line end after the last row"),
        pytest.param(CLEAN + b"\n , ,\n\n", id="blank lines at the end"),
    ],
)
def test_what_programs_do_to_a_file_changes_nothing(events: bytes) -> None:
    story = read(events)
    assert (story.problems, story.events) == ((), read(CLEAN).events)


@pytest.mark.parametrize(
    "cells",
    [
        {"jurisdictions": "NA"},
        {"title_en": "=1+1"},
        {"title_en": "“Indonesia blocks Grok”, it says"},
        {"title_en": 'It said "no"'},
        {"title_en": "x" * 100_000},
    ],
)
def test_strange_text_is_read_as_it_stands(cells: dict[str, str]) -> None:
    story = read(with_cell(ORDER, **cells))
    ((column, value),) = cells.items()
    kept = next(event for event in story.events if event.id == "eu-order")
    assert (story.problems, ";".join(kept.jurisdictions) if column == "jurisdictions" else kept.title_en) == ((), value)


def test_blank_lines_between_rows_count_as_lines() -> None:
    events = with_cell(ORDER, type="ordre").replace(b"\neu-order", b"\n\n,,\n\neu-order")
    assert places(read(events)) == [("unknown_type", LINES[ORDER] + 3, "type")]


@pytest.mark.parametrize(
    ("events", "found"),
    [
        pytest.param(
            CLEAN.replace(b"eu-order,2026-01-20", b'eu-order,"2026-01-20'), [("bad_quotes", 6, "date")], id="open quote"
        ),
        pytest.param(
            rewritten(title_fr="titre_fr"),
            [("unknown_column", 1, "titre_fr"), ("missing_column", 1, "title_fr")],
            id="renamed column",
        ),
        pytest.param(rewritten(columns=without("evidence")), [("missing_column", 1, "evidence")], id="missing column"),
        pytest.param(
            rewritten(columns=without("note_fr")), [("missing_column", 1, "note_fr")], id="missing spare column"
        ),
        pytest.param(rewritten(columns=(*COLUMNS, "date")), [("duplicate_column", 1, "date")], id="column twice"),
        pytest.param(CLEAN.rstrip(b"\n") + b",,more\n", [("row_too_long", 6, "note_fr")], id="too many cells"),
        pytest.param(
            with_cell(ORDER, note_en="N", note_fr="N").replace(b",2026-01-20", ",“2026-01-20, or so”".encode()),
            [("row_too_long", 6, "date")],
            id="smart quotes do not quote",
        ),
        pytest.param(
            with_cell(ORDER, title_en="x" * 1_000_000), [("cell_too_long", 6, "title_en")], id="cell of a megabyte"
        ),
        pytest.param(CLEAN[: LAST + 10], [("row_too_short", 6, "end")], id="last row cut"),
        pytest.param(CLEAN[: ACCENT + 1], [("row_too_short", 6, "summary_en")], id="cut inside a letter"),
        pytest.param(CLEAN[:LAST] + b"\0" + CLEAN[LAST:], [("unreadable_file", 6, "")], id="NUL"),
        pytest.param(b"", [("unreadable_file", 1, "")], id="empty file"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [("unreadable_file", 1, "")], id="a picture"),
        pytest.param(CLEAN.decode().encode("utf-16"), [("unreadable_file", 1, "")], id="UTF-16"),
        pytest.param(events_csv(), [], id="header only"),
    ],
)
def test_a_faulty_form_is_reported_at_its_line(events: bytes, found: Places) -> None:
    assert places(read(events)) == found


def with_separators(place: int, column: str, count: int = 1) -> bytes:
    """The file with so many separators too many before the cell of one column."""
    header, *rows = csv.reader(io.StringIO(CLEAN.decode()))
    at = COLUMNS.index(column)
    rows[place][at:at] = [""] * count
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("before", "column"),
    [
        ("id", "id"),
        ("date", "date"),
        ("end", "end"),
        ("type", "type"),
        ("jurisdictions", "jurisdictions"),
        ("title_en", "title_en"),
        ("title_fr", "title_fr"),
        ("summary_en", "summary_en"),
        ("summary_fr", "summary_fr"),
        # One more empty cell among empty ones: the first of them is as likely as any.
        ("responds_to", "responds_to"),
        ("ends", "responds_to"),
        ("amount", "responds_to"),
        ("currency", "currency"),
        ("evidence", "evidence"),
        ("sources", "sources"),
    ],
)
def test_a_separator_too_many_is_one_fault_however_many_cells_it_moves(before: str, column: str, count: int) -> None:
    (problem,) = read(with_separators(ORDER, before, count)).problems
    assert (problem.code, problem.line, problem.column, problem.value) == ("row_too_long", 6, column, "")
    assert dict(problem.details) == {"found": str(19 + count), "expected": "19"}
    assert problem.reason == "row_too_long.separator"


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("column", ["note_en", "note_fr"])
def test_separators_too_many_that_move_nothing_are_harmless(column: str, count: int) -> None:
    story = read(with_separators(ORDER, column, count))
    assert (story.problems, story.events) == ((), read(CLEAN).events)


@pytest.mark.parametrize(
    ("column", "text", "cut_off"),
    [
        ("date", "January 20, 2026", "2026"),
        ("title_en", "The EU orders, and means it", "and means it"),
        ("summary_en", "It was ordered, at last, to stop", "at last"),
        ("summary_fr", "Elle a ordonné, enfin, l’arrêt, dit-elle", "enfin"),
    ],
)
def test_a_text_with_commas_and_no_quotes_is_one_fault(column: str, text: str, cut_off: str) -> None:
    (problem,) = read(with_cell(ORDER, **{column: text}).replace(f'"{text}"'.encode(), text.encode())).problems
    assert (problem.code, problem.line, problem.column, problem.value) == ("row_too_long", 6, column, cut_off)
    assert problem.reason == ""


def test_other_rows_still_know_the_id_of_a_row_whose_cells_have_moved() -> None:
    assert places(read(with_separators(BLOCK, "id"))) == [
        ("row_too_long", 2, "id"),
        ("reference_left_out", 4, "responds_to"),
        ("reference_left_out", 4, "part_of"),
        ("reference_left_out", 5, "ends"),
    ]


def test_a_fault_in_a_row_with_empty_cells_at_its_end_is_that_fault() -> None:
    events = with_cell(ORDER, type="ordre").rstrip(b"\n") + b",,\n"
    assert places(read(events)) == [("unknown_type", 6, "type")]


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"eu-order,2026-01-20", b'eu-order,"2026-01-20'),
        lambda raw: raw[: ACCENT + 1],
        lambda raw: raw[: LAST + 10],
        lambda raw: raw.rstrip(b"\n") + b",,more\n",
    ],
)
def test_the_rows_above_a_broken_one_stay_as_they_are(change: Callable[[bytes], bytes]) -> None:
    whole = [event for event in read(CLEAN).events if event.id != "eu-order"]
    assert list(read(change(CLEAN)).events) == whole


def test_without_its_header_a_file_has_only_columns_that_are_wrong() -> None:
    story = read(CLEAN.partition(b"\n")[2])
    assert {(code, line) for code, line, _ in places(story)} == {("missing_column", 1), ("unknown_column", 1)}
