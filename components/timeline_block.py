"""The timeline on the page: which period, the lanes, and what lies outside the period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from components.axis import Window
from components.controls import clear_filters, open_facet
from components.filters import FACETS, Filters, keep
from components.grouping import grouping_of, lane_segments
from components.hover import event_hover
from components.lanes import Layout
from components.link import WHOLE, days_of, story_days
from components.markup import Node, pick, plain, tag
from components.mount import picked, show_figure, show_markup
from components.scene import Scene, drawn_day, ending, evenly, in_window
from components.timeline import RIGHT, names_width, timeline_figure, timeline_layout
from components.traces import Figure
from components.view import View, on_event_picked
from loaders.events import Event
from words import text
from words.dates import date_words, day_words, span_words
from words.places import place_name

USUAL_WIDTH = 1200
BEFORE = 0.3
"""Where in the window an event stands to which the window was moved, as a share of its days."""


@dataclass(frozen=True)
class TimelineBlock:
    """The timeline's figure, laid out for a width in pixels, what it shows in a sentence, and the chips below it."""

    figure: Figure
    width: int
    sentence: str
    chips: Sequence[Node]


def timeline_block(view: View, width: int) -> TimelineBlock | None:
    """The timeline of the kept events; None where there is none."""
    if not view.events:
        return None
    scene = scene_of(view, width)
    layout = timeline_layout(scene)
    figure = timeline_figure(scene, layout, view.palette)
    return TimelineBlock(figure, width, timeline_sentence(scene, layout, view.lang), chips(scene, view))


def show_timeline(view: View, block: TimelineBlock | None, words: dict[str, str]) -> None:
    """The timeline, or why there is none and how to get out."""
    if block is None:
        show_nothing(view, words)
        return
    with st.container(key="timeline_block"):
        show_figure(
            "timeline",
            block.figure,
            block.sentence,
            partial(on_event_picked, "timeline", view.story),
            width=block.width,
            order=[event.id for event in view.events],
            selected=view.choice.event,
        )
    show_markup("chips", block.chips, partial(on_chip_picked, "chips"))


def scene_of(view: View, width: int) -> Scene:
    """What the timeline shows at a width in pixels: the kept events in the period, which moves to the chosen event."""
    grouping = grouping_of(view.choice.lanes, view.story.events)
    plot = float(width - names_width(width, grouping) - RIGHT)
    window = moved_to(chosen_window(view, plot), view.selected, view.kept.ids)
    if view.choice.scale == "equal":
        window = evenly(window, view.events)
    return Scene(
        events=view.events,
        segments=lane_segments(view.places, view.events, grouping, view.story.about.as_of),
        hover={event.id: event_hover(event, view.lang, view.palette) for event in view.events},
        window=window,
        whole=Window(*story_days(view.story), plot),
        at=view.at,
        selected=view.choice.event,
        lang=view.lang,
        grouping=grouping,
    )


def chosen_window(view: View, plot: float) -> Window:
    """The period chosen in the link: the opening one, the whole story, or two days."""
    about, zoom = view.story.about, view.choice.zoom
    if zoom == WHOLE:
        return Window(*story_days(view.story), plot)
    if zoom:
        return Window(*days_of(zoom), plot)
    return Window(about.opening_from, about.opening_to, plot)


def moved_to(window: Window, event: Event | None, kept: frozenset[str]) -> Window:
    """The window, as long as before, moved so that it shows a chosen event that lies outside."""
    if event is None or event.id not in kept:
        return window
    day = drawn_day(event, window)
    if window.shows(day, day):
        return window
    begin = day.toordinal() - round(window.days * BEFORE)
    begin = min(max(begin, date.min.toordinal()), date.max.toordinal() - window.days)
    return Window(date.fromordinal(begin), date.fromordinal(begin + window.days), window.width)


def outside(scene: Scene) -> tuple[list[Event], list[Event]]:
    """The events before and after the window."""
    hidden = [event for event in scene.events if not in_window(event, scene.window)]
    before = [event for event in hidden if ending(event) < scene.window.begin]
    after = [event for event in hidden if ending(event) >= scene.window.begin]
    return before, after


def chips(scene: Scene, view: View) -> list[Node]:
    """Buttons that announce what lies before and after the window."""
    before, after = outside(scene)
    nodes = [
        pick(f"‹ {_chip('zoom.earlier', before, view.lang)}", WHOLE) if before else tag("span"),
        pick(f"{_chip('zoom.later', after, view.lang)} ›", WHOLE) if after else tag("span"),
    ]
    return [tag("div", *nodes, class_="chips")]


def _chip(key: str, events: Sequence[Event], lang: str) -> str:
    return text(key, lang, count=len(events), when=_months_words(events, lang))


def _months_words(events: Sequence[Event], lang: str) -> str:
    days = [day for event in events for day in [event.when.earliest or event.when.latest] if day]
    first, last = min(days), max(days)
    if (first.year, first.month) == (last.year, last.month):
        return date_words(f"{first:%Y-%m}", first, last, lang)
    return span_words(f"{first:%Y-%m}", first, first, f"{last:%Y-%m}", last, last, lang)


def on_chip_picked(key: str) -> None:
    """Zoom to the period that a chip names."""
    st.session_state["zoom"] = picked(key)
    st.session_state["selected"] = ""


def timeline_sentence(scene: Scene, layout: Layout, lang: str) -> str:
    """What the timeline shows, in a sentence."""
    return text(
        "timeline.sentence",
        lang,
        count=len(layout.events),
        lanes=len(layout.lanes),
        begin=day_words(scene.window.begin, lang),
        end=day_words(scene.window.end, lang),
        labelled=len(layout.labels),
    )


def show_nothing(view: View, words: dict[str, str]) -> None:
    """Why no event is left, what each choice less would give, and the way out."""
    title = [tag("h3", text("empty.title", view.lang)), tag("p", text("empty.way_out", view.lang))]
    show_markup("nothing_words", title)
    with st.container(key="nothing", horizontal=True):
        for facet, label, count in ways_out(view, words):
            st.button(
                text("empty.drop", view.lang, choice=plain(label), count=count),
                key=f"drop_{facet}",
                on_click=open_facet,
                args=(facet,),
            )
        st.button(text("filter.reset", view.lang), key="reset_all", on_click=clear_filters)


def ways_out(view: View, words: dict[str, str]) -> list[tuple[str, str, int]]:
    """The facets whose opening would show events: each with its values in words and the number of events."""
    filters, story = view.choice.filters, view.story
    found = []
    for facet in (*FACETS, "q", "dates"):
        label = _values_words(filters, facet, view.lang)
        if label:
            less = filters.without("start").without("end") if facet == "dates" else filters.without(facet)
            found.append((facet, label, len(keep(story.events, story.frame, less, words).rows)))
    return [way for way in found if way[2]]


def _values_words(filters: Filters, facet: str, lang: str) -> str:
    if facet == "dates":
        return text("empty.dates", lang) if filters.start or filters.end else ""
    if facet == "q":
        return filters.q.strip()
    values = getattr(filters, facet)
    if facet == "place":
        return ", ".join(place_name(value, lang) for value in values)
    if facet == "actor":
        return ", ".join(values)
    return ", ".join(text(f"{facet}.{value}", lang) for value in values)
