"""The timeline on the page: which period, the lanes, and what lies outside the period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import streamlit as st

from components.axis import Window
from components.controls import clear_filters, open_facet
from components.density import (
    MOST_MARKS,
    Crowd,
    crowd_layout,
    crowd_of,
    crowded_figure,
    drawn_days,
    months_in,
    named_events,
    shown_in,
)
from components.filters import FACETS, Filters, keep
from components.grouping import (
    BY_JURISDICTION,
    LANES,
    Grouping,
    grouping_of,
    lane_of,
    lane_segments,
    worldwide_first,
)
from components.hover import event_hover
from components.lanes import Layout
from components.link import story_days
from components.markup import Node, pick, plain, tag
from components.mount import Piece, figure_piece, markup_piece, show_markup, show_piece
from components.picks import on_pick, on_zoomed
from components.relations import cases_of
from components.scene import Scene, evenly, in_window
from components.state_lines import segment_shown
from components.timeline import RIGHT, names_width, timeline_figure, timeline_layout
from components.traces import Figure
from components.view import View
from components.zoom import LEAST_DAYS, zoom_beyond
from loaders.columns import Mask
from loaders.events import Event
from loaders.history import Segment
from words import text
from words.dates import date_words, day_words, span_words
from words.numbers import number_words
from words.places import place_name

USUAL_WIDTH = 1200
NARROWEST, WIDEST = 320, 2560


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
    figure = with_ways(timeline_figure(scene, layout, view.palette), scene, view)
    order = [event.id for event in scene.events]
    return TimelineBlock(figure, width, timeline_sentence(scene, layout, view.lang), chips(view, window), order)


def crowded_block(view: View, window: Window, shown: Mask, width: int) -> TimelineBlock:
    """The timeline of more events than marks can show."""
    segments = segments_in(view)
    crowd = crowd_of(view.story.columns, view.kept.mask, window, lanes_in(view, window, segments))
    events = named_events(view.story, shown, crowd, view.choice.event)
    layout = crowd_layout(crowd, events, window, view.choice.event, view.lang)
    scene = scene_with(view, window, events, segments, Grouping(rest=crowd.others))
    figure = crowded_figure(timeline_figure(scene, layout, view.palette), crowd, layout, scene, view.palette)
    sentence = crowd_sentence(crowd, int(np.count_nonzero(shown)), layout, window, view.lang)
    order = [event.id for event in events]
    return TimelineBlock(with_ways(figure, scene, view), width, sentence, chips(view, window), order)


def timeline_pieces(view: View, block: TimelineBlock) -> dict[str, Piece]:
    """The timeline and what lies outside its period."""
    figure = figure_piece(
        block.figure, block.sentence, width=block.width, order=block.order, selected=view.choice.event
    )
    return {"timeline": figure, "chips": markup_piece(block.chips)}


def show_timeline(view: View, pieces: Mapping[str, Piece], words: dict[str, str]) -> None:
    """The timeline, or why there is none and how to get out."""
    if "timeline" not in pieces:
        show_nothing(view, words)
        return
    with st.container(key="timeline_block"):
        on_mark = partial(on_pick, "timeline", view.story)
        show_piece("timeline", pieces["timeline"], on_mark, on_zoom=partial(on_zoomed, view.story))
    show_piece("chips", pieces["chips"], partial(on_pick, "chips", view.story), "markup")


def window_of(view: View, width: int, grouping: Grouping = BY_JURISDICTION) -> Window:
    """The period in the width of a figure, which moves to the chosen event."""
    return chosen_window(view, float(width - names_width(width, grouping) - RIGHT))


def scene_of(view: View, width: int) -> Scene:
    """What the timeline shows at a width in pixels: the kept events in the period, which moves to the chosen event.

    Of a long story only the events in the period are looked at one by one.
    """
    grouping = grouping_of(view.choice.lanes, view.story.events)
    window = window_of(view, width, grouping)
    is_short = len(view.kept) <= MOST_MARKS
    events = view.events if is_short else view.story.chosen(shown_in(view.story.columns, view.kept.mask, window))
    segments = lines_in(view, events, grouping, one_by_one=is_short)
    if view.choice.scale == "equal":
        window = evenly(window, events)
    return scene_with(view, window, events, segments, grouping)


def scene_with(
    view: View,
    window: Window,
    events: Sequence[Event],
    segments: Mapping[str, Sequence[Segment]],
    grouping: Grouping = BY_JURISDICTION,
) -> Scene:
    """A scene of some of the kept events, with the lanes and the months of all of them."""
    whole = Window(*view.story.days, window.width)
    by_place = grouping.lanes == LANES[0]
    return Scene(
        events=events,
        segments=segments,
        hover={event.id: event_hover(event, view.lang, view.palette) for event in events},
        window=window,
        whole=whole,
        at=view.at,
        selected=view.choice.event,
        lang=view.lang,
        grouping=grouping,
        lanes=worldwide_first(view.story.columns.lane.among(view.kept.mask)) if by_place else (),
        months=months_in(view.story.columns, view.kept.mask, whole),
    )


def lines_in(
    view: View, events: Sequence[Event], grouping: Grouping, *, one_by_one: bool
) -> Mapping[str, Sequence[Segment]]:
    """The lines of the lanes; those of jurisdictions from all measures at once where they are not few."""
    if grouping.lanes == LANES[0] and not one_by_one:
        return segments_in(view)
    return lane_segments(view.places, events, grouping, view.story.about.as_of)


def segments_in(view: View) -> dict[str, Sequence[Segment]]:
    """The states of each lane as they look over time."""
    return {place: rows for place, rows in view.looks.segments().items() if lane_of(place) == place}


def lanes_in(view: View, window: Window, segments: Mapping[str, Sequence[Segment]]) -> list[str]:
    """The lanes that have an event or a state in the period, in their order."""
    lane, kept = view.story.columns.lane, view.kept.mask
    shown = set(lane.among(shown_in(view.story.columns, kept, window)))
    shown |= {place for place, rows in segments.items() if any(segment_shown(row, window) for row in rows)}
    return [code for code in worldwide_first(lane.among(kept)) if code in shown]


def chosen_window(view: View, plot: float) -> Window:
    """The period on the timeline, drawn on so many pixels."""
    return Window(*view.days, plot)


def outside(view: View, window: Window) -> tuple[Mask, Mask]:
    """The kept events before and after the period."""
    columns = view.story.columns
    hidden = view.kept.mask & ~shown_in(columns, view.kept.mask, window)
    earlier = columns.marked_to < window.begin.toordinal()
    return hidden & earlier, hidden & ~earlier


def chips(view: View, window: Window) -> list[Node]:
    """Buttons that announce what lies before and after the period, and lead to the nearest of it."""
    before, after = outside(view, window)
    earlier, later = beyond(view, window)
    nodes = [
        pick(f"‹ {_chip('zoom.earlier', before, view)}", earlier[1]) if earlier else tag("span"),
        pick(f"{_chip('zoom.later', after, view)} ›", later[1]) if later else tag("span"),
    ]
    return [tag("div", *nodes, class_="chips")]


def beyond(view: View, window: Window) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The nearest event before and after the period, each with the zoom that shows it."""
    before, after = (np.flatnonzero(mask) for mask in outside(view, window))
    days = drawn_days(view.story.columns, window)
    earlier = before[np.argmax(days[before])] if len(before) else None
    later = after[np.argmin(days[after])] if len(after) else None
    one, other = (None if row is None else view.story.events[row] for row in (earlier, later))
    return _way_to(one, view, window), _way_to(other, view, window)


