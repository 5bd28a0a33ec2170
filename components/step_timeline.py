"""The small timeline of a step: up to three lanes of its chapter, the step's own lane and event marked.

It grows with the story: what happened after the step's day is not drawn, so that a class can guess it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from babel.dates import format_date

from components.axis import Window, month_starts
from components.bars import bars_of
from components.lanes import Item, Lane, Layout, Mark
from components.lettering import text_width
from components.marks import mark_traces, selected_ring
from components.palette import Palette
from components.scene import Scene, beginning, drawn_day, lane_of
from components.state_lines import state_lines
from components.timeline import FONT
from components.traces import Figure, lines
from components.uncertain import uncertain_bands
from components.view import View
from loaders.events import Event
from loaders.history import segments_of
from words.places import place_name

WIDTH = 357
"""Pixels for which it is laid out; the page makes them larger, so that its letters are read from afar."""
TEXT_SIZE = 13
LANES = 3
LANE_HEIGHT, LANE_LINE = 28.0, 15.0
TOP, RIGHT = 26, 8
LEAST_DAYS = 28
MARGIN = 0.14  # of the days before the first event and after the last
TICK_ROOM = 56  # pixels from the middle of one day's name to the next
FLAG_ROOM = 52


@dataclass(frozen=True)
class Told:
    """The events that a chapter tells, each with the day of its step."""

    events: Sequence[Event]
    days: Sequence[date]


def step_timeline(view: View, told: Told, event: Event, day: date) -> Figure:
    """The lanes of a chapter round an event, with their states and the chapter's events, on a day."""
    codes = lanes_round(told, event)
    names = max(text_width(place_name(code, view.lang), TEXT_SIZE, 600) for code in codes)
    margin = round(names) + 14
    window = window_of(told, float(WIDTH - margin - RIGHT))
    scene = _scene(view, told, event, day, window)
    layout = _laid_out(scene, codes)
    own = {lane_of(place) for place in event.jurisdictions}
    data = [
        *_grounds(layout, own, window, view.palette),
        *state_lines(bars_of(layout.lanes, scene), window, view.palette),
        *uncertain_bands(scene.events, layout.marks, window, view.palette),
        *mark_traces(scene, layout, view.palette),
        *selected_ring(scene, layout, view.palette),
    ]
    return {"data": [_bare(trace) for trace in data], "layout": _layout(scene, layout, margin, own, view.palette)}


