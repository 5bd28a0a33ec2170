"""The timeline on the page: which period, the lanes, and what lies outside the period."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import numpy as np
import streamlit as st

from components.axis import Window
from components.controls import clear_filters, open_facet
from components.density import (
    CLUSTER,
    MOST_MARKS,
    Crowd,
    crowd_layout,
    crowd_of,
    crowded_figure,
    months_in,
    named_events,
    shown_in,
)
from components.filters import FACETS, Filters, keep
from components.hover import event_hover
from components.lanes import Layout
from components.link import WHOLE, days_of, story_days
from components.markup import Node, pick, plain, tag
from components.mount import picked, show_figure, show_markup
from components.scene import Scene, drawn_day, in_order, lane_of
from components.state_lines import segment_shown
from components.timeline import NAMES_WIDTH, RIGHT, timeline_figure, timeline_layout
from components.traces import Figure
from components.view import View, on_event_picked
from loaders.columns import Mask
from loaders.events import Event
from loaders.history import Segment, segments_of
from loaders.story import Story
from words import text
from words.dates import date_words, day_words, span_words
from words.numbers import number_words
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
    order: Sequence[str]  # the events that arrow keys go through


def timeline_block(view: View, width: int) -> TimelineBlock | None:
    """The timeline of the kept events; None where there is none."""
    if not len(view.kept):
        return None
    window = window_of(view, width)
    shown = shown_in(view.story.columns, view.kept.mask, window)
    if np.count_nonzero(shown) > MOST_MARKS:
        return crowded_block(view, window, shown, width)
    scene = scene_of(view, width)
    layout = timeline_layout(scene)
    figure = timeline_figure(scene, layout, view.palette)
    order = [event.id for event in scene.events]
    return TimelineBlock(figure, width, timeline_sentence(scene, layout, view.lang), chips(view, window), order)


def crowded_block(view: View, window: Window, shown: Mask, width: int) -> TimelineBlock:
    """The timeline of more events than marks can show."""
    segments = segments_in(view)
    crowd = crowd_of(view.story.columns, view.kept.mask, window, lanes_in(view, window, segments))
    events = named_events(view.story, shown, crowd, view.choice.event)
    layout = crowd_layout(crowd, events, window, view.choice.event, view.lang)
    scene = scene_with(view, window, events, segments)
    figure = crowded_figure(timeline_figure(scene, layout, view.palette), crowd, layout, scene, view.palette)
    sentence = crowd_sentence(crowd, int(np.count_nonzero(shown)), layout, window, view.lang)
    return TimelineBlock(figure, width, sentence, chips(view, window), [event.id for event in events])


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
            partial(on_timeline_picked, "timeline", view.story),
            width=block.width,
            order=block.order,
            selected=view.choice.event,
        )
    show_markup("chips", block.chips, partial(on_chip_picked, "chips"))


def on_timeline_picked(key: str, story: Story) -> None:
    """Open the event that was picked, or show the days of the bar alone."""
    choice = picked(key)
    if choice.startswith(CLUSTER):
        st.session_state["zoom"] = cluster_zoom(choice)
        st.session_state["selected"] = ""
    else:
        on_event_picked(key, story)


def cluster_zoom(choice: str) -> str:
    """The zoom to the days that a bar stands for; a single day gets the days beside it, as a zoom needs two."""
    first, last = days_of(choice.removeprefix(CLUSTER))
    if first == last:
        first, last = first - timedelta(days=1), last + timedelta(days=1)
    return f"{first}/{last}"


def window_of(view: View, width: int) -> Window:
    """The period in the width of a figure, which moves to the chosen event."""
    plot = float(width - NAMES_WIDTH - RIGHT)
    return moved_to(chosen_window(view, plot), view.selected, view.kept)


def scene_of(view: View, width: int) -> Scene:
    """What the timeline shows at a width in pixels: the kept events in the period, which moves to the chosen event.

    Of a long story only the events in the period are looked at one by one.
    """
    window = window_of(view, width)
    if len(view.kept) <= MOST_MARKS:
        events, until = view.events, view.story.about.as_of
        segments = {place: segments_of(rows, until) for place, rows in view.places.items() if lane_of(place) == place}
        return scene_with(view, window, events, segments)
    events = view.story.chosen(shown_in(view.story.columns, view.kept.mask, window))
    return scene_with(view, window, events, segments_in(view))


def scene_with(view: View, window: Window, events: Sequence[Event], segments: Mapping[str, Sequence[Segment]]) -> Scene:
    """A scene of some of the kept events, with the lanes and the months of all of them."""
    whole = replace(window, begin=view.story.days[0], end=view.story.days[1])
    return Scene(
        events=events,
        segments=segments,
        hover={event.id: event_hover(event, view.lang, view.palette) for event in events},
        window=window,
        whole=whole,
        at=view.at,
        selected=view.choice.event,
        lang=view.lang,
        lanes=in_order(view.story.columns.lane.among(view.kept.mask)),
        months=months_in(view.story.columns, view.kept.mask, whole),
    )


def segments_in(view: View) -> dict[str, Sequence[Segment]]:
    """The states of each lane as they look over time."""
    return {place: rows for place, rows in view.looks.segments().items() if lane_of(place) == place}


def lanes_in(view: View, window: Window, segments: Mapping[str, Sequence[Segment]]) -> list[str]:
    """The lanes that have an event or a state in the period, in their order."""
    lane, kept = view.story.columns.lane, view.kept.mask
    shown = set(lane.among(shown_in(view.story.columns, kept, window)))
    shown |= {place for place, rows in segments.items() if any(segment_shown(row, window) for row in rows)}
    return [code for code in in_order(lane.among(kept)) if code in shown]


def chosen_window(view: View, plot: float) -> Window:
    """The period chosen in the link: the opening one, the whole story, or two days."""
    about, zoom = view.story.about, view.choice.zoom
    if zoom == WHOLE:
        return Window(*story_days(view.story), plot)
    if zoom:
        return Window(*days_of(zoom), plot)
    return Window(about.opening_from, about.opening_to, plot)


def moved_to(window: Window, event: Event | None, kept: Container[object]) -> Window:
    """The window, as long as before, moved so that it shows a chosen event that lies outside."""
    if event is None or event.id not in kept:
        return window
    day = drawn_day(event, window)
    if window.shows(day, day):
        return window
    begin = day.toordinal() - round(window.days * BEFORE)
    begin = min(max(begin, date.min.toordinal()), date.max.toordinal() - window.days)
    return Window(date.fromordinal(begin), date.fromordinal(begin + window.days), window.width)


def outside(view: View, window: Window) -> tuple[Mask, Mask]:
    """The kept events before and after the period."""
    columns = view.story.columns
    hidden = view.kept.mask & ~shown_in(columns, view.kept.mask, window)
    earlier = columns.marked_to < window.begin.toordinal()
    return hidden & earlier, hidden & ~earlier


def chips(view: View, window: Window) -> list[Node]:
    """Buttons that announce what lies before and after the period."""
    before, after = outside(view, window)
    nodes = [
        pick(f"‹ {_chip('zoom.earlier', before, view)}", WHOLE) if before.any() else tag("span"),
        pick(f"{_chip('zoom.later', after, view)} ›", WHOLE) if after.any() else tag("span"),
    ]
    return [tag("div", *nodes, class_="chips")]


def _chip(key: str, hidden: Mask, view: View) -> str:
    days = view.story.columns.begun[hidden]
    first, last = date.fromordinal(int(days.min())), date.fromordinal(int(days.max()))
    count = number_words(len(days), view.lang)
    return text(key, view.lang, count=count, when=_months_words(first, last, view.lang))


def _months_words(first: date, last: date, lang: str) -> str:
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
        count=len({mark.item.event for mark in layout.marks}),
        lanes=len(layout.lanes),
        begin=day_words(scene.window.begin, lang),
        end=day_words(scene.window.end, lang),
        labelled=len(layout.labels),
    )


def crowd_sentence(crowd: Crowd, count: int, layout: Layout, window: Window, lang: str) -> str:
    """What the timeline of many events shows, in sentences."""
    return text(
        "timeline.crowd",
        lang,
        count=number_words(count, lang),
        lanes=len(crowd.lanes),
        begin=day_words(window.begin, lang),
        end=day_words(window.end, lang),
        most=number_words(crowd.most, lang),
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
            found.append((facet, label, len(keep(story, less, words))))
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
