"""What is read rather than looked at: the card of the chosen event and the table of all kept ones."""

from collections.abc import Sequence

from components.card import card_nodes, empty_card
from components.markup import Node, tag
from components.mount import Piece, markup_piece, rows_piece, show_markup
from components.table import caption_words, held_words, table_heading, table_nodes
from components.view import View
from loaders.story import Story
from words import text
from words.dates import day_words


def card_of(view: View, unknown: str) -> list[Node]:
    """The chosen event, or what to do; `unknown` is an id from a link that the story does not have."""
    if view.selected:
        return card_nodes(view.story, view.selected, [event.id for event in view.events], view.lang)
    sentence = text("card.unknown", view.lang, event=unknown) if unknown else text("card.none", view.lang)
    return empty_card(view.story, sentence, view.standings(view.at), view.lang)


def reading_pieces(view: View, card: Sequence[Node]) -> dict[str, Piece]:
    """The card, and of the table's rows those of the kept events, with the card below the chosen one on a narrow
    screen."""
    ids = [event.id for event in view.events]
    caption = caption_words(len(ids), view.lang)
    detail = card if view.selected else ()
    return {
        "event": markup_piece(card),
        "rows": rows_piece(ids, view.kept.possibly, view.choice.event, caption, detail),
    }


def show_table(story: Story, lang: str) -> None:
    """All events as a table; `show_kept_rows` hides those that do not pass the filters."""
    rows = table_nodes(story.events, lang, held_words(story, story.events, lang))
    show_markup("table", [table_heading(lang), *rows])


def show_foot(story: Story, lang: str) -> None:
    """How far the sources go, and the licences."""
    day = day_words(story.about.as_of, lang)
    show_markup("foot", [tag("p", text("foot.as_of", lang, day=day), class_="small")])
