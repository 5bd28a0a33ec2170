"""Dates as people write them, and the days they stand for."""

from datetime import date

import pytest

from loaders.dates import Refused, When, read_when

SOURCE_DAY = date(2026, 1, 27)  # a Tuesday


def when(
    earliest: str, latest: str, precision: str = "day", *, approximate: bool = False, uncertain: bool = False
) -> When:
    """The value expected, its days as ISO texts and an open end as ""."""
    first, last = (date.fromisoformat(day) if day else None for day in (earliest, latest))
    return When(first, last, precision, approximate, uncertain)


def day(iso: str) -> When:
    return when(iso, iso)


def about(earliest: str, latest: str, precision: str) -> When:
    return when(earliest, latest, precision, approximate=True)


def span(earliest: str, latest: str) -> When:
    return when(earliest, latest, "range")


GOOD = [
    # A day.
    ("2026-01-09", day("2026-01-09")),
    (" 2026-01-09\n", day("2026-01-09")),
    ("9 janvier 2026", day("2026-01-09")),
    ("Jan 9, 2026", day("2026-01-09")),
    ("January 9th, 2026", day("2026-01-09")),
    ("9th of January, 2026", day("2026-01-09")),
    ("1er janvier 2026", day("2026-01-01")),
    ("Premier janvier 2026", day("2026-01-01")),
    ("31 AOÛT 2025", day("2025-08-31")),
    ("31 aou\u0302t 2025", day("2025-08-31")),
    ("9 févr. 2026", day("2026-02-09")),
    ("9\u00a0janvier\u202f2026", day("2026-01-09")),
    ("9-Jan-2026", day("2026-01-09")),
    ("9jan2026", day("2026-01-09")),
    ("2026 Jan 9", day("2026-01-09")),
    ("about 2026 Jan 9", about("2026-01-06", "2026-01-12", "day")),
    ("2026, janvier", when("2026-01-01", "2026-01-31", "month")),
    ("January 2026 9th", day("2026-01-09")),
    ("2026-1-9", day("2026-01-09")),
    ("2026/01/09", day("2026-01-09")),
    ("13/9/2026", day("2026-09-13")),
    ("1/13/2026", day("2026-01-13")),
    ("13.9.2026", day("2026-09-13")),
    ("9/9/2026", day("2026-09-09")),
    ("29 February 2024", day("2024-02-29")),
    ("Friday 9 January 2026", day("2026-01-09")),
    ("le vendredi 9 janvier 2026", day("2026-01-09")),
    ("mar. 13 janvier 2026", day("2026-01-13")),
    ("Fri 9/1/2026", day("2026-01-09")),
    ("Tuesday 9/1/2026", day("2026-09-01")),
    # A month, a year, a part of either.
    ("2023-12", when("2023-12-01", "2023-12-31", "month")),
    ("décembre 2023", when("2023-12-01", "2023-12-31", "month")),
    ("Dec 2023", when("2023-12-01", "2023-12-31", "month")),
    ("déc. 2023", when("2023-12-01", "2023-12-31", "month")),
    ("April 2023", when("2023-04-01", "2023-04-30", "month")),
    ("in February 2024", when("2024-02-01", "2024-02-29", "month")),
    ("12/2023", when("2023-12-01", "2023-12-31", "month")),
    ("2024", when("2024-01-01", "2024-12-31", "year")),
    ("en 2024", when("2024-01-01", "2024-12-31", "year")),
    ("Q2 2023", when("2023-04-01", "2023-06-30", "quarter")),
    ("T2 2023", when("2023-04-01", "2023-06-30", "quarter")),
    ("2023-Q4", when("2023-10-01", "2023-12-31", "quarter")),
    ("second quarter of 2023", when("2023-04-01", "2023-06-30", "quarter")),
    ("2e trimestre 2023", when("2023-04-01", "2023-06-30", "quarter")),
    ("H1 2024", span("2024-01-01", "2024-06-30")),
    ("S1 2024", span("2024-01-01", "2024-06-30")),
    ("second half of 2024", span("2024-07-01", "2024-12-31")),
    ("2e semestre 2024", span("2024-07-01", "2024-12-31")),
    ("early January 2026", span("2026-01-01", "2026-01-10")),
    ("début janvier 2026", span("2026-01-01", "2026-01-10")),
    ("au début d’octobre 2025", span("2025-10-01", "2025-10-10")),
    ("mid-January 2026", span("2026-01-11", "2026-01-20")),
    ("mi-janvier 2026", span("2026-01-11", "2026-01-20")),
    ("late January 2026", span("2026-01-21", "2026-01-31")),
    ("fin janvier 2026", span("2026-01-21", "2026-01-31")),
    ("late February 2024", span("2024-02-21", "2024-02-29")),
    ("week of 5 January 2026", span("2026-01-05", "2026-01-11")),
    ("semaine du 5 janvier 2026", span("2026-01-05", "2026-01-11")),
    # From one to another.
    ("2025-12-29/2026-01-08", span("2025-12-29", "2026-01-08")),
    ("[2026-01-20..2026-01-26]", span("2026-01-20", "2026-01-26")),
    ("du 29 décembre 2025 au 8 janvier 2026", span("2025-12-29", "2026-01-08")),
    ("from 29 December 2025 to 8 January 2026", span("2025-12-29", "2026-01-08")),
    ("between 28 and 31 March 2023", span("2023-03-28", "2023-03-31")),
    ("between January 9 and 12, 2026", span("2026-01-09", "2026-01-12")),
    ("entre le 9 et le 12 janvier 2026", span("2026-01-09", "2026-01-12")),
    ("entre décembre 2025 et janvier 2026", span("2025-12-01", "2026-01-31")),
    ("3 to 4 January 2026", span("2026-01-03", "2026-01-04")),
    ("3–4 January 2026", span("2026-01-03", "2026-01-04")),
    ("January 9-12, 2026", span("2026-01-09", "2026-01-12")),
    ("January–February 2026", span("2026-01-01", "2026-02-28")),
    ("2026-01-09 - 2026-01-12", span("2026-01-09", "2026-01-12")),
    ("du 13/1/2026 au 15/1/2026", span("2026-01-13", "2026-01-15")),
    ("d’avril à mai 2026", span("2026-04-01", "2026-05-31")),
    ("2025-2026", span("2025-01-01", "2026-12-31")),
    # One of several.
    ("[2026-01-15,2026-01-16]", span("2026-01-15", "2026-01-16")),
    ("[2026-01-15]", day("2026-01-15")),
    ("15 or 16 January 2026", span("2026-01-15", "2026-01-16")),
    ("le 15 ou le 16 janvier 2026", span("2026-01-15", "2026-01-16")),
    # Open at one end.
    ("before 9 January 2026", span("", "2026-01-08")),
    ("avant le 9 janvier 2026", span("", "2026-01-08")),
    ("before January 2026", span("", "2025-12-31")),
    ("avant fin janvier 2026", span("", "2026-01-20")),
    ("by 27 January 2026", span("", "2026-01-27")),
    ("au plus tard le 27 janvier 2026", span("", "2026-01-27")),
    ("27 January 2026 at the latest", span("", "2026-01-27")),
    ("by the end of January 2026", span("", "2026-01-31")),
    ("by January 2026", span("", "2026-01-31")),
    ("[..2026-01-27]", span("", "2026-01-27")),
    ("../2026-01-27", span("", "2026-01-27")),
    ("after 9 January 2026", span("2026-01-10", "")),
    ("après le 9 janvier 2026", span("2026-01-10", "")),
    ("after January 2026", span("2026-02-01", "")),
    ("since 9 January 2026", span("2026-01-09", "")),
    ("depuis le 9 janvier 2026", span("2026-01-09", "")),
    ("depuis janvier 2026", span("2026-01-01", "")),
    ("10 January 2026 or later", span("2026-01-10", "")),
    ("[2026-01-09..]", span("2026-01-09", "")),
    ("2026-01-09/..", span("2026-01-09", "")),
    # Approximate and uncertain.
    ("2026-01-09~", about("2026-01-06", "2026-01-12", "day")),
    ("~2026-01-09", about("2026-01-06", "2026-01-12", "day")),
    ("circa 9 January 2026", about("2026-01-06", "2026-01-12", "day")),
    ("vers le 9 janvier 2026", about("2026-01-06", "2026-01-12", "day")),
    ("9 janvier 2026 environ", about("2026-01-06", "2026-01-12", "day")),
    ("2026-01~", about("2025-12-17", "2026-02-15", "month")),
    ("vers janvier 2026", about("2025-12-17", "2026-02-15", "month")),
    ("2024~", about("2023-07-01", "2025-06-30", "year")),
    ("c. 2024", about("2023-07-01", "2025-06-30", "year")),
    ("environ 2024", about("2023-07-01", "2025-06-30", "year")),
    ("about December 2025 to January 2026", about("2025-11-16", "2026-01-31", "range")),
    ("2026-01-09%", when("2026-01-06", "2026-01-12", "day", approximate=True, uncertain=True)),
    ("2026-01-09?", when("2026-01-09", "2026-01-09", "day", uncertain=True)),
    ("9 janvier 2026 (?)", when("2026-01-09", "2026-01-09", "day", uncertain=True)),
    ("probablement en janvier 2026", when("2026-01-01", "2026-01-31", "month", uncertain=True)),
    # Digits left open.
    ("2026-01-1X", span("2026-01-10", "2026-01-19")),
    ("2026-01-XX", when("2026-01-01", "2026-01-31", "month")),
    ("202X", span("2020-01-01", "2029-12-31")),
    # The edges of the calendar.
    ("0001", when("0001-01-01", "0001-12-31", "year")),
    ("0001~", about("0001-01-01", "0002-06-30", "year")),
    ("9999-12-31~", about("9999-12-28", "9999-12-31", "day")),
]

