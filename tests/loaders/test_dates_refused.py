"""Dates that are refused: why, in which words, and what was perhaps meant."""

from datetime import date

import pytest

from loaders.dates import Refused, When, read_when
from words import LANGS, text

# text, code, reason, what was perhaps meant
REFUSED = [
    ("", "bad_date", "empty", ""),
    ("  ", "bad_date", "empty", ""),
    ("9/1/2026", "ambiguous_date", "ambiguous_order", ""),
    ("9.1.2026", "ambiguous_date", "ambiguous_order", ""),
    ("9-1-2026", "ambiguous_date", "ambiguous_order", ""),
    ("before 9/1/2026", "ambiguous_date", "ambiguous_order", ""),
    ("2026-02-30", "impossible_date", "impossible_day", "2026-02-28"),
    ("30 February 2026", "impossible_date", "impossible_day", "2026-02-28"),
    ("29 février 2026", "impossible_date", "impossible_day", "2026-02-28"),
    ("31/6/2026", "impossible_date", "impossible_day", "2026-06-30"),
    ("2026-01-00", "impossible_date", "impossible_day", ""),
    ("2026-02-3X", "impossible_date", "impossible_day", ""),
    ("2023-13-01", "impossible_date", "impossible_month", "2023-01-13"),
    ("2023-13", "impossible_date", "impossible_month", ""),
    ("2023-00", "impossible_date", "impossible_month", ""),
    ("2023-42", "impossible_date", "impossible_month", ""),
    ("13/13/2026", "impossible_date", "impossible_month", ""),
    ("Q5 2023", "impossible_date", "impossible_quarter", ""),
    ("H3 2024", "impossible_date", "impossible_quarter", ""),
    ("Sunday 9 January 2026", "impossible_date", "impossible_weekday", "2026-01-09"),
    ("dimanche 9 janvier 2026", "impossible_date", "impossible_weekday", "2026-01-09"),
    ("Sun 2026 Jan 9", "impossible_date", "impossible_weekday", "2026-01-09"),
    ("Sunday 9/1/2026", "impossible_date", "impossible_weekday", ""),
    ("2026-01-20/2026-01-09", "end_before_start", "end_before_start", "2026-01-09/2026-01-20"),
    ("from 20 to 9 January 2026", "end_before_start", "end_before_start", "2025-01-20/2026-01-09"),
    ("29 December to 8 January 2026", "end_before_start", "end_before_start", "2025-12-29/2026-01-08"),
    ("from 29 December 2025 to 8 January", "end_before_start", "end_before_start", "2025-12-29/2026-01-08"),
    ("9 January", "bad_date", "no_year", ""),
    ("janvier", "bad_date", "no_year", ""),
    ("9/1", "bad_date", "no_year", ""),
    ("Friday", "bad_date", "no_year", ""),
    ("mi-janvier", "bad_date", "no_year", ""),
    ("Monday January 2026", "bad_date", "no_day", "2026-01"),
    ("9 Jan 26", "bad_date", "short_year", "2026-01-09"),
    ("13/1/26", "bad_date", "short_year", "2026-01-13"),
    ("9/1/26", "bad_date", "short_year", ""),
    ("15", "bad_date", "bare_number", ""),
    ("46031", "bad_date", "bare_number", "2026-01-09"),
    ("20260109", "bad_date", "bare_number", "2026-01-09"),
    ("20261309", "bad_date", "bare_number", ""),
    ("{2026-01-09,2026-01-10}", "bad_date", "two_dates", ""),
    ("9 and 10 January 2026", "bad_date", "two_dates", ""),
    ("9 et 10 janvier 2026", "bad_date", "two_dates", ""),
    ("9 January 2026, 12 February 2026", "bad_date", "two_dates", ""),
    ("2026-01-09;2026-01-10", "bad_date", "two_dates", ""),
    ("spring 2026", "bad_date", "season", ""),
    ("printemps 2026", "bad_date", "season", ""),
    ("l’été 2026", "bad_date", "season", ""),
    ("2026-21", "bad_date", "season", ""),
    ("2024-25", "bad_date", "season", "2024/2025"),
    ("early 2026", "bad_date", "part_of_year", "2026-01/2026-04"),
    ("fin 2025", "bad_date", "part_of_year", "2025-09/2025-12"),
    ("-0044", "bad_date", "negative_year", ""),
    ("44 BC", "bad_date", "negative_year", ""),
    ("0000", "bad_date", "year_out_of_range", ""),
    ("12026-01-09", "bad_date", "year_out_of_range", ""),
    ("Y17E7", "bad_date", "year_out_of_range", ""),
    ("after 9999", "bad_date", "year_out_of_range", ""),
    ("1950S2", "bad_date", "significant_digits", ""),
    ("2026-01-09T10:00:00Z", "bad_date", "time", "2026-01-09"),
    ("2026-01-09 10:00", "bad_date", "time", "2026-01-09"),
    ("9 janvier 2026 à 10 h 30", "bad_date", "time", "2026-01-09"),
    ("9 January 2026 at 5 pm", "bad_date", "time", "2026-01-09"),
    ("9 January 2026 GMT", "bad_date", "time", "2026-01-09"),
    ("an hour ago", "bad_date", "time", ""),
    ("today", "bad_date", "today", ""),
    ("aujourd’hui", "bad_date", "today", ""),
    ("now", "bad_date", "today", ""),
    ("yesterday", "bad_date", "relative_without_source", ""),
    ("hier", "bad_date", "relative_without_source", ""),
    ("il y a un mois", "bad_date", "relative_without_source", ""),
    ("../..", "bad_date", "nothing_known", ""),
    ("XXXX", "bad_date", "nothing_known", ""),
    ("2026 13 Jan 9", "bad_date", "not_a_date", ""),
    ("2026-1", "bad_date", "not_a_date", "2026-01"),
    ("12 2026", "bad_date", "not_a_date", ""),
    ("9 Enero 2026", "bad_date", "not_a_date", ""),
    ("about January 2026 9th", "bad_date", "not_a_date", ""),
    ("before about January 2026", "bad_date", "not_a_date", ""),
    ("sometime in January", "bad_date", "not_a_date", ""),
    ("a été publié en janvier", "bad_date", "not_a_date", ""),
    ("unknown", "bad_date", "not_a_date", ""),
    ("[2026-01-15", "bad_date", "not_a_date", ""),
    ("[]", "bad_date", "not_a_date", ""),
    ("9 January 2026 " * 10, "bad_date", "not_a_date", ""),
]


