from datetime import date

import pytest

from loaders.dates import When
from loaders.events import COLUMNS, REQUIRED, Event
from loaders.problems import Problem
from tests.loaders.small_story import places, row, story_with

DAY = When(date(2026, 1, 10), date(2026, 1, 10), "day")


def test_the_columns_are_those_of_the_contract() -> None:
    assert ",".join(COLUMNS) == (
        "id,date,end,type,jurisdictions,actors,title_en,title_fr,summary_en,summary_fr,responds_to,part_of,ends,"
        "amount,currency,evidence,sources,note_en,note_fr"
    )
    assert ",".join(REQUIRED) == ("id,date,type,jurisdictions,title_en,title_fr,summary_en,summary_fr,evidence,sources")


def test_a_row_becomes_an_event() -> None:
    story = story_with(row(
        jurisdictions="ID; MY ;ID", actors="Komdigi; X", amount="120.5", currency="EUR", end="2026-02-01",
        sources="bbc-20260130;https://example.org/a?b=c", note_en="Disputed", note_fr="Contesté",
    ))  # fmt: skip
    assert story.problems == ()
    assert story.events == (
        Event(
            id="id-block",
            line=2,
            when=DAY,
            end=When(date(2026, 2, 1), date(2026, 2, 1), "day"),
            type="ban",
            category="block",
            state="blocked",
            jurisdictions=("ID", "MY"),
            actors=("Komdigi", "X"),
            title_en="Indonesia blocks Grok",
            title_fr="L’Indonésie bloque Grok",
            summary_en="The ministry says so.",
            summary_fr="Le ministère le dit.",
            responds_to=(),
            part_of="",
            ends=(),
            amount=120.5,
            currency="EUR",
            evidence="press",
            sources=("bbc-20260130", "https://example.org/a?b=c"),
            note_en="Disputed",
            note_fr="Contesté",
            scheduled=False,
        ),
    )


def test_yesterday_counts_from_the_day_of_the_first_source() -> None:
    (event,) = story_with(row(date="yesterday", sources="bbc-20260130;afp-20260105")).events
    assert event.when == When(date(2026, 1, 29), date(2026, 1, 29), "day")


def test_yesterday_needs_a_source_of_a_known_day() -> None:
    assert [problem.code for problem in story_with(row(date="yesterday", sources="blog-202601")).problems] == [
        "bad_date"
    ]


def test_namibia_is_not_a_missing_value() -> None:
    assert story_with(row(jurisdictions="NA")).events[0].jurisdictions == ("NA",)


@pytest.mark.parametrize(("day", "scheduled"), [("2026-10-04", False), ("2026-10-05", True)])
def test_what_begins_after_the_last_day_looked_at_is_scheduled(day: str, scheduled: bool) -> None:
    assert story_with(row(date=day, sources="https://example.org/a")).events[0].scheduled is scheduled


@pytest.mark.parametrize(
    ("cells", "code", "column", "value", "meant"),
    [
        ({"id": ""}, "missing_value", "id", "", ""),
        ({"id": "Été 26"}, "bad_id", "id", "Été 26", "ete-26"),
        ({"id": "a--b"}, "bad_id", "id", "a--b", "a-b"),
        ({"date": ""}, "missing_value", "date", "", ""),
        ({"type": ""}, "missing_value", "type", "", ""),
        ({"type": "Ban"}, "unknown_type", "type", "Ban", "ban"),
        ({"type": "statment"}, "unknown_type", "type", "statment", "statement"),
        ({"type": "Injonction"}, "unknown_type", "type", "Injonction", "order"),
        ({"type": "parade"}, "unknown_type", "type", "parade", ""),
        ({"jurisdictions": ""}, "missing_value", "jurisdictions", "", ""),
        ({"jurisdictions": ";"}, "missing_value", "jurisdictions", "", ""),
        ({"jurisdictions": "ID;UK"}, "unknown_jurisdiction", "jurisdictions", "UK", "GB"),
        ({"title_en": "", "title_fr": ""}, "missing_value", "title_en", "", ""),
        ({"summary_en": "", "summary_fr": ""}, "missing_value", "summary_en", "", ""),
        ({"responds_to": "id-blok"}, "unknown_event", "responds_to", "id-blok", ""),
        ({"ends": "id-block"}, "self_reference", "ends", "id-block", ""),
        ({"part_of": "a;b"}, "unknown_event", "part_of", "a;b", ""),
        ({"amount": "1 000 000"}, "bad_amount", "amount", "1 000 000", "1000000"),
        ({"amount": "€120,000,000"}, "bad_amount", "amount", "€120,000,000", "120000000"),
        ({"amount": "1.000.000"}, "bad_amount", "amount", "1.000.000", "1000000"),
        ({"amount": "3,5"}, "bad_amount", "amount", "3,5", "3.5"),
        ({"amount": "3,500"}, "bad_amount", "amount", "3,500", ""),
        ({"amount": "-3"}, "bad_amount", "amount", "-3", ""),
        ({"amount": "nan"}, "bad_amount", "amount", "nan", ""),
        ({"amount": "1e9"}, "bad_amount", "amount", "1e9", ""),
        ({"amount": "٣"}, "bad_amount", "amount", "٣", ""),
        ({"amount": "9" * 400}, "bad_amount", "amount", "9" * 400, ""),
        ({"currency": "EUR"}, "missing_value", "amount", "", ""),
        ({"amount": "5", "currency": "eur"}, "bad_currency", "currency", "eur", "EUR"),
        ({"amount": "5", "currency": "€"}, "bad_currency", "currency", "€", "EUR"),
        ({"amount": "5", "currency": "Pound Sterling"}, "bad_currency", "currency", "Pound Sterling", "GBP"),
        ({"amount": "5", "currency": "EUX"}, "bad_currency", "currency", "EUX", ""),
        ({"evidence": ""}, "missing_value", "evidence", "", ""),
        ({"evidence": "oficial"}, "unknown_evidence", "evidence", "oficial", "official"),
        ({"sources": ""}, "missing_value", "sources", "", ""),
        ({"sources": "bbc-20260131"}, "unknown_source", "sources", "bbc-20260131", "bbc-20260130"),
        ({"sources": "BBC"}, "unknown_source", "sources", "BBC", ""),
        (
            {"sources": "http://example.org"},
            "bad_url",
            "sources",
            "http://example.org",
            "https://example.org",
        ),
        ({"sources": "www.example.org"}, "bad_url", "sources", "www.example.org", "https://www.example.org"),
        ({"sources": "https://"}, "bad_url", "sources", "https://", ""),
        ({"sources": "https://[::1"}, "bad_url", "sources", "https://[::1", ""),
        ({"sources": "https://a b.org/"}, "bad_url", "sources", "https://a b.org/", ""),
    ],
)
def test_a_faulty_cell_keeps_its_row_out(cells: dict[str, str], code: str, column: str, value: str, meant: str) -> None:
    story = story_with(row(**cells))
    assert places(story.problems) == [(code, 2, column, value)]
    assert (story.problems[0].severity, story.problems[0].meant, story.events) == ("error", meant, ())


