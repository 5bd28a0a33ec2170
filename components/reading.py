"""What is read rather than looked at: the card of the chosen event and the table of all kept ones."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from components.card import card_nodes, empty_card
from components.markup import Node, pick, tag
from components.mount import Rows, picked, show_markup, show_rows
from components.table import PART, caption_words, is_long, rows_of, table_nodes
from components.view import View, on_event_picked
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


def show_card(view: View, card: Sequence[Node]) -> None:
    """The card beside the map."""
    show_markup("event", card, partial(on_event_picked, "event", view.story))


def show_kept_rows(view: View, card: Sequence[Node]) -> None:
    """Of the table's rows those of the kept events, with the card below the chosen one on a narrow screen."""
    parts = asked_parts(view)
    show_rows(kept_rows(view, card, parts), partial(on_row_picked, view, parts))


def kept_rows(view: View, card: Sequence[Node], parts: int) -> Rows:
    """Which rows the table shows; of a long story the first ones come with it, so many parts of them."""
    count, first, is_late = len(view.kept), first_of(view, parts), is_long(view.story.events)
    possibly = [event.id for event in first if event.id in view.kept.possibly] if view.kept.maybe.any() else []
    return Rows(
        shown=[event.id for event in first],
        possibly=sorted(possibly),
        selected=view.choice.event,
        caption=caption_words(count, view.lang, len(first)),
        card=card if view.selected else (),
        rows=rows_of(first, view.lang) if is_late else None,
        more=[pick(text("table.more", view.lang), MORE, class_="linklike")] if len(first) < count else [],
    )


def first_of(view: View, parts: int) -> Sequence[Event]:
    """The kept events whose rows are shown: all of a story that is not long, else so many parts of them."""
    if not is_long(view.story.events):
        return view.events
    rows = np.flatnonzero(view.kept.mask)[: parts * PART]
    return [view.story.events[row] for row in rows.tolist()]


def asked_parts(view: View) -> int:
    """How many parts of the rows somebody has asked for; one again as soon as other filters are set."""
    filters, parts = st.session_state.get("parts") or (None, 1)
    return int(parts) if filters == view.choice.filters else 1


def on_row_picked(view: View, parts: int) -> None:
    """Open the event of the row that was picked, or show one more part of the rows."""
    if picked("rows") == MORE:
        st.session_state["parts"] = view.choice.filters, parts + 1
    else:
        on_event_picked("rows", view.story)


def show_table(story: Story, lang: str) -> None:
    """All events as a table; `show_kept_rows` hides those that do not pass the filters."""
    show_markup("table", [tag("h2", text("table.heading", lang)), *table_nodes(story.events, lang)])


def show_foot(story: Story, lang: str) -> None:
    """How far the sources go, and the licences."""
    day = day_words(story.about.as_of, lang)
    show_markup("foot", [tag("p", text("foot.as_of", lang, day=day), class_="small")])