def _way_to(event: Event | None, view: View, window: Window) -> tuple[str, str] | None:
    return (event.id, zoom_beyond(view.story, window, event)) if event else None


def _chip(key: str, hidden: Mask, view: View) -> str:
    days = view.story.columns.begun[hidden]
    first, last = date.fromordinal(int(days.min())), date.fromordinal(int(days.max()))
    count = number_words(len(days), view.lang)
    return text(key, view.lang, count=count, when=_months_words(first, last, view.lang))


def _months_words(first: date, last: date, lang: str) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return date_words(f"{first:%Y-%m}", first, last, lang)
    return span_words(f"{first:%Y-%m}", first, first, f"{last:%Y-%m}", last, last, lang)


def walks(scene: Scene, view: View) -> Figure:
    """Where the keys lead on the timeline beyond what it shows: the cases in order of time, and for an event outside
    the window the zoom that shows it."""
    cases = cases_of(scene.events)
    known = {event.id: event for event in scene.events}
    outer = {id for case in cases for id in case if not in_window(known[id], scene.window)}
    earlier, later = beyond(view, scene.window)
    return {
        "cases": cases,
        "zooms": {id: zoom_beyond(view.story, scene.window, known[id]) for id in sorted(outer)},
        "before": earlier,
        "after": later,
        "keys": text("timeline.keys", view.lang),
    }


def lens(view: View) -> Figure:
    """What the browser has to know to let the window be dragged: its limits and its words."""
    first, last = story_days(view.story)
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "least": LEAST_DAYS,
        "lang": view.lang,
        "label": text("zoom.window", view.lang),
        "span": text("zoom.span", view.lang, begin="{begin}", end="{end}"),  # filled in the browser
    }


def with_ways(figure: Figure, scene: Scene, view: View) -> Figure:
    """The figure with what its keys and its window need to know."""
    layout = figure["layout"]
    meta = {**layout["meta"], "lens": lens(view), "walk": walks(scene, view)}
    return {**figure, "layout": {**layout, "meta": meta}}


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


def width_of(asked: str) -> int:
    """The width in pixels that a browser asks for, within what a screen may have; the usual one if it is no number."""
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 6
    return min(max(int(asked), NARROWEST), WIDEST) if is_number else USUAL_WIDTH
