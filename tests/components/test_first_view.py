from dataclasses import replace
from datetime import date

import pytest

from components.first_chart import axis_step, mark_style, ordered_rows, race_table, reaction_words, within
from components.first_view import heading_nodes, race_of
from components.first_words import days_words, either_words, heading_words, race_sentence, rank_words, when_words
from components.link import SORTS, Choice
from components.markup import words_in
from loaders.reactions import STEP, Rank, Reaction, Row, Span
from tests.components.shipped import event_of, nodes_in, shipped


def choice(lang: str = "en", since: str = "") -> Choice:
    return Choice(lang, date(2026, 1, 16), view="first", since=since)


RACE = race_of(shipped(), choice())


def test_the_heading_says_who_was_first() -> None:
    assert heading_words(RACE) == (
        "France and India took the first new step, on day 9; Indonesia imposed the first block, on day 17"
    )
    assert heading_words(race_of(shipped(), choice("fr"))) == (
        "Premier nouvel acte\u00a0: France et Inde, au jour 9\u00a0; premier blocage\u00a0: Indonésie, au jour 17"
    )


def test_after_a_late_event_a_block_is_a_new_one_or_none_came() -> None:
    assert "the Philippines imposed the first new block, on day 4" in heading_words(
        race_of(shipped(), choice(since="br-idec-call"))
    )
    last = shipped().events[-1].id
    late = replace(RACE, rows=[Row("DE", (Reaction("blocked"),))], trigger=event_of(last))
    assert heading_words(late) == "No warning, investigation, order or block came after this by 4 October 2026"


def test_where_the_first_is_uncertain_the_heading_says_so() -> None:
    rows = [
        Row("NL", (Reaction("blocked", ("a",), Span(8, 12)),)),
        Row("AU", (Reaction("blocked", ("b",), Span(9, 9)),)),
    ]
    assert heading_words(replace(RACE, rows=rows)) == (
        "Australia or the Netherlands took the first step, between day 8 and day 9; "
        "Australia or the Netherlands imposed the first block, between day 8 and day 9"
    )


@pytest.mark.parametrize(
    ("span", "beside", "within_sentence"),
    [
        (Span(9, 9), "9", "on day 9"),
        (Span(11, 17), "11 to 17", "between day 11 and day 17"),
        (Span(5, None), "perhaps from 5", "on day 5 or later, if at all"),
    ],
)
def test_days_are_worded_as_exactly_as_they_are_known(span: Span, beside: str, within_sentence: str) -> None:
    assert (days_words(span, "en"), when_words(span, "en")) == (beside, within_sentence)


@pytest.mark.parametrize(
    ("rank", "words"),
    [(None, ""), (Rank(3, 3), "3"), (Rank(1, 1, True), "1="), (Rank(4, 8), "4 to 8"), (Rank(5, 6, True), "5 to 6")],
)
def test_a_rank_says_when_it_is_shared_or_uncertain(rank: Rank | None, words: str) -> None:
    assert rank_words(rank, "en") == words


def test_many_leaders_are_counted() -> None:
    places = ["AU", "BR", "CA", "DE", "ES"]
    assert either_words(places, Span(3, 3), "en") == "5 jurisdictions"
    assert either_words(places, Span(3, 4), "en") == "one of 5 jurisdictions"


@pytest.mark.parametrize(
    ("reaction", "words"),
    [
        (Reaction("blocked"), "more than 284"),
        (Reaction("blocked", ("a",), None, "certain"), "already before"),
        (Reaction("blocked", ("a",), None, "possibly"), "perhaps already before"),
        (Reaction("blocked", ("a",), Span(0, 2), "possibly"), "0 to 2, or already before"),
    ],
)
def test_a_step_that_is_missing_or_older_says_so(reaction: Reaction, words: str) -> None:
    assert reaction_words(RACE, reaction) == words


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_jurisdiction_has_a_row_whose_marks_open_their_events(lang: str) -> None:
    race = race_of(shipped(), choice(lang))
    table = race_table(race, SORTS[0])
    rows = nodes_in(table, "tr")[1:]
    assert len(rows) == len({p for e in shipped().events for p in e.jurisdictions} - {"WW"})
    assert all(len(nodes_in(row, "td")) == 5 for row in rows)
    marked = [button["attrs"]["data-pick"] for button in nodes_in(table, "button")]
    assert sorted(marked) == sorted(r.events[0] for row in race.rows for r in row.reactions if r.events)
    assert nodes_in(table, "table")[0]["attrs"]["aria-label"] == race_sentence(race)


def test_rows_without_a_step_come_last_in_alphabetical_order() -> None:
    places = [row.place for row in ordered_rows(RACE.rows, STEP, "en")]
    assert places[:3] == ["FR", "IN", "MY"]
    assert places[-7:] == ["DE", "US-MD", "MX", "US-MN", "US-NY", "ES", "US-TX"]
    assert [row.place for row in ordered_rows(RACE.rows, "blocked", "en")][:3] == ["ID", "MY", "PH"]


def test_the_axis_reaches_most_steps_and_later_ones_stand_at_its_edge() -> None:
    assert axis_step(RACE.rows) == 14
    assert (within(Span(49, 49), 14), within(Span(92, 92), 14)) == (True, False)
    assert mark_style(Span(92, 92), 14) == "--least:1.0000;--most:1.0000"
    assert mark_style(Span(14, 28), 14) == "--least:0.2500;--most:0.5000"
    assert axis_step([]) == 1


def test_the_words_name_the_trigger_and_the_last_day() -> None:
    words = words_in(heading_nodes(RACE))
    for part in (event_of("grok-edit-launch").title_en, "24 December 2025", "More than 284", "4 October 2026"):
        assert part in words


def test_a_story_whose_trigger_is_missing_is_counted_from_its_first_event() -> None:
    story = shipped()
    without = replace(story, about=replace(story.about, trigger="gone"))
    assert race_of(without, choice()).trigger == story.events[0]
