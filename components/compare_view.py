"""Two days side by side: a map of each, and the list of what changed between them, each change with its event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from components.card import event_link
from components.controls import DATE_FORMATS
from components.film import replace_day
from components.link import Choice, story_days
from components.map_block import notes, on_place_picked
from components.map_legend import state_legend
from components.markup import Node, tag
from components.mount import show_figure, show_markup
from components.palette import Palette
from components.picks import explore_event
from components.sentences import Change, day_sentences, own_and_shared, state_words
from components.view import View, whole_view
from components.world import world_figure
from components.world_scene import world_scene
from loaders.events import Event
from loaders.measures import Measure
from loaders.standings import STATES, strength
from loaders.story import Story
from words import text
from words.dates import day_words
from words.places import list_words, place_in_sentence, place_name


@dataclass(frozen=True)
class Comparison:
    """The whole story on two days, the earlier first, what changed in between, and how many members did with the EU."""

    before: View
    after: View
    changes: Sequence[Change]
    shared: int


def show_compare(story: Story, choice: Choice, palette: Palette) -> None:
    """The choice of two days, what changed between them, and their maps."""
    lang = choice.lang
    found = comparison(story, choice, palette)
    show_markup("compare_heading", heading_nodes(found, lang))
    ask_days(story, choice)
    left, right = st.columns(2, gap="large")
    with left:
        show_day_map("before", found.before)
    with right:
        show_day_map("after", found.after)
    events = {event.id: event for event in story.events}
    listed = [*list_nodes(found, events, lang), *notes(found.after)]
    show_markup("compare_list", listed, partial(explore_event, story, "compare_list"))


def comparison(story: Story, choice: Choice, palette: Palette) -> Comparison:
    """The two chosen days, unfiltered."""
    view = whole_view(story, choice, palette)
    first, last = sorted((other_day(story, choice), choice.at))
    before, after = replace_day(view, first), replace_day(view, last)
    standings = before.standings(first), after.standings(last)
    own, shared = own_and_shared(*standings)
    return Comparison(before, after, sorted(own, key=lambda change: _order(change, choice.lang)), shared)


def _order(change: Change, lang: str) -> tuple[tuple[int, bool], str]:
    """The strongest first, what ended last, and by name."""
    rank = strength(change.after) if change.after else (len(STATES), True)
    return rank, place_name(change.place, lang)


def other_day(story: Story, choice: Choice) -> date:
    """The day to compare with: the chosen one, else the story's, else the week before."""
    week_before = max(story_days(story)[0], choice.at - timedelta(days=7))
    return choice.other or story.about.compare_day or week_before


def heading_nodes(found: Comparison, lang: str) -> list[Node]:
    """What changed, as a finding, and what kinds of changes."""
    days = {"first": day_words(found.before.at, lang), "last": day_words(found.after.at, lang)}
    count = len(found.changes)
    if found.before.at == found.after.at:
        return [tag("h2", text("compare.same_day", lang, day=days["last"]))]
    key = {0: "compare.none", 1: "compare.one"}.get(count, "compare.many")
    return [
        tag("h2", text(key, lang, count=count, **days)),
        tag("p", detail_words(found, lang), class_="muted"),
    ]


def detail_words(found: Comparison, lang: str) -> str:
    """The new blocks, the liftings and the new investigations, and the members that changed with the EU."""
    sentences = [
        text(f"compare.{state}", lang, places=list_words(names, lang))
        for state in ("blocked", "lifted", "investigating", "ordered")
        if (names := newly(found.changes, state, lang))
    ]
    shared = [text("compare.shared", lang, count=found.shared)] if found.shared else []
    return " ".join([*sentences, *shared])


def newly(changes: Sequence[Change], state: str, lang: str) -> list[str]:
    """The names of the jurisdictions that have a state now, certainly, and had another one before."""
    return [
        place_in_sentence(change.place, lang)
        for change in changes
        if change.after and (change.after.state, change.after.certainty) == (state, "certain")
    ]


def ask_days(story: Story, choice: Choice) -> None:
    """The two days to compare."""
    first, last = min(story_days(story)[0], story.about.opening_from), story.about.as_of
    values = {"compare_other": other_day(story, choice), "compare_at": choice.at}
    with st.container(key="compare_days", horizontal=True):
        for key, value in values.items():
            st.date_input(
                text(f"compare.{key.removeprefix('compare_')}", choice.lang),
                value=value,
                min_value=first,
                max_value=last,
                key=key,
                format=DATE_FORMATS[choice.lang],
                on_change=on_day_chosen,
                args=(key, {"compare_other": "other", "compare_at": "day"}[key]),
                width=180,
            )


def on_day_chosen(key: str, name: str) -> None:
    """Take over a day that was chosen."""
    if st.session_state[key]:
        st.session_state[name] = st.session_state[key]


def show_day_map(key: str, view: View) -> None:
    """The map of one of the days, with its finding and its legend."""
    standings = view.standings(view.at)
    words = day_sentences(standings, view.at, view.lang)
    show_markup(f"{key}_finding", [tag("h3", words.heading), tag("p", words.detail, class_="muted")])
    sentence = text("map.sentence", view.lang, heading=words.heading, detail=words.detail)
    figure = world_figure(world_scene(view, standings), view.palette)
    name = f"map_{key}"
    show_figure(name, figure, sentence, partial(on_map_picked, name, view), kind="map")
    show_markup(f"{key}_words", [state_legend(view, standings)])


def on_map_picked(key: str, view: View) -> None:
    """Open the event behind a place among all others."""
    st.session_state["day"] = view.at
    on_place_picked(key, view.story, view.standings(view.at))
    st.session_state["view"] = "explore"


def list_nodes(found: Comparison, events: dict[str, Event], lang: str) -> list[Node]:
    """What changed, each with the event that made it so."""
    if not found.changes:
        return []
    items = [tag("li", *change_nodes(change, found, events, lang)) for change in found.changes]
    return [tag("h3", text("compare.list", lang)), tag("ul", *items, class_="day_changes")]


def change_nodes(change: Change, found: Comparison, events: dict[str, Event], lang: str) -> list[Node]:
    """A change in words, and the event behind it."""
    words = text("compare.change", lang, before=state_words(change.before, lang), after=state_words(change.after, lang))
    event = events.get(reason(change, found.after.places.get(change.place, ())))
    return [
        tag("strong", place_name(change.place, lang), class_="place"),
        tag("span", words),
        *([event_link(event, lang)] if event else []),
    ]


def reason(change: Change, measures: Sequence[Measure]) -> str:
    """The event that justifies a state, or, when nothing holds any more, the one that ended what did."""
    if change.after:
        return change.after.event
    ended = [measure.ended_by for measure in measures if change.before and measure.event == change.before.event]
    return next(filter(None, ended), change.before.event if change.before else "")
