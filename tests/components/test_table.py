import pytest

from components.markup import words_in
from components.table import held_words, is_uncertain, table_heading, table_nodes
from tests.components.shipped import event_of, nodes_in, retold, shipped
from words import text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_table_has_every_event_it_is_given_in_order(lang: str) -> None:
    events = shipped().events
    nodes = table_nodes(events, lang)
    rows = [row for row in nodes_in(nodes, "tr") if "data-pick" in row["attrs"]]
    assert [row["attrs"]["data-pick"] for row in rows] == [event.id for event in events]
    for row, event in zip(rows, events, strict=True):
        words = words_in(row)
        assert (event.title_fr if lang == "fr" else event.title_en) in words
        assert text(f"evidence.{event.evidence}", lang) in words
        assert text(f"category.{event.category}", lang) in words
    assert text("table.caption", lang, count=len(events)) in words_in(nodes)


def test_each_row_has_a_button_that_a_keyboard_reaches() -> None:
    nodes = table_nodes(shipped().events, "en")
    picks = [button["attrs"]["data-pick"] for button in nodes_in(nodes, "button")]
    assert picks == [event.id for event in shipped().events]


def test_months_head_their_rows() -> None:
    events = [event_of(id) for id in ("ec-fine-x-120m", "grok-edit-launch", "id-block", "id-lift")]
    for lang, months in (
        ("en", ["December 2025", "January 2026", "February 2026"]),
        ("fr", ["Décembre 2025", "Janvier 2026", "Février 2026"]),
    ):
        nodes = table_nodes(events, lang)
        assert [words_in(head) for head in nodes_in(nodes, "h3")] == months


def headings(lang: str, *events: str) -> list[str]:
    """What heads each stretch of days, with the word for an uncertain one."""
    rows = nodes_in(table_nodes([event_of(event) for event in events], lang), "tr")
    return [words_in(row) for row in rows if row["attrs"].get("class", "").startswith("day")]


def test_each_day_heads_its_rows_once_and_an_uncertain_one_says_so() -> None:
    assert headings("en", "au-pm-condemns", "id-block", "my-block") == [
        "Saturday 10 January 2026",
        "Sunday 11 January 2026",
    ]
    assert headings("fr", "id-block") == ["Samedi 10 janvier 2026"]
    (unsure,) = headings("fr", "au-esafety-letter")
    assert unsure[0].isupper()
    assert unsure.endswith(text("table.uncertain", "fr"))


def test_a_row_is_hatched_exactly_where_its_event_has_no_exact_first_day() -> None:
    events = shipped().events
    rows = [row for row in nodes_in(table_nodes(events, "en"), "tr") if "data-pick" in row["attrs"]]
    hatched = {row["attrs"]["data-pick"] for row in rows if "uncertain" in row["attrs"]["class"].split()}
    assert hatched == {event.id for event in events if is_uncertain(event)}
    assert "au-esafety-letter" in hatched
    assert "id-block" not in hatched


@pytest.mark.parametrize(("lang", "words"), [("en", "(22 days)"), ("fr", "(22 jours)")])
def test_a_measure_says_how_long_it_was_in_force_and_an_act_does_not(lang: str, words: str) -> None:
    held = held_words(shipped(), shipped().events, lang)
    (sentence,) = held["id-block"]
    assert words in sentence
    assert not held.get("au-esafety-letter")
    rows = table_nodes(shipped().events, lang, held)
    assert sentence in [words_in(span) for span in nodes_in(rows, "span") if span["attrs"].get("class") == "held"]


def test_the_heading_names_both_forms_of_the_table() -> None:
    forms = [span["attrs"]["class"] for span in nodes_in(table_heading("en"), "span")]
    assert forms == ["heading", "day_by_day"]


def test_columns_are_named_for_screen_readers() -> None:
    heads = nodes_in(nodes_in(table_nodes([], "fr"), "thead"), "th")
    assert [words_in(head) for head in heads] == ["Date", "Où", "Quoi", "Nature", "Fiabilité", "Sources"]
    assert {head["attrs"]["scope"] for head in heads} == {"col"}


def test_what_is_due_is_marked_in_words_and_what_may_be_possible_can_be() -> None:
    events = [event_of("id-block"), event_of("au-esafety-letter"), event_of("eu-nudify-ban-applies")]
    rows = [row for row in nodes_in(table_nodes(events, "en"), "tr") if "data-pick" in row["attrs"]]
    remarks = [[(words_in(em), em["attrs"]["class"]) for em in nodes_in(row, "em")] for row in rows]
    possibly, due = text("timeline.possibly", "en"), text("timeline.due", "en")
    assert remarks[1:] == [[(possibly, "mark possibly")], [(due, "mark due")]]


def test_texts_of_the_table_stay_texts_and_the_other_language_stands_in() -> None:
    story = retold(shipped(), id_block={"title_fr": "", "title_en": "<b>A & B</b> $1$"})
    assert "<b>A & B</b> $1$" in words_in(table_nodes(story.events, "fr"))
