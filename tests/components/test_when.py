from dataclasses import replace
from datetime import date

import pytest

from components.when import event_when, in_force_words, source_day
from loaders.measures import Measure, measures_by_place
from loaders.sources import Source
from tests.components.shipped import event_of, shipped

AS_OF = date(2026, 10, 4)
BLOCK = Measure("e", "ID", "blocked", date(2026, 1, 10), date(2026, 1, 10))


def measure_of(event: str) -> Measure:
    frame = shipped().measures
    ((measure,),) = measures_by_place(frame[frame["event"] == event]).values()
    return measure


@pytest.mark.parametrize(
    ("event", "english", "french"),
    [
        ("id-block", "Saturday 10 January 2026", "Samedi 10 janvier 2026"),
        ("id-lift", "Sunday 1 February 2026", "Dimanche 1er février 2026"),
        ("apple-warns-grok", "January 2026", "janvier 2026"),
        ("au-esafety-letter", "between 7 and 9 January 2026", "entre le 7 et le 9 janvier 2026"),
        ("grok-paywall", "8 or 9 January 2026", "8 ou 9 janvier 2026"),
        ("calls-to-ban-x", "about 9 January 2026", "vers le 9 janvier 2026"),
        ("ie-garda-reports", "by 14 January 2026", "au plus tard le 14 janvier 2026"),
        ("x-blames-users", "3 to 4 January 2026", "du 3 au 4 janvier 2026"),
        ("grok-image-wave", "December 2025 to January 2026", "de décembre 2025 à janvier 2026"),
    ],
)
def test_dates_are_worded_as_precisely_as_they_are_known(event: str, english: str, french: str) -> None:
    assert (event_when(event_of(event), "en"), event_when(event_of(event), "fr")) == (english, french)


def test_in_a_table_the_weekday_is_left_out() -> None:
    assert event_when(event_of("id-block"), "en", weekday=False) == "10 January 2026"


@pytest.mark.parametrize(("event", "days"), [("id-block", 22), ("my-block", 12), ("ph-block", 5)])
def test_a_block_that_was_lifted_lasted_so_many_days(event: str, days: int) -> None:
    assert f"{days} days" in in_force_words(measure_of(event), AS_OF, "en")
    assert f"{days} jours" in in_force_words(measure_of(event), AS_OF, "fr")


def test_a_block_of_one_day_is_not_worded_as_many() -> None:
    block = replace(BLOCK, end_earliest=date(2026, 1, 11), end_latest=date(2026, 1, 11))
    words = in_force_words(block, AS_OF, "en"), in_force_words(block, AS_OF, "fr")
    assert "1 day" in words[0]
    assert "1 jour" in words[1]
    assert "1 days" not in words[0]
    assert "1 jours" not in words[1]


def test_uncertain_ends_give_the_least_and_the_most_days() -> None:
    block = replace(BLOCK, begin_latest=date(2026, 1, 12), end_earliest=date(2026, 1, 20), end_latest=date(2026, 1, 22))
    words = in_force_words(block, AS_OF, "en")
    assert "8 to 12 days" in words


def test_what_has_no_end_is_in_force_on_the_last_day_looked_at() -> None:
    assert "4 October 2026" in in_force_words(BLOCK, AS_OF, "en")
    assert "4 octobre 2026" in in_force_words(BLOCK, AS_OF, "fr")
    assert "In force" not in in_force_words(replace(BLOCK, state="investigating"), AS_OF, "en")


def test_an_end_that_is_only_possible_is_not_told_as_lasting() -> None:
    maybe = replace(BLOCK, end_earliest=date(2026, 2, 1), ended_by="x", first_ended_by="x")
    assert in_force_words(maybe, AS_OF, "en") != in_force_words(BLOCK, AS_OF, "en")


@pytest.mark.parametrize("state", ["warned", "pressed"])
def test_acts_are_never_in_force(state: str) -> None:
    assert in_force_words(replace(BLOCK, state=state), AS_OF, "en") == ""


def test_what_only_the_article_says_is_not_said_to_be_in_force() -> None:
    assert in_force_words(replace(BLOCK, doubtful=True), AS_OF, "en") == ""


def test_a_source_without_a_date_has_no_words_for_it() -> None:
    source = Source("x", "P", "T", "", "https://example.org", "en", "press")
    assert source_day(source, "en") == ""
    dated = shipped().sources["ofcom-20260203-copy"]
    assert "2026" in source_day(dated, "fr")
