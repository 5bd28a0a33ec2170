"""What lies around the timeline's window: how many events before and after it, and where its buttons and keys lead."""

from datetime import date

import numpy as np

from components.axis import Window
from components.density import drawn_days, shown_in
from components.link import story_days
from components.markup import Node, pick, tag
from components.relations import cases_of
from components.scene import Scene, in_window
from components.traces import Figure
from components.view import View
from components.zoom import LEAST_DAYS, zoom_beyond
from loaders.columns import Mask
from loaders.events import Event
from words import text
from words.dates import date_words, span_words
from words.numbers import number_words


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
