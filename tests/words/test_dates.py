"""Dates as the page prints them, in both languages."""

from datetime import date

import pytest

from loaders.dates import When, read_when
from words import text
from words.dates import date_words, day_words, month_parts, span_words

PRINTED = [
    ("2026-01-10", "10 January 2026", "10 janvier 2026"),
    ("2026-01-01", "1 January 2026", "1er janvier 2026"),
    ("2023-12", "December 2023", "décembre 2023"),
    ("2026-01-XX", "January 2026", "janvier 2026"),
    ("2024", "2024", "2024"),
    ("2023-34", "2nd quarter of 2023", "2e trimestre 2023"),
    ("2024-40", "first half of 2024", "1er semestre 2024"),
    ("2026-37", "between January and April 2026", "entre janvier et avril 2026"),
    ("[2026-01-15,2026-01-16]", "15 or 16 January 2026", "15 ou 16 janvier 2026"),
    ("[2026-01-31,2026-02-01]", "31 January or 1 February 2026", "31 janvier ou 1er février 2026"),
    ("[2026-01-15,2026-01-16,2026-01-18]", "15, 16 or 18 January 2026", "15, 16 ou 18 janvier 2026"),
    ("[2026-01-07..2026-01-09]", "between 7 and 9 January 2026", "entre le 7 et le 9 janvier 2026"),
    ("2026-01-07/2026-01-09", "between 7 and 9 January 2026", "entre le 7 et le 9 janvier 2026"),
    (
        "2025-12-29/2026-01-08",
        "between 29 December 2025 and 8 January 2026",
        "entre le 29 décembre 2025 et le 8 janvier 2026",
    ),
    (
        "2026-01-29/2026-02-08",
        "between 29 January and 8 February 2026",
        "entre le 29 janvier et le 8 février 2026",
    ),
    ("2026-01/2026-03", "between January and March 2026", "entre janvier et mars 2026"),
    ("2026-01-09/2026-01-09", "9 January 2026", "9 janvier 2026"),
    ("[..2026-01-27]", "by 27 January 2026", "au plus tard le 27 janvier 2026"),
    ("../2026-01", "by January 2026", "au plus tard en janvier 2026"),
    ("[..2023-34]", "by the 2nd quarter of 2023", "au plus tard au 2e trimestre 2023"),
    ("[2026-01-09..]", "since 9 January 2026", "depuis le 9 janvier 2026"),
    ("2026-01/..", "since January 2026", "depuis janvier 2026"),
    ("2026-01-07~", "about 7 January 2026", "vers le 7 janvier 2026"),
    ("2026-01~", "about January 2026", "vers janvier 2026"),
    ("2026-01-07?", "probably 7 January 2026", "probablement le 7 janvier 2026"),
    ("2024?", "probably 2024", "probablement en 2024"),
    ("2026-01-07%", "probably about 7 January 2026", "probablement vers le 7 janvier 2026"),
    ("[..2026-01-08~]", "by about 8 January 2026", "au plus tard vers le 8 janvier 2026"),
    (
        "2026-01-07?/2026-01-09",
        "probably between 7 and 9 January 2026",
        "probablement entre le 7 et le 9 janvier 2026",
    ),
    (
        "2026-01-07/2026-01-09~",
        "between 7 and 9 January 2026, approximately",
        "entre le 7 et le 9 janvier 2026 environ",
    ),
    ("2026-01-1X", "between 10 and 19 January 2026", "entre le 10 et le 19 janvier 2026"),
    ("202X", "between 2020 and 2029", "entre 2020 et 2029"),
    ("202X?", "probably between 2020 and 2029", "probablement entre 2020 et 2029"),
    ("2004-06~-11", "between 27 May and 26 June 2004", "entre le 27 mai et le 26 juin 2004"),
    ("[..1667,1700]", "by 31 December 1700", "au plus tard le 31 décembre 1700"),
]