RELATIVE = [
    ("yesterday", day("2026-01-26")),
    ("hier", day("2026-01-26")),
    ("avant-hier", day("2026-01-25")),
    ("the day before yesterday", day("2026-01-25")),
    ("il y a deux jours", day("2026-01-25")),
    ("in 3 days", day("2026-01-30")),
    ("last Friday", day("2026-01-23")),
    ("vendredi dernier", day("2026-01-23")),
    ("3 weeks ago", span("2026-01-05", "2026-01-11")),
    ("la semaine dernière", span("2026-01-19", "2026-01-25")),
    ("il y a un mois", when("2025-12-01", "2025-12-31", "month")),
    ("last month", when("2025-12-01", "2025-12-31", "month")),
    ("about a month ago", about("2025-11-16", "2026-01-15", "month")),
    ("il y a un an", when("2025-01-01", "2025-12-31", "year")),
]


@pytest.mark.parametrize(("written", "expected"), GOOD)
def test_a_date_stands_for_every_day_it_may_mean(written: str, expected: When) -> None:
    assert read_when(written) == expected


@pytest.mark.parametrize(("written", "expected"), GOOD + RELATIVE)
def test_the_canonical_form_reads_back_to_an_equal_value(written: str, expected: When) -> None:
    read = read_when(written, SOURCE_DAY)
    assert isinstance(read, When)
    assert read.text == written
    assert read_when(read.edtf) == expected


