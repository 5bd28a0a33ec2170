"""What is read rather than looked at: the card of the chosen event and the table of all kept ones."""

from functools import partial

from components.card import card_nodes, empty_card
from components.markup import tag
from components.mount import show_markup, show_rows
from components.table import caption_words, table_nodes
from components.view import View, on_event_picked
from loaders.story import Story
from words import text
from words.dates import day_words


def show_card(view: View, unknown: str) -> None:
    """The chosen event, or what to do; `unknown` is an id from a link that the story does not have."""
    lang = view.lang
    if view.selected is None:
        sentence = text("card.unknown", lang, event=unknown) if unknown else text("card.none", lang)
        nodes = empty_card(view.story, sentence, view.standings(view.at), lang)
        show_markup("event", nodes, partial(on_event_picked, "event", view.story))
        return
    nodes = card_nodes(view.story, view.selected, [event.id for event in view.events], lang)
    show_markup("event", nodes, partial(on_event_picked, "event", view.story))


def show_kept_rows(view: View) -> None:
    """Of the table's rows those of the kept events."""
    ids = [event.id for event in view.events]
    card = card_nodes(view.story, view.selected, ids, view.lang) if view.selected else []
    caption = caption_words(len(ids), view.lang)
    show_rows(ids, view.kept.possibly, view.choice.event, caption, card, partial(on_event_picked, "rows", view.story))


def show_table(story: Story, lang: str) -> None:
    """All events as a table; `show_kept_rows` hides those that do not pass the filters."""
    show_markup("table", [tag("h2", text("table.heading", lang)), *table_nodes(story.events, lang)])


def show_foot(story: Story, lang: str) -> None:
    """How far the sources go, and the licences."""
    day = day_words(story.about.as_of, lang)
    show_markup("foot", [tag("p", text("foot.as_of", lang, day=day), class_="small")])
