"""Our EDTF reader beside the examples of the standard; the package `edtf` is the oracle of strict bounds."""

import warnings
from dataclasses import replace
from datetime import date

import pytest

from loaders.dates import Refused, When, read_when
from loaders.days import days_away, months_away

with warnings.catch_warnings():
    # The package builds its grammar in a way that its own parser library warns about.
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

# The examples of the specification (levels 0 to 2) that lie within what is read here, without an open end.
SAME_AS_STANDARD = [
    "1985-04-12",
    "1985-04",
    "1985",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    "1984?",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "2004-06-XX/2004-07-03",
    "2004-06-11?/2006?",
    "156X-12-25",
    "15XX-12-25",
    "1XXX-XX",
    "1XXX-12",
    "1X99-XX",
    "[1667,1668,1670..1672]",
    "[1667,1760-12]",
    "2004-?06",
    "2004?-06-11",
    "2001-33",
    "2001-34",
    "2001-36",
    "2001-37",
    "2001-39",
    "2001-40",
    "2001-41",
]

# Approximate ones: the standard says no width, so ours is laid around the oracle's strict bounds.
WIDENED = [
    ("2004-06~", 15),
    ("2004-06-11%", 3),
    ("2004-06-11~", 3),
    ("?2004-06-~11", 3),
    ("2004-06~-11", 15),
    ("2004-06-~01/2004-06-~20", 3),
]

OPEN = [
    ("1985-04-12/..", date(1985, 4, 12), None),
    ("1985-04/..", date(1985, 4, 1), None),
    ("1985/", date(1985, 1, 1), None),
    ("../1985-04-12", None, date(1985, 4, 12)),
    ("/1985", None, date(1985, 12, 31)),
    ("[..1760-12-03]", None, date(1760, 12, 3)),
    ("[1760-12..]", date(1760, 12, 1), None),
    ("[1760-01,1760-02,1760-12..]", date(1760, 1, 1), None),
]

NOT_READ = [
    ("1985-04-12T23:20:30", "time"),
    ("1985-04-12T23:20:30Z", "time"),
    ("1985-04-12T23:20:30+04:30", "time"),
    ("Y170000002", "year_out_of_range"),
    ("Y-170000002", "year_out_of_range"),
    ("Y-17E7", "year_out_of_range"),
    ("Y3388E2S3", "year_out_of_range"),
    ("-1985", "negative_year"),
    ("-1985-04", "negative_year"),
    ("2001-21", "season"),
    ("2001-25", "season"),
    ("2001-32", "season"),
    ("1950S2", "significant_digits"),
    ("{1960,1961-12}", "two_dates"),
    ("{1667,1668,1670..1672}", "two_dates"),
    ("{..1984}", "two_dates"),
]


def strict_bounds(form: str) -> tuple[date, date]:
    """The first and last day by the oracle, which gives time structures."""
    read = parse_edtf(form)
    first, last = (date(*bound[:3]) for bound in (read.lower_strict(), read.upper_strict()))
    return first, last


def read_form(form: str) -> When:
    read = read_when(form)
    assert isinstance(read, When)
    return read


@pytest.mark.parametrize("form", SAME_AS_STANDARD)
def test_the_days_are_those_of_the_standard(form: str) -> None:
    read = read_form(form)
    assert (read.earliest, read.latest) == strict_bounds(form)


@pytest.mark.parametrize("year", [1, 4, 1900, 2000, 2023, 2024, 9999])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_ends_where_the_standard_says(year: int, month: int) -> None:
    form = f"{year:04}-{month:02}"
    read = read_form(form)
    assert (read.earliest, read.latest) == strict_bounds(form)


@pytest.mark.parametrize(("form", "days"), WIDENED)
def test_an_approximate_date_is_wider_on_both_sides(form: str, days: int) -> None:
    first, last = strict_bounds(form)
    expected = When(days_away(first, -days), days_away(last, days), read_form(form).precision, approximate=True)
    assert replace(read_form(form), uncertain=False) == expected


@pytest.mark.parametrize("form", ["1984~", "1984%", "~1984"])
def test_an_approximate_year_is_half_a_year_wider_on_both_sides(form: str) -> None:
    read = read_form(form)
    assert (read.earliest, read.latest) == (date(1983, 7, 1), date(1985, 6, 30))


@pytest.mark.parametrize("form", ["1984?", "2004?-06-11", "?2004-06-11", "2004-06-11%", "2004/2006?"])
def test_a_question_mark_is_kept_as_a_mark(form: str) -> None:
    assert read_form(form).uncertain


@pytest.mark.parametrize(("form", "earliest", "latest"), OPEN)
def test_an_open_end_stays_open(form: str, earliest: date | None, latest: date | None) -> None:
    read = read_form(form)
    assert (read.earliest, read.latest) == (earliest, latest)


@pytest.mark.parametrize(("form", "reason"), NOT_READ)
def test_what_of_the_standard_is_not_used_is_refused_by_name(form: str, reason: str) -> None:
    read = read_when(form)
    assert isinstance(read, Refused)
    assert read.reason == reason


def test_an_unspecified_year_stays_within_the_years_that_exist() -> None:
    read = read_form("XXXX-12-25")
    assert (read.earliest, read.latest) == (date(1, 12, 25), date(9999, 12, 25))


def test_an_unspecified_month_is_one_that_exists() -> None:
    # The package cannot build its own value for this example of the standard's.
    read = read_form("1984-1X")
    assert (read.earliest, read.latest) == (date(1984, 10, 1), date(1984, 12, 31))


def test_a_leap_day_is_looked_for_among_the_years_that_have_one() -> None:
    read = read_form("190X-02-29")
    assert (read.earliest, read.latest) == (date(1904, 2, 29), date(1908, 2, 29))


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("2026-01-1x", "2026-01-1X"),
        ("~2026-01-09", "2026-01-09~"),
        ("[2026-01-15, 2026-01-16]", "[2026-01-15,2026-01-16]"),
        ("2026-01-09/", "2026-01-09/.."),
        ("[2026-01-15]", "2026-01-15"),
    ],
)
def test_the_canonical_form_is_the_plainest_one(form: str, canonical: str) -> None:
    assert read_form(form).edtf == canonical


def test_days_and_months_away_stop_at_the_ends_of_the_calendar() -> None:
    assert days_away(date.min, -3) == date.min
    assert days_away(date.max, 3) == date.max
    assert months_away(date(1, 3, 1), -6) == date.min
    assert months_away(date(9999, 12, 31), 6) == date.max
    assert months_away(date(2023, 8, 31), 6) == date(2024, 2, 29)