@pytest.mark.parametrize(("written", "expected"), RELATIVE)
def test_a_relative_date_counts_from_the_day_of_its_source(written: str, expected: When) -> None:
    assert read_when(written, SOURCE_DAY) == expected


@pytest.mark.parametrize("written", [row[0] for row in RELATIVE])
def test_a_relative_date_without_a_source_is_refused(written: str) -> None:
    read = read_when(written)
    assert isinstance(read, Refused)
    assert read.reason == "relative_without_source"


@pytest.mark.parametrize("written", [row[0] for row in GOOD])
def test_the_day_of_a_source_changes_no_date_that_is_written_out(written: str) -> None:
    assert read_when(written, SOURCE_DAY) == read_when(written)


def test_early_and_late_are_given_as_the_days_they_mean() -> None:
    read = read_when("début janvier 2026")
    assert isinstance(read, When)
    assert (read.text, read.edtf) == ("début janvier 2026", "[2026-01-01..2026-01-10]")


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("week of 5 January 2026", "[2026-01-05..2026-01-11]"),
        ("between 9 and 12 January 2026", "[2026-01-09..2026-01-12]"),
        ("between 13/1/2026 and 15/1/2026", "[2026-01-13..2026-01-15]"),
        ("circa between 9 and 12 January 2026", "[2026-01-09~..2026-01-12~]"),
        ("entre fin avril 2026 et début mai 2026", "[2026-04-21..2026-05-10]"),
        ("from 9 to 12 January 2026", "2026-01-09/2026-01-12"),
        ("from early May 2026 to 3 June 2026", "2026-05-01/2026-06-03"),
    ],
)
def test_a_day_within_is_one_of_several_and_from_to_a_stretch(written: str, edtf: str) -> None:
    read = read_when(written)
    assert isinstance(read, When)
    assert read.edtf == edtf


def test_a_quarter_is_given_as_the_code_that_edtf_has_for_it() -> None:
    read = read_when("T2 2023")
    assert isinstance(read, When)
    assert read.edtf == "2023-34"
