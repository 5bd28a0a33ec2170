"""What is read rather than looked at: the card of the chosen event and the table of all kept ones."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from components.card import card_nodes, empty_card
from components.filters import Filters
from components.markup import Node, pick, tag
from components.mount import Piece, markup_piece, picked, rows_piece, show_markup
from components.picks import on_pick
from components.table import PART, caption_words, held_words, is_long, rows_of, table_heading, table_nodes
from components.view import View
from loaders.events import Event
from loaders.story import Story
from words import text
from words.dates import day_words

MORE = "more:"
"""What the button below the rows picks; no id of an event has a colon."""


def card_of(view: View, unknown: str) -> list[Node]:
    """The chosen event, or what to do; `unknown` is an id from a link that the story does not have."""
    if view.selected:
        return card_nodes(view.story, view.selected, [event.id for event in view.events], view.lang)
    sentence = text("card.unknown", view.lang, event=unknown) if unknown else text("card.none", view.lang)
    return empty_card(view.story, sentence, view.standings(view.at), view.lang)


def reading_pieces(view: View, card: Sequence[Node], parts: int) -> dict[str, Piece]:
    """The card, and of the table's rows those of the kept events, with the card below the chosen one on a narrow
    screen; of a long story the first rows come with it, so many parts of them."""
    return {"event": markup_piece(card), "rows": kept_rows(view, card, parts)}


def kept_rows(view: View, card: Sequence[Node], parts: int) -> Piece:
    """Which rows the table shows; of a long story the first ones come with it, so many parts of them."""
    count, first, is_late = len(view.kept), first_of(view, parts), is_long(view.story.events)
    possibly = [event.id for event in first if event.id in view.kept.possibly] if view.kept.maybe.any() else []
    held = held_words(view.story, first, view.lang) if is_late else {}
    return rows_piece(
        shown=[event.id for event in first],
        possibly=sorted(possibly),
        selected=view.choice.event,
        caption=caption_words(count, view.lang, len(first)),
        card=card if view.selected else (),
        rows=rows_of(first, view.lang, held) if is_late else None,
        more=[pick(text("table.more", view.lang), MORE, class_="linklike")] if len(first) < count else [],
    )


def first_of(view: View, parts: int) -> Sequence[Event]:
    """The kept events whose rows are shown: all of a story that is not long, else so many parts of them."""
    if not is_long(view.story.events):
        return view.events
    rows = np.flatnonzero(view.kept.mask)[: parts * PART]
    return [view.story.events[row] for row in rows.tolist()]


def asked_parts(filters: Filters) -> int:
    """How many parts of the rows somebody has asked for; one again as soon as other filters are set."""
    before, parts = st.session_state.get("parts") or (None, 1)
    return int(parts) if before == filters else 1


def on_row_picked(story: Story, filters: Filters, parts: int) -> None:
    """Open the event of the row that was picked, or show one more part of the rows."""
    if picked("rows") == MORE:
        st.session_state["parts"] = filters, parts + 1
    else:
        on_pick("rows", story)


def show_table(story: Story, lang: str) -> None:
    """All events as a table, of which `kept_rows` hides those that do not pass the filters."""
    events = () if is_long(story.events) else story.events
    rows = table_nodes(events, lang, held_words(story, events, lang))
    show_markup("table", [table_heading(lang), *rows])


def show_foot(story: Story, lang: str) -> None:
    """How far the sources go, and the licences."""
    day = day_words(story.about.as_of, lang)
    show_markup("foot", [tag("p", text("foot.as_of", lang, day=day), class_="small")])