@pytest.mark.parametrize(("written", "code", "reason", "meant"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(written: str, code: str, reason: str, meant: str) -> None:
    read = read_when(written)
    assert isinstance(read, Refused)
    assert (read.code, read.reason, read.meant) == (code, reason, meant)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("written", [row[0] for row in REFUSED])
def test_each_refusal_has_words_that_name_what_was_written(written: str, lang: str) -> None:
    read = read_when(written)
    assert isinstance(read, Refused)
    sentence = text(f"date.refused.{read.reason}", lang, **dict(read.details))
    assert read.reason == "empty" or dict(read.details)["written"] in sentence


@pytest.mark.parametrize("meant", sorted({row[3] for row in REFUSED if row[3]}))
def test_what_was_perhaps_meant_can_itself_be_read(meant: str) -> None:
    assert isinstance(read_when(meant), When)


@pytest.mark.parametrize("written", [row[0] for row in REFUSED if row[2] != "relative_without_source"])
def test_the_day_of_a_source_fills_nothing_in(written: str) -> None:
    assert read_when(written, date(2026, 1, 27)) == read_when(written)


def test_an_ambiguous_date_names_both_readings() -> None:
    read = read_when("9/1/2026")
    details = (("written", "9/1/2026"), ("first", "2026-01-09"), ("second", "2026-09-01"))
    assert read == Refused("ambiguous_date", "ambiguous_order", details)


def test_a_refusal_shows_the_text_with_its_accents() -> None:
    read = read_when("30 Février 2027 ou jamais")
    assert isinstance(read, Refused)
    assert read.details == (("written", "30 Février 2027 ou jamais"),)
