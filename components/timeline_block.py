"""The timeline on the page: which period, the lanes, and what lies outside the period."""

from collections.abc import Mapping, Sequence
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
from components.link import story_days
from components.markup import Node, pick, plain, tag
from components.mount import Piece, figure_piece, markup_piece, show_markup, show_piece
from components.picks import on_pick, on_zoomed
from components.relations import cases_of
from components.scene import Scene, drawn_day, ending, evenly, in_window
from components.timeline import RIGHT, names_width, timeline_figure, timeline_layout
from components.traces import Figure
from components.view import View
from components.zoom import LEAST_DAYS, zoom_beyond
from loaders.events import Event
from words import text
from words.dates import date_words, day_words, span_words
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


def timeline_block(view: View, width: int) -> TimelineBlock | None:
    """The timeline of the kept events; None where there is none."""
    if not view.events:
        return None
    scene = scene_of(view, width)
    layout = timeline_layout(scene)
    figure = with_ways(timeline_figure(scene, layout, view.palette), scene, view)
    return TimelineBlock(figure, width, timeline_sentence(scene, layout, view.lang), chips(scene, view))


def timeline_pieces(view: View, block: TimelineBlock) -> dict[str, Piece]:
    """The timeline and what lies outside its period."""
    order = [event.id for event in view.events]
    figure = figure_piece(block.figure, block.sentence, width=block.width, order=order, selected=view.choice.event)
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


def scene_of(view: View, width: int) -> Scene:
    """What the timeline shows at a width in pixels: the kept events in the period, which moves to the chosen event."""
    grouping = grouping_of(view.choice.lanes, view.story.events)
    plot = float(width - names_width(width, grouping) - RIGHT)
    window = chosen_window(view, plot)
    return Scene(
        events=view.events,
        segments=lane_segments(view.places, view.events, grouping, view.story.about.as_of),
        hover={event.id: event_hover(event, view.lang, view.palette) for event in view.events},
        window=evenly(window, view.events) if view.choice.scale == "equal" else window,
        whole=Window(*story_days(view.story), plot),
        at=view.at,
        selected=view.choice.event,
        lang=view.lang,
        grouping=grouping,
    )


def chosen_window(view: View, plot: float) -> Window:
    """The period on the timeline, drawn on so many pixels."""
    return Window(*view.days, plot)


def outside(scene: Scene) -> tuple[list[Event], list[Event]]:
    """The events before and after the window."""
    hidden = [event for event in scene.events if not in_window(event, scene.window)]
    before = [event for event in hidden if ending(event) < scene.window.begin]
    after = [event for event in hidden if ending(event) >= scene.window.begin]
    return before, after


def chips(scene: Scene, view: View) -> list[Node]:
    """Buttons that announce what lies before and after the window, and lead to the nearest of it."""
    before, after = outside(scene)
    earlier, later = beyond(scene, view)
    nodes = [
        pick(f"‹ {_chip('zoom.earlier', before, view.lang)}", earlier[1]) if earlier else tag("span"),
        pick(f"{_chip('zoom.later', after, view.lang)} ›", later[1]) if later else tag("span"),
    ]
    return [tag("div", *nodes, class_="chips")]


def beyond(scene: Scene, view: View) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The nearest event before and after the window, each with the zoom that shows it."""
    before, after = outside(scene)

    def day_of(event: Event) -> date:
        return drawn_day(event, scene.window)

    nearest = (max(before, key=day_of, default=None), min(after, key=day_of, default=None))
    earlier, later = ((event.id, zoom_beyond(view.story, scene.window, event)) if event else None for event in nearest)
    return earlier, later


def _chip(key: str, events: Sequence[Event], lang: str) -> str:
    return text(key, lang, count=len(events), when=_months_words(events, lang))


def _months_words(events: Sequence[Event], lang: str) -> str:
    days = [day for event in events for day in [event.when.earliest or event.when.latest] if day]
    first, last = min(days), max(days)
    if (first.year, first.month) == (last.year, last.month):
        return date_words(f"{first:%Y-%m}", first, last, lang)
    return span_words(f"{first:%Y-%m}", first, first, f"{last:%Y-%m}", last, last, lang)


def walks(scene: Scene, view: View) -> Figure:
    """Where the keys lead on the timeline beyond what it shows: the cases in order of time, and for an event outside
    the window the zoom that shows it."""
    cases = cases_of(scene.events)
    known = {event.id: event for event in scene.events}
    outer = {id for case in cases for id in case if not in_window(known[id], scene.window)}
    earlier, later = beyond(scene, view)
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
