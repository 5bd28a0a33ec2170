from datetime import date

from components.filters import Filters
from components.markup import words_in
from components.reading import kept_rows
from components.table import PART, caption_words, is_long, table_nodes
from loaders.story import Story
from tests.components.shipped import nodes_in, shipped, view_of
from tests.components.test_density import crowded


def test_a_short_story_has_all_its_rows_and_filters_only_hide() -> None:
    view = view_of(filters=Filters(category=("block",)))
    rows = kept_rows(view, (), 1)
    assert (rows["rows"], rows["more"]) == (None, [])
    assert rows["shown"] == [event.id for event in view.events]
    assert len(nodes_in(table_nodes(shipped().events, "en"), "tr")) > len(shipped().events)


def test_of_a_long_story_the_first_rows_come_with_the_filters() -> None:
    story: Story = crowded()
    assert is_long(story.events)
    assert [row for row in nodes_in(table_nodes(story.events, "en"), "tr") if "data-pick" in row["attrs"]] == []
    view = view_of(story=story)
    for parts in (1, 2):
        rows = kept_rows(view, (), parts)
        picks = [row["attrs"]["data-pick"] for row in nodes_in(rows["rows"], "tr") if "data-pick" in row["attrs"]]
        assert picks == list(rows["shown"]) == [event.id for event in view.events[: parts * PART]]
        assert words_in(rows["more"]) == "Show more"


def test_when_all_rows_are_there_nothing_offers_more() -> None:
    view = view_of(story=crowded(), filters=Filters(place=("AU",), category=("block",)))
    rows = kept_rows(view, (), 1)
    assert len(rows["shown"]) == len(view.kept) <= PART
    assert rows["more"] == []


def test_the_rows_that_may_lie_outside_the_dates_are_named() -> None:
    view = view_of(filters=Filters(start=date(2026, 1, 1), end=date(2026, 1, 3)))
    assert kept_rows(view, (), 1)["possibly"] == sorted(view.kept.possibly) != []


def test_a_table_says_how_many_of_all_it_shows() -> None:
    assert caption_words(98_984, "en", 200) == "The first 200 of 98,984 events in order of time"
    assert caption_words(98_984, "fr", 200).replace("\u202f", " ") == (
        "Les 200 premiers de 98 984 événements dans l’ordre du temps"
    )
    assert caption_words(12, "en", 12) == caption_words(12, "en") == "12 events in order of time"
