"""Who moved first: the days from an event to each jurisdiction's first step of each kind."""

from functools import partial

import streamlit as st

from components.card import title_of
from components.first_chart import race_table
from components.first_words import Race, heading_words, lede_words, race_sentence
from components.link import SORTS, Choice, trigger_of, triggers_of
from components.markup import Node, plain, tag
from components.mount import show_markup
from components.picks import explore_event
from components.when import event_when
from loaders.measures import measures_by_place
from loaders.reactions import rows_of
from loaders.story import Story
from words import text


def show_first(story: Story, choice: Choice) -> None:
    """The finding, the choice of what is counted from and of the order, and the table."""
    race = race_of(story, choice)
    show_markup("first_heading", heading_nodes(race))
    with st.container(key="first_controls", horizontal=True, vertical_alignment="bottom"):
        ask_since(story, choice)
        ask_sort(choice.lang)
    words = tag("p", race_sentence(race), class_="small")
    show_markup("first", [race_table(race, choice.sort), words], partial(explore_event, story, "first"))


def race_of(story: Story, choice: Choice) -> Race:
    """The reactions counted from the chosen event."""
    events = {event.id: event for event in story.events}
    trigger = events[choice.since if choice.since in triggers_of(story) else trigger_of(story)]
    rows = rows_of(story.events, measures_by_place(story.measures), trigger.when, story.about.as_of)
    return Race(rows, trigger, story.about.as_of, events, choice.lang)


def heading_nodes(race: Race) -> list[Node]:
    """The finding, and what the signs mean."""
    return [tag("h2", heading_words(race)), tag("p", lede_words(race), class_="muted race-lede")]


def ask_since(story: Story, choice: Choice) -> None:
    """The event that days are counted from; the story's own trigger stands for no choice."""
    events = {event.id: event for event in story.events}
    usual = trigger_of(story)
    options = ["" if event == usual else event for event in triggers_of(story)]

    def name(option: str) -> str:
        event = events[option or usual]
        when = event_when(event, choice.lang, weekday=False)
        return text("list.colon", choice.lang).join([when, title_of(event, choice.lang)])

    st.selectbox(
        text("first.since", choice.lang),
        options,
        index=options.index(choice.since if choice.since in options else ""),
        format_func=name,
        key="since",
        persist_state="page",
        width=520,
    )


def ask_sort(lang: str) -> None:
    """The kind of step by which rows are ordered."""
    st.segmented_control(
        text("first.sort", lang),
        SORTS,
        format_func=lambda sort: plain(text(f"first.{sort}" if sort == SORTS[0] else f"category.{sort}", lang)),
        default=st.session_state.get("sort", SORTS[0]),
        key="sort",
        required=True,
        persist_state="page",
    )
