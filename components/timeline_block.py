"""The timeline on the page: what it shows of a choice, one by one or counted, and in which period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from components.around import chips, with_ways
from components.axis import Window
from components.density import (
    MOST_MARKS,
    Crowd,
    crowd_layout,
    crowd_of,
    crowded_figure,
    months_in,
    named_events,
    shown_in,
)
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
from components.lane_names import RIGHT, names_width
from components.lanes import Layout
from components.markup import Node
from components.mount import Piece, figure_piece, markup_piece, show_piece
from components.nothing_left import show_nothing
from components.picks import on_pick, on_zoomed
from components.scene import Scene, evenly
from components.state_lines import segment_shown
from components.timeline import timeline_figure, timeline_layout
from components.traces import Figure
from components.view import View
from loaders.columns import Mask
from loaders.events import Event
from loaders.history import Segment
from words import text
from words.dates import day_words
from words.numbers import number_words

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


def width_of(asked: str) -> int:
    """The width in pixels that a browser asks for, within what a screen may have; the usual one if it is no number."""
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 6
    return min(max(int(asked), NARROWEST), WIDEST) if is_number else USUAL_WIDTH