LASTED = [
    ("2026-01-03", "2026-01-04", "3 to 4 January 2026", "du 3 au 4 janvier 2026"),
    ("2026-01-01", "2026-02-01", "1 January to 1 February 2026", "du 1er janvier au 1er février 2026"),
    (
        "2025-12-29",
        "2026-01-08",
        "29 December 2025 to 8 January 2026",
        "du 29 décembre 2025 au 8 janvier 2026",
    ),
    ("2025-12", "2026-01", "December 2025 to January 2026", "de décembre 2025 à janvier 2026"),
    ("2026-04", "2026-05", "April to May 2026", "d’avril à mai 2026"),
    ("2025-12~", "2026-01", "about December 2025 to January 2026", "de décembre 2025 environ à janvier 2026"),
    ("2026-01-03~", "2026-01-04~", "about 3 to 4 January 2026", "du 3 au 4 janvier 2026 environ"),
    ("2026-01-08", "2026-02", "8 January 2026 to February 2026", "du 8 janvier 2026 à février 2026"),
    ("2026-01-08", "2026-01-08", "8 January 2026", "8 janvier 2026"),
    (
        "[2026-01-07..2026-01-09]",
        "[..2026-02-01]",
        "start: between 7 and 9 January 2026; end: by 1 February 2026",
        "début\u00a0: entre le 7 et le 9 janvier 2026\u00a0; fin\u00a0: au plus tard le 1er février 2026",
    ),
]


def read(form: str) -> When:
    when = read_when(form)
    assert isinstance(when, When)
    return when


@pytest.mark.parametrize(("form", "english", "french"), PRINTED)
def test_a_date_is_printed_as_precisely_as_it_is_known(form: str, english: str, french: str) -> None:
    when = read(form)
    printed = [date_words(when.edtf, when.earliest, when.latest, lang) for lang in ("en", "fr")]
    assert printed == [english, french]


@pytest.mark.parametrize(("start", "end", "english", "french"), LASTED)
def test_what_lasted_is_printed_from_its_first_day_to_its_last(start: str, end: str, english: str, french: str) -> None:
    first, last = read(start), read(end)
    days = (first.edtf, first.earliest, first.latest, last.edtf, last.earliest, last.latest)
    assert [span_words(*days, lang) for lang in ("en", "fr")] == [english, french]


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2026, 1, 7), date(2026, 1, 9), "between 7 and 9 January 2026"),
        (date(2026, 1, 1), date(2026, 1, 31), "January 2026"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (None, date(2026, 1, 9), "by 9 January 2026"),
        (date(2026, 1, 9), None, "since 9 January 2026"),
        (None, None, "date unknown"),
    ],
)
def test_without_a_form_the_days_are_printed(earliest: date | None, latest: date | None, words: str) -> None:
    assert date_words("", earliest, latest, "en") == words


@pytest.mark.parametrize(
    ("weekday", "short", "english", "french"),
    [
        (False, False, "10 January 2026", "10 janvier 2026"),
        (True, False, "Saturday 10 January 2026", "samedi 10 janvier 2026"),
        (False, True, "10 Jan 2026", "10 janv. 2026"),
        (True, True, "Sat 10 Jan 2026", "sam. 10 janv. 2026"),
    ],
)
def test_a_day_is_printed_long_or_short(weekday: bool, short: bool, english: str, french: str) -> None:
    printed = [day_words(date(2026, 1, 10), lang, weekday, short) for lang in ("en", "fr")]
    assert printed == [english, french]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_pieces_of_months_make_the_words_for_any_two_of_them(lang: str) -> None:
    months = [date(year, month, 1) for year in (2025, 2026) for month in range(1, 13)]
    for first in months:
        for last in (each for each in months if each >= first):
            ends = (f"{first:%Y-%m}", first, first, f"{last:%Y-%m}", last, last)
            bare, inside, before, _ = month_parts(f"{first:%Y-%m}", lang)
            start = inside if first.year == last.year else before
            made = text("date.from_to", lang, start=start, end=month_parts(f"{last:%Y-%m}", lang)[3])
            assert (bare if first == last else made) == span_words(*ends, lang)


def test_what_is_no_month_has_no_pieces() -> None:
    with pytest.raises(ValueError, match="not a month"):
        month_parts("soon", "en")
