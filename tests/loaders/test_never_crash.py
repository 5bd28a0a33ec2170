"""Whatever the bytes of a file or the text of a date: problems come back, never an exception."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders import load
from loaders.dates import Refused, When, read_when
from loaders.problems import SEVERITIES
from loaders.tables import read_table
from tests.loaders.small_story import events_csv, files_with, row

SPECTRUM = sorted((Path(__file__).parent / "csv_spectrum").glob("*.csv"))
"""The files by which csv-spectrum tries CSV readers; their licence lies beside them."""

CLEAN = events_csv(row(), row(id="again", type="statement", date="2026-01-12", responds_to="id-block"))
PIECES = st.sampled_from([b"", b",", b";", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xc3", "é".encode(), b"=1+1", b"  "])
MONTHS = ("January", "Feb", "mars", "avril", "may", "June", "juil.", "août", "Sept.", "octobre", "Nov", "déc.")
FRAMES = (
    "{0}", "{0}~", "{0}?", "about {0}", "vers le {0}", "before {0}", "avant le {0}", "after {0}", "by {0}",
    "since {0}", "depuis {0}", "early {0}", "fin {0}", "week of {0}", "{0} to {1}", "from {0} to {1}",
    "between {0} and {1}", "entre le {0} et le {1}", "{0} or {1}", "{0}/{1}", "[{0},{1}]", "[{0}..{1}]", "{0} - {1}",
    "{0} {1}", "{0}, {1}", "{0} 10:30", "({0})",
)  # fmt: skip
NUMBERS = st.integers(0, 40).map(str)
YEARS = st.integers(1990, 2030).map(str)
MONTH_NAMES = st.sampled_from(MONTHS)
POINTS = st.one_of(
    st.tuples(NUMBERS, MONTH_NAMES, YEARS).map(" ".join),
    st.tuples(MONTH_NAMES, NUMBERS, YEARS).map(lambda parts: f"{parts[0]} {parts[1]}, {parts[2]}"),
    st.tuples(NUMBERS, NUMBERS, YEARS).map("/".join),
    st.tuples(YEARS, NUMBERS, NUMBERS).map("-".join),
    st.tuples(MONTH_NAMES, YEARS).map(" ".join),
    st.tuples(NUMBERS, MONTH_NAMES).map(" ".join),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: day.isoformat()[:7]),
    YEARS,
    NUMBERS,
)
WRITTEN = st.tuples(st.sampled_from(FRAMES), POINTS, POINTS).map(lambda parts: parts[0].format(*parts[1:]))


@pytest.mark.parametrize("file", SPECTRUM, ids=lambda file: file.stem)
def test_a_file_of_csv_spectrum_as_events_is_told_what_columns_it_lacks(file: Path) -> None:
    story = load(files_with(file.read_bytes()))
    assert story.events == ()
    assert {"missing_column", "unknown_column"} == {problem.code for problem in story.problems}


def test_csv_spectrum_has_twelve_files() -> None:
    assert len(SPECTRUM) == 12


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        ("simple", "a b c", [["1", "2", "3"]]),
        ("simple_crlf", "a b c", [["1", "2", "3"]]),
        ("comma_in_quotes", "first last address city zip", [["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]),
        ("empty", "a b c", [["1", "", ""], ["2", "3", "4"]]),
        ("empty_crlf", "a b c", [["1", "", ""], ["2", "3", "4"]]),
        ("escaped_quotes", "a b", [["1", 'ha "ha" ha'], ["3", "4"]]),
        ("json", "key val", [["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']]),
        ("newlines", "a b c", [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
        ("newlines_crlf", "a b c", [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
        ("quotes_and_newlines", "a b", [["1", 'ha \n"ha" \nha'], ["3", "4"]]),
        ("utf8", "a b c", [["1", "2", "3"], ["4", "5", "ʤ"]]),
    ],
)
def test_a_file_of_csv_spectrum_is_read_as_it_is_meant(name: str, columns: str, rows: list[list[str]]) -> None:
    file = next(file for file in SPECTRUM if file.stem == name)
    table = read_table(file.read_bytes(), file.name, columns.split(), columns.split())
    assert ([list(one.cells.values()) for one in table.rows], table.problems) == (rows, ())


@given(st.lists(st.tuples(st.integers(0, len(CLEAN)), st.integers(0, 40), PIECES), min_size=1, max_size=4))
@settings(max_examples=150)
def test_a_damaged_file_gives_problems_and_what_is_left_of_it(damages: list[tuple[int, int, bytes]]) -> None:
    events = CLEAN
    for start, length, piece in damages:
        events = events[:start] + piece + events[start + length :]
    story = load(files_with(events))
    assert {problem.code for problem in story.problems} <= SEVERITIES.keys()
    assert len(story.frame) == len(story.events) <= 2 + len(damages)


@given(st.text(), st.none() | st.dates())
@settings(max_examples=300)
def test_no_text_is_too_strange_for_a_date(written: str, source_day: date | None) -> None:
    assert isinstance(read_when(written, source_day), When | Refused)


@given(WRITTEN)
@settings(max_examples=600)
def test_every_number_of_a_date_is_in_what_was_read(written: str) -> None:
    read = read_when(written)
    assume(isinstance(read, When))
    assert isinstance(read, When)
    assert numbers(written) <= numbers(read.edtf) | numbers(" ".join(map(str, days_beside(read))))


def numbers(text: str) -> set[int]:
    return {int(digits) for digits in re.findall("[0-9]+", text)}


def days_beside(when: When) -> list[date]:
    """The days at both ends and the days next to them: "before 9 January" ends on the 8th."""
    ends = [end for end in (when.earliest, when.latest) if end]
    return [end + timedelta(days=step) for end in ends for step in (-1, 0, 1)]
