import pytest

from components.markup import tag, words_in
from components.table import table_nodes
from tests.components.shipped import event_of, nodes_in, retold, shipped
from words import text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_table_has_every_event_it_is_given_in_order(lang: str) -> None:
    events = shipped().events
    nodes = table_nodes(events, "", frozenset(), lang)
    rows = [row for row in nodes_in(nodes, "tr") if "data-pick" in row["attrs"]]
    assert [row["attrs"]["data-pick"] for row in rows] == [event.id for event in events]
    for row, event in zip(rows, events, strict=True):
        words = words_in(row)
        assert (event.title_fr if lang == "fr" else event.title_en) in words
        assert text(f"evidence.{event.evidence}", lang) in words
        assert text(f"category.{event.category}", lang) in words
    assert text("table.caption", lang, count=len(events)) in words_in(nodes)


def test_each_row_has_a_button_that_a_keyboard_reaches() -> None:
    nodes = table_nodes(shipped().events, "", frozenset(), "en")
    picks = [button["attrs"]["data-pick"] for button in nodes_in(nodes, "button")]
    assert picks == [event.id for event in shipped().events]


def test_months_head_their_rows() -> None:
    events = [event_of(id) for id in ("ec-fine-x-120m", "grok-edit-launch", "id-block", "id-lift")]
    for lang, months in (
        ("en", ["December 2025", "January 2026", "February 2026"]),
        ("fr", ["Décembre 2025", "Janvier 2026", "Février 2026"]),
    ):
        nodes = table_nodes(events, "", frozenset(), lang)
        heads = [words_in(th) for th in nodes_in(nodes, "th") if th["attrs"].get("scope") == "rowgroup"]
        assert heads == months


def test_columns_are_named_for_screen_readers() -> None:
    heads = nodes_in(nodes_in(table_nodes([], "", frozenset(), "fr"), "thead"), "th")
    assert [words_in(head) for head in heads] == ["Date", "Où", "Quoi", "Nature", "Fiabilité", "Sources"]
    assert {head["attrs"]["scope"] for head in heads} == {"col"}


def test_the_chosen_row_is_marked_and_its_card_opens_below() -> None:
    events = [event_of("id-block"), event_of("my-block")]
    nodes = table_nodes(events, "id-block", frozenset(), "en", [tag("p", "the card")])
    rows = nodes_in(nodes_in(nodes, "tbody"), "tr")
    chosen = next(place for place, row in enumerate(rows) if row["attrs"].get("data-pick") == "id-block")
    assert "selected" in rows[chosen]["attrs"]["class"].split()
    assert words_in(rows[chosen + 1]) == "the card"
    current = [button["attrs"].get("aria-current") for button in nodes_in(nodes, "button")]
    assert current[0] == "true"
    assert current[1] != "true"


def test_what_is_possible_or_due_is_marked_in_words() -> None:
    events = [event_of("id-block"), event_of("au-esafety-letter"), event_of("eu-nudify-ban-applies")]
    rows = nodes_in(table_nodes(events, "", frozenset({"au-esafety-letter"}), "en"), "tr")
    remarks = [[words_in(em) for em in nodes_in(row, "em")] for row in rows if "data-pick" in row["attrs"]]
    assert remarks == [[], [text("timeline.possibly", "en")], [text("timeline.due", "en")]]


def test_texts_of_the_table_stay_texts_and_the_other_language_stands_in() -> None:
    story = retold(shipped(), id_block={"title_fr": "", "title_en": "<b>A & B</b> $1$"})
    assert "<b>A & B</b> $1$" in words_in(table_nodes(story.events, "", frozenset(), "fr"))