def lanes_round(told: Told, event: Event) -> list[str]:
    """The lanes of a chapter in its order, the event's own among them, at most three."""
    codes = list(dict.fromkeys(lane_of(place) for each in told.events for place in each.jurisdictions))
    at = codes.index(lane_of(event.jurisdictions[0]))
    first = min(max(0, at - LANES // 2), max(0, len(codes) - LANES))
    return codes[first : first + LANES]


def window_of(told: Told, width: float) -> Window:
    """The days of a chapter with some room on both sides, four weeks at least."""
    days = [*told.days, *(day for event in told.events for day in beginning(event))]
    first, last = min(days), max(days)
    short = max(0, LEAST_DAYS - (last - first).days) // 2
    room = timedelta(days=short + max(3, round((last - first).days * MARGIN)))
    return Window(first - room, last + room, width)


def _scene(view: View, told: Told, event: Event, day: date, window: Window) -> Scene:
    events = list({each.id: each for each in told.events if each == event or beginning(each)[0] <= day}.values())
    return Scene(
        events=events,
        segments={place: segments_of(rows, day) for place, rows in view.places.items() if lane_of(place) == place},
        hover={each.id: "" for each in events},
        window=window,
        whole=window,
        at=day,
        selected=event.id,
        lang=view.lang,
    )


def _laid_out(scene: Scene, codes: Sequence[str]) -> Layout:
    """Each lane with the marks of its events on its line; the chosen one comes last, on top of what it covers."""
    lanes = [Lane(code, n * LANE_HEIGHT, LANE_HEIGHT, n * LANE_HEIGHT + LANE_LINE) for n, code in enumerate(codes)]
    line = {lane.code: lane.line for lane in lanes}
    marks = [
        Mark(Item(event.id, code, scene.window.pixel(drawn_day(event, scene.window)), 0, ""), 0, line[code])
        for event in sorted(scene.events, key=lambda event: event.id == scene.selected)
        for code in dict.fromkeys(lane_of(place) for place in event.jurisdictions)
        if code in line
    ]
    return Layout(tuple(lanes), tuple(marks), (), LANE_HEIGHT * len(lanes))


def _grounds(layout: Layout, own: set[str], window: Window, palette: Palette) -> list[Figure]:
    """The ground of the step's own lanes, the named days and the lines on which the lanes stand."""
    boxes = [
        (0.0, lane.top + 1.5, window.width, lane.top + lane.height - 1.5) for lane in layout.lanes if lane.code in own
    ]
    rules = [(x, 0.0, x, layout.height) for x, _ in ticks(window, "en")]
    stands = [(0.0, lane.line, window.width, lane.line) for lane in layout.lanes]
    found = [_ground(*box, palette) for box in boxes]
    found += [lines(rules, palette.rule, 0.8)] if rules else []
    return [*found, lines(stands, palette.rule, 0.8)]


def _ground(x0: float, y0: float, x1: float, y1: float, palette: Palette) -> Figure:
    box = lines([(x0, y0, x1, y0)], palette.accent, 0)
    corners = {"x": [x0, x1, x1, x0, x0], "y": [y0, y0, y1, y1, y0]}
    return box | corners | {"fill": "toself", "fillcolor": palette.accent, "opacity": 0.13, "meta": "own"}


def ticks(window: Window, lang: str) -> list[tuple[float, str]]:
    """The named days with their places: months where there is room for few names, else every tenth day or so."""
    per_day = window.width / window.days
    for every in (7, 10, 14):
        if every * per_day >= TICK_ROOM:
            begin = window.begin + timedelta(days=3)
            days = [begin + timedelta(days=n) for n in range(0, window.days - 3, every)]
            return [(window.pixel(day), str(format_date(day, "d MMM", locale=lang))) for day in days]
    for every in (1, 3, 12):
        if every * 30.4 * per_day >= TICK_ROOM:
            pattern = "yyyy" if every == 12 else "MMM"
            starts = month_starts(window, every)
            return [(window.pixel(day), str(format_date(day, pattern, locale=lang))) for day in starts]
    return []


def _bare(trace: Figure) -> Figure:
    """A trace with nothing to point at."""
    kept = {name: value for name, value in trace.items() if name not in ("hovertext", "customdata")}
    return kept | {"hoverinfo": "skip"}


def _layout(scene: Scene, layout: Layout, margin: int, own: set[str], palette: Palette) -> Figure:
    flag = _flag(scene, palette)
    at = scene.window.pixel(scene.at)
    near = [
        (x, words)
        for x, words in ticks(scene.window, scene.lang)
        if abs(x - flag["x"]) >= FLAG_ROOM and x <= _edge(scene)
    ]
    line = {"x0": at, "x1": at, "y0": 0, "y1": layout.height, "line": {"color": palette.text, "width": 1.2}}
    font = {"size": TEXT_SIZE, "color": palette.muted}
    return {
        "height": layout.height + TOP + 2,
        "margin": {"l": margin, "r": RIGHT, "t": TOP, "b": 2},
        "paper_bgcolor": palette.paper,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.text},
        "xaxis": {
            "range": [0, scene.window.width],
            "tickvals": [x for x, _ in near],
            "ticktext": [escape(words) for _, words in near],
            "tickfont": font,
        },
        "yaxis": {
            "range": [layout.height, 0],
            "domain": [0, 1],
            "tickvals": [lane.line for lane in layout.lanes],
            "ticktext": [_name(lane.code, own, scene.lang) for lane in layout.lanes],
            "tickfont": {"size": TEXT_SIZE, "color": palette.text},
        },
        # The script of the timeline draws a strip of the whole story below the lanes; here it is empty.
        "xaxis2": {"range": [0, 1], "tickvals": [], "ticktext": [], "tickfont": font, "linecolor": palette.paper},
        "yaxis2": {"range": [0, 1], "domain": [0, 0]},
        "shapes": [line],
        "annotations": [flag],
        "meta": {"line": {"layer": "above"}},
    }


def _edge(scene: Scene) -> float:
    """How far to the right the middle of a day's name may stand."""
    return scene.window.width - TICK_ROOM / 3


def _flag(scene: Scene, palette: Palette) -> Figure:
    """The step's day above its line."""
    words = str(format_date(scene.at, "d MMM", locale=scene.lang))
    x = scene.window.pixel(scene.at)
    return {
        "x": min(max(x, 20.0), scene.window.width - 20.0),
        "y": 0,
        "yshift": 5,
        "text": f"<b>{escape(words)}</b>",
        "width": text_width(words, TEXT_SIZE, 600),
        "bgcolor": palette.paper,
        "borderpad": 2,
        "font": {"color": palette.text, "size": TEXT_SIZE},
    }


def _name(code: str, own: set[str], lang: str) -> str:
    name = escape(place_name(code, lang))
    return f"<b>{name}</b>" if code in own else name