@pytest.mark.parametrize("column", ["title_en", "title_fr", "summary_en", "summary_fr"])
def test_a_missing_translation_is_a_warning(column: str) -> None:
    story = story_with(row(**{column: ""}))
    assert story.problems == (Problem("missing_translation", "warning", "events.csv", 2, column, ""),)
    assert len(story.events) == 1


def test_a_note_needs_both_languages_once_it_has_one() -> None:
    assert places(story_with(row(note_fr="Contesté")).problems) == [("missing_translation", 2, "note_en", "")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sometime", "bad_date"),
        ("9/1/2026", "ambiguous_date"),
        ("2026-02-30", "impossible_date"),
        ("2026-02-05/2026-02-01", "end_before_start"),
    ],
)
@pytest.mark.parametrize("column", ["date", "end"])
def test_a_refused_date_keeps_the_code_of_its_refusal(written: str, code: str, column: str) -> None:
    story = story_with(row(**{column: written}))
    assert places(story.problems) == [(code, 2, column, written)]
    assert story.problems[0].reason.startswith("date.refused.")


def test_an_end_before_the_date_is_an_error() -> None:
    (problem,) = story_with(row(end="2026-01-09")).problems
    assert problem == Problem(
        "end_before_start", "error", "events.csv", 2, "end", "2026-01-09", details=(("start", "2026-01-10"),)
    )


@pytest.mark.parametrize(("written", "end"), [("2026-01", "2026-01-09"), ("2026-01-10", "before 2026-02")])
def test_an_end_that_may_come_after_is_none(written: str, end: str) -> None:
    assert story_with(row(date=written, end=end)).problems == ()


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("2026-01-08/2026-01-10", ["span_in_date"]),
        ("from 8 to 10 January 2026", ["span_in_date"]),
        ("du 8 au 10 janvier 2026", ["span_in_date"]),
        ("8–10 January 2026", ["span_in_date"]),
        ("[2026-01-08..2026-01-10]", []),
        ("early January 2026", []),
        ("début janvier 2026", []),
        ("vers la mi-janvier 2026", []),
        ("week of 5 January 2026", []),
        ("between 8 and 10 January 2026", []),
        ("entre le 8 et le 10 janvier 2026", []),
        ("H1 2026", []),
        ("[2026-01-08,2026-01-10]", []),
        ("before 10 January 2026", []),
        ("2026-01", []),
        ("Q1 2026", []),
    ],
)
def test_a_duration_in_the_date_of_a_measure_is_a_warning(written: str, codes: list[str]) -> None:
    story = story_with(row(date=written))
    assert [problem.code for problem in story.problems] == codes
    assert len(story.events) == 1


def test_a_duration_in_the_date_of_what_opens_nothing_is_uncertainty() -> None:
    assert story_with(row(type="statement", date="2026-01-08/2026-01-10")).problems == ()


def test_all_problems_of_a_row_come_at_once_in_the_order_of_its_columns() -> None:
    problems = story_with(row(evidence="", id="", sources="zzz", date="sometime")).problems
    assert [problem.column for problem in problems] == ["id", "date", "evidence", "sources"]
