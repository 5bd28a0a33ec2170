"""What holds for every date that can be written."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from loaders.dates import When, read_when
from words import LANGS
from words.dates import date_words, day_words

ROOT = Path(__file__).parents[2]
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
SHAPES = st.sampled_from(["{0}", "{0}/{1}", "[{0}..{1}]", "[{0},{1}]", "[..{0}]", "[{0}..]", "{0}/.."])
PIECES = st.sampled_from(
    [
        *(
            "9",
            "13",
            "1er",
            "31",
            "2026",
            "2025",
            "26",
            "january",
            "février",
            "Dec.",
            "mai",
            "friday",
            "mardi",
        ),
        *("before", "avant le", "by", "since", "depuis", "about", "vers", "probably", "early", "mi-", "fin"),
        *(
            "between",
            "and",
            "entre",
            "et",
            "from",
            "to",
            "du",
            "au",
            "or",
            "ou",
            "-",
            "/",
            "..",
            "[",
            "]",
            ",",
        ),
        *("~", "?", "%", "X", "Q2", "S1", "10:30", "of", "le"),
        *("ago", "month", "il y a", "hier", "last", "week", "today"),
    ]
)
LEADS = st.sampled_from(["", "before ", "avant le ", "by ", "since ", "about ", "vers ", "probably ", "early ", "fin "])
DAY_WORDS = st.sampled_from(["", "9 ", "13th ", "1er ", "vendredi 9 ", "31 "])
MONTH_WORDS = st.sampled_from(["January", "février", "déc.", "mai", "Sept"])
YEAR_WORDS = st.sampled_from(["", " 2026", ", 2025", " de 2024", " 26", " X026"])
DATE_WORDS = st.tuples(LEADS, DAY_WORDS, MONTH_WORDS, YEAR_WORDS).map("".join)
LINKS = st.sampled_from([" to ", " - ", " et ", " or ", " au ", "/"])
SENTENCES = st.one_of(DATE_WORDS, st.tuples(DATE_WORDS, LINKS, DATE_WORDS).map("".join))


@st.composite
def points(draw: st.DrawFn) -> str:
    """A date in EDTF, some of its digits open, perhaps with a mark."""
    length = draw(st.sampled_from([4, 7, 10]))
    written = draw(DAYS).isoformat()[:length]
    opened = draw(st.sampled_from(["", "X", "XX"])) if length > 4 else ""
    mark = draw(st.sampled_from(["", "~", "?", "%"]))
    return written[: len(written) - len(opened)] + opened + mark


@st.composite
def forms(draw: st.DrawFn) -> str:
    """A date, interval or set in EDTF, also one that ends before it starts."""
    low, high = draw(points()), draw(points())
    return draw(SHAPES).format(low, high)


@given(forms())
def test_the_canonical_form_of_an_edtf_text_reads_back(form: str) -> None:
    read = read_when(form)
    assume(isinstance(read, When))
    assert isinstance(read, When)
    assert read_when(read.edtf) == read


@given(st.one_of(forms(), st.lists(PIECES, max_size=8).map(" ".join), st.text(max_size=30)))
@example("\u0660\u0661/\u0662")
@example("²026-01-09")
@settings(max_examples=400)
def test_any_text_is_read_as_days_in_order_or_refused(written: str) -> None:
    read = read_when(written, date(2026, 1, 27))
    if isinstance(read, When) and read.earliest and read.latest:
        assert read.earliest <= read.latest


@given(SENTENCES)
@settings(max_examples=400)
def test_no_year_comes_out_that_was_not_written(written: str) -> None:
    read = read_when(written)
    years = {int(year) for year in re.findall("[0-9]{4}", written)}
    # "before 2026" ends in 2025, and "about January 2026" begins in it.
    near = {near for year in years for near in (year - 1, year, year + 1)}
    ends = (read.earliest, read.latest) if isinstance(read, When) else ()
    assert {end.year for end in ends if end} <= near


@given(DAYS, st.sampled_from(LANGS), st.booleans(), st.booleans())
def test_a_day_in_words_reads_back(day: date, lang: str, weekday: bool, short: bool) -> None:
    assume(day.year > 999)
    assert read_when(day_words(day, lang, weekday, short)) == When(day, day, "day")


@given(points(), points(), SHAPES, st.sampled_from(LANGS))
def test_what_the_page_prints_stands_for_the_same_days(low: str, high: str, shape: str, lang: str) -> None:
    low, high = (point.strip("~%?").replace("XX", "11").replace("X", "1") for point in (low, high))
    read = read_when(shape.format(low, high))
    assume(isinstance(read, When) and low != high and min(low, high) > "1000")
    assert isinstance(read, When)
    again = read_when(date_words(read.edtf, read.earliest, read.latest, lang))
    assert isinstance(again, When)
    assert (again.earliest, again.latest) == (read.earliest, read.latest)


@pytest.mark.parametrize("piece", ["c ", "~-", "from ", "du du au au ", "1-", "l'", "~ ? ", "1 or ", "le le "])
def test_a_hostile_text_is_refused_without_delay(piece: str) -> None:
    # If the readers called each other without bound, these would never end.
    assert not isinstance(read_when((piece * 80)[:80]), When)


def dates_read_in(zone: str, locale: str) -> list[str]:
    """Today in a time zone, and what a fresh Python there reads."""
    texts = [
        "9 janvier 2026",
        "April 2023",
        "2026 Jan 9",
        "9 January",
        "hier",
        "9/1/2026",
        "13/9/2026",
        "last week",
    ]
    code = (
        "from datetime import date; from loaders.dates import read_when; print(date.today());"
        f"[print(read_when(text)) or print(read_when(text, date(2026, 1, 27))) for text in {texts!r}]"
    )
    place = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale[:2], "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    return subprocess.check_output(command, cwd=ROOT, env=os.environ | place, text=True).splitlines()


def test_neither_todays_date_nor_the_machines_language_changes_what_is_read() -> None:
    # These two zones are 26 hours apart: it is never the same day in both.
    today_east, *east = dates_read_in("Pacific/Kiritimati", "fr_FR.UTF-8")
    today_west, *west = dates_read_in("Etc/GMT+12", "en_US.UTF-8")
    assert today_east != today_west
    assert east == west
