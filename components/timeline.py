"""The timeline as a Plotly figure: lanes by jurisdiction, marks, state lines, uncertain days and labels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from components.axis import Tick, Window, month_starts, ticks_of
from components.lanes import LABEL_SIZE, Item, Label, Lane, Layout, Mark, lay_out
from components.palette import (
    CATEGORIES,
    LINE_WIDTHS,
    OPEN_CATEGORIES,
    STATE_CATEGORY,
    SYMBOLS,
    Palette,
)
from loaders.events import Event
from loaders.jurisdictions import parent
from loaders.measures import ACTS, Segment
from words.places import place_name

Figure = dict[str, Any]
"""A figure as plotly.js takes it: {"data": [...], "layout": {...}}."""

NAMES_WIDTH = 124
RIGHT = 14
AXIS_HEIGHT = 34
STRIP_HEIGHT = 40
FOOT = 22
BAND = 8.0
KEY_TYPES = ("ban", "ban-lifted", "feature-launch", "restriction", "fine")
OPENING_TYPES = ("investigation-opened", "investigation-extended")


@dataclass(frozen=True)
class Scene:
    """All that the timeline shows, already chosen: kept events, their state lines, the window and the day."""

    events: Sequence[Event]
    segments: Mapping[str, Sequence[Segment]]
    hover: Mapping[str, str]
    window: Window
    whole: Window
    at: date
    at_words: str
    selected: str
    lang: str


def lane_of(place: str) -> str:
    """The lane of a jurisdiction: a state of a federation stands in its country's, as marks only."""
    return parent(place) or place


def lanes_of(events: Iterable[Event]) -> list[str]:
    """The lanes of a story: worldwide first, then in order of each jurisdiction's first event."""
    codes = dict.fromkeys(lane_of(place) for event in events for place in event.jurisdictions)
    return sorted(codes, key=lambda code: code != "WW")


def drawn_day(event: Event, window: Window) -> date:
    """The day at which an event's mark stands: the middle of what it may be, the known bound when one is open."""
    first = event.when.earliest or event.when.latest
    last = event.when.latest or event.when.earliest
    if first is None or last is None:
        raise ValueError(f"{event.id} has no day at all")
    first, last = max(first, window.begin) if last >= window.begin else first, last
    return first + (last - first) // 2


def timeline_figure(scene: Scene, palette: Palette) -> Figure:
    """The lanes of the events that the window shows, with a strip of the whole story below."""
    layout = timeline_layout(scene)
    data = [
        *_rules(scene, layout, palette),
        *_state_lines(scene, layout, palette),
        *_uncertain_bands(scene, layout, palette),
        *_marks(scene, layout, palette),
        *_labels(scene, layout, palette),
        *_ring(scene, layout, palette),
        *_strip(scene, palette),
    ]
    return {"data": data, "layout": _figure_layout(scene, layout, palette)}


def timeline_layout(scene: Scene) -> Layout:
    """Where each mark and label of a scene stands."""
    items = [item for event in scene.events if _in_window(event, scene.window) for item in _items(event, scene)]
    shown = {item.lane for item in items} | {
        code for code, rows in scene.segments.items() if any(_segment_shown(row, scene.window) for row in rows)
    }
    lanes = [code for code in lanes_of(scene.events) if code in shown]
    return lay_out(items, lanes, scene.window.width, roomy=frozenset({"WW"}))


def _in_window(event: Event, window: Window) -> bool:
    first = event.when.earliest or event.when.latest or date.min
    last = event.when.latest or event.when.earliest or date.max
    return window.shows(first, last)


def _segment_shown(segment: Segment, window: Window) -> bool:
    return window.shows(segment.begin, segment.end)


def _items(event: Event, scene: Scene) -> list[Item]:
    lanes = dict.fromkeys(lane_of(place) for place in event.jurisdictions)
    rank = rank_of(event)
    title = event.title_fr if scene.lang == "fr" else event.title_en
    x = scene.window.pixel(drawn_day(event, scene.window))
    return [
        Item(event.id, lane, x, rank, title or event.title_en or event.title_fr, 6.5 if rank <= 2 else 5.5, rank <= 2)
        for lane in lanes
    ]


def rank_of(event: Event) -> int:
    """How important an event is for a label, 0 the most: blocks first, statements last."""
    if event.type in KEY_TYPES:
        return 0 if event.category == "block" else 1
    if event.type in OPENING_TYPES:
        return 2 if event.evidence == "official" or event.part_of == "" else 3
    ranks = {"order": 3, "platform": 3, "investigation": 4, "warning": 4, "evidence": 4, "block": 0}
    return ranks.get(event.category, 6 if event.type == "statement" else 5)


# The pieces of the figure. y runs downwards, in pixels from the top of the lanes; x in pixels from their left.


def _rules(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Vertical lines at months and Mondays, behind everything; hairlines on which each lane stands."""
    strong = [scene.window.pixel(day) for day in month_starts(scene.window)]
    weak = [scene.window.pixel(tick.day) for tick in ticks_of(scene.window, scene.lang) if not tick.strong]
    lines = [
        _lines([(x, 0.0, x, layout.height) for x in weak], palette.hair, 1),
        _lines([(x, 0.0, x, layout.height) for x in strong], palette.rule, 1),
        _lines([(0.0, lane.line, scene.window.width, lane.line) for lane in layout.lanes], palette.rule, 0.8),
    ]
    return [line for line in lines if line["x"]]


def _lines(segments: Iterable[tuple[float, float, float, float]], colour: str, width: float, **line: str) -> Figure:
    """One trace of separate straight lines."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x0, y0, x1, y1 in segments:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": colour, "width": width, **line},
        "hoverinfo": "skip",
    }


def _state_lines(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Each lane's state: solid while certain, hatched while possible, hollow once lifted, an arrow while it lasts."""
    stretches = [
        (segment, lane, *_clipped(segment, scene.window))
        for lane in layout.lanes
        for segment in scene.segments.get(lane.code, ())
        if _segment_shown(segment, scene.window)
    ]
    traces = []
    for state, width in LINE_WIDTHS.items():
        colour = palette.line(state)
        mine = [each for each in stretches if each[0].standing.state == state]
        certain = [(x0, lane.line, x1, lane.line) for s, lane, x0, x1 in mine if s.standing.certainty == "certain"]
        possible = [
            (x0, lane.line - BAND / 2, x1, lane.line + BAND / 2)
            for s, lane, x0, x1 in mine
            if s.standing.certainty != "certain"
        ]
        if certain:
            traces.append({**_lines(certain, colour, width), "name": state, "meta": "state"})
        if certain and state == "lifted":
            traces.append(_lines(certain, palette.paper, width - 2.2))
        if possible:
            traces.append({**_hatch(possible, colour, palette.paper), "name": state, "meta": "possibly"})
    return [*traces, *_arrows(stretches, scene.window, palette)]


def _clipped(segment: Segment, window: Window) -> tuple[float, float]:
    return max(0.0, window.pixel(segment.begin)), min(window.width, window.pixel(segment.end))


def _hatch(boxes: Iterable[tuple[float, float, float, float]], colour: str, paper: str, meta: str = "") -> Figure:
    """Hatched boxes with end caps: the days on which something may hold or may have happened."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x0, y0, x1, y1 in boxes:
        xs += [x0, x1, x1, x0, x0, None]
        ys += [y0, y0, y1, y1, y0, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "fill": "toself",
        "fillcolor": paper,
        "fillpattern": {"shape": "/", "size": 4, "solidity": 0.3, "fgcolor": colour, "bgcolor": paper},
        "line": {"color": colour, "width": 0.8},
        "hoverinfo": "skip",
        "meta": meta,
    }


def _arrows(
    stretches: Sequence[tuple[Segment, Lane, float, float]], window: Window, palette: Palette
) -> list[Figure]:
    """Heads at the right of what is still in force, chevrons at the left of what began before the window."""
    heads = [
        (x1, lane.line, "triangle-right", s.standing.state)
        for s, lane, _, x1 in stretches
        if s.standing.state not in ACTS and (s.lasting or window.pixel(s.end) > window.width)
    ]
    tails = [
        (0.0, lane.line, "triangle-left", s.standing.state)
        for s, lane, _, _ in stretches
        if window.pixel(s.begin) < 0
    ]
    if not heads + tails:
        return []
    xs, ys, symbols, states = zip(*(heads + tails), strict=True)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(xs),
            "y": list(ys),
            "marker": {"symbol": list(symbols), "size": 11, "color": [palette.line(state) for state in states]},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "meta": "still",
        }
    ]


def _uncertain_bands(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """What is known only to some days: hatched for acts, dashed for words, a bracket for one of several days,
    dotted towards the only known bound; a stretch of days of its own as a thin line."""
    drawn = {category: _Bands([], [], [], [], []) for category in CATEGORIES}
    events = {event.id: event for event in scene.events}
    for mark in layout.marks:
        event = events[mark.item.event]
        drawn[event.category].add(event, mark, scene.window)
    return [trace for category, bands in drawn.items() for trace in bands.traces(palette.categories[category], palette)]


@dataclass(frozen=True)
class _Bands:
    """The uncertain days of one category's marks, by how they are drawn."""

    hatched: list[tuple[float, float, float, float]]
    dashed: list[tuple[float, float, float, float]]
    dotted: list[tuple[float, float, float, float]]
    caps: list[tuple[float, float, float, float]]
    lasting: list[tuple[float, float, float, float]]

    def add(self, event: Event, mark: Mark, window: Window) -> None:
        when, y = event.when, mark.y
        if event.end is not None and not event.state:
            self._add_stretch(event, y, window)
        elif when.earliest is None or when.latest is None:
            toward = -40.0 if when.earliest is None else 40.0
            self.dotted.append((mark.item.x, y, mark.item.x + toward, y))
        elif when.earliest < when.latest:
            self._add_interval(event, y, window)

    def _add_interval(self, event: Event, y: float, window: Window) -> None:
        x0, x1 = _span(event.when.earliest, event.when.latest, window)
        if event.when.edtf.startswith("[") and "," in event.when.edtf:
            self.lasting.append((x0, y, x1, y))
        elif event.category in OPEN_CATEGORIES:
            self.dashed.append((x0, y, x1, y))
        else:
            self.hatched.append((x0, y - BAND / 2, x1, y + BAND / 2))
            return
        self.caps.extend((x, y - BAND / 2, x, y + BAND / 2) for x in (x0, x1))

    def _add_stretch(self, event: Event, y: float, window: Window) -> None:
        if event.end is None:
            return
        x0, x1 = _span(event.when.earliest, event.end.latest, window)
        exact = event.when.earliest == event.when.latest and event.end.earliest == event.end.latest
        if exact:
            self.lasting.append((x0, y, x1, y))
        else:
            self.hatched.append((x0, y - BAND / 2, x1, y + BAND / 2))

    def traces(self, colour: str, palette: Palette) -> list[Figure]:
        pieces = [
            (self.lasting, {}, 2.0),
            (self.dashed, {"dash": "4px,3px"}, 1.0),
            (self.dotted, {"dash": "1px,3px"}, 1.6),
            (self.caps, {}, 1.0),
        ]
        lines = [{**_lines(rows, colour, width, **dash), "meta": "uncertain"} for rows, dash, width in pieces if rows]
        hatched = [_hatch(self.hatched, colour, palette.paper, "uncertain")] if self.hatched else []
        return [{**trace, "opacity": 0.55} for trace in hatched] + lines


def _span(first: date | None, last: date | None, window: Window) -> tuple[float, float]:
    x0 = window.pixel(first) if first else 0.0
    x1 = window.pixel(last) if last else window.width
    return max(0.0, x0), min(window.width, x1)


def _marks(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """One trace of marks for each category; what is only due is hollow."""
    events = {event.id: event for event in scene.events}
    traces = []
    for category in CATEGORIES:
        mine = [mark for mark in layout.marks if events[mark.item.event].category == category]
        if mine:
            traces.append(_mark_trace(category, mine, events, scene, palette))
    return traces


def _mark_trace(
    category: str, marks: Sequence[Mark], events: Mapping[str, Event], scene: Scene, palette: Palette
) -> Figure:
    colour = palette.categories[category]
    hollow = [category in OPEN_CATEGORIES or events[mark.item.event].scheduled for mark in marks]
    lifted = [events[mark.item.event].type == "ban-lifted" for mark in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": category,
        "meta": "marks",
        "x": [mark.item.x for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [mark.item.event for mark in marks],
        "hovertext": [scene.hover[mark.item.event] for mark in marks],
        "hoverinfo": "text",
        "marker": {
            "symbol": ["x" if one else SYMBOLS[category] for one in lifted],
            "size": [12 if mark.item.strong else 11 for mark in marks],
            "color": [palette.paper if one or two else colour for one, two in zip(hollow, lifted, strict=True)],
            "opacity": 1,
            "line": {
                "color": [colour if one or two else palette.paper for one, two in zip(hollow, lifted, strict=True)],
                "width": [1.8 if one or two else 0.8 for one, two in zip(hollow, lifted, strict=True)],
            },
        },
        "cliponaxis": False,
    }


def _labels(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    leaders = [
        (label.item.x, label.y + 6, label.item.x, _mark_top(label, layout)) for label in layout.labels if label.leader
    ]
    traces = [_lines(leaders, palette.muted, 0.8)] if leaders else []
    for strong in (False, True):
        mine = [label for label in layout.labels if label.item.strong == strong]
        if mine:
            traces.append(_label_trace(mine, strong, scene, palette))
    return traces


def _mark_top(label: Label, layout: Layout) -> float:
    return next(mark.y for mark in layout.marks if mark.item == label.item) - label.item.radius


def _label_trace(labels: Sequence[Label], strong: bool, scene: Scene, palette: Palette) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "meta": "labels",
        "x": [label.x for label in labels],
        "y": [label.y for label in labels],
        "text": [escape(label.text) for label in labels],
        "textposition": "middle right",
        "customdata": [label.item.event for label in labels],
        "hovertext": [scene.hover[label.item.event] for label in labels],
        "hoverinfo": "text",
        "textfont": {
            "color": palette.text,
            "size": LABEL_SIZE,
            "weight": 600 if strong else 400,
            "shadow": ", ".join([f"0px 0px 2px {palette.paper}"] * 3),
        },
        "cliponaxis": False,
    }


def _ring(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """A ring round the selected event, in each of its lanes."""
    mine = [mark for mark in layout.marks if mark.item.event == scene.selected]
    if not mine:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "meta": "selected",
            "x": [mark.item.x for mark in mine],
            "y": [mark.y for mark in mine],
            "marker": {
                "symbol": "circle",
                "size": [2 * (mark.item.radius + 4) for mark in mine],
                "color": "rgba(0,0,0,0)",
                "line": {"color": palette.accent, "width": 2},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def _strip(scene: Scene, palette: Palette) -> list[Figure]:
    """How many events each month of the whole story has, with the window marked on it."""
    starts = month_starts(scene.whole)
    days = [drawn_day(event, scene.whole) for event in scene.events]
    bars = [
        (x, 0.0, x, float(count))
        for start in starts
        if (count := sum((day.year, day.month) == (start.year, start.month) for day in days))
        for x in [scene.whole.pixel(start.replace(day=15))]
    ]
    x0, x1 = (
        min(max(0.0, scene.whole.pixel(day)), scene.whole.width) for day in (scene.window.begin, scene.window.end)
    )
    top = max((bar[3] for bar in bars), default=1.0)
    window = {
        "type": "scatter",
        "mode": "lines",
        "x": [x0, x1, x1, x0, x0],
        "y": [0, 0, top, top, 0],
        "fill": "toself",
        "fillcolor": _transparent(palette.accent, 0.14),
        "line": {"color": palette.accent, "width": 1.4},
        "hoverinfo": "skip",
        "meta": "window",
    }
    months = {**_lines(bars, palette.muted, max(2.0, scene.whole.width / max(1, len(starts)) - 3)), "meta": "months"}
    return [{**trace, "xaxis": "x2", "yaxis": "y2"} for trace in (months, window)]


def _transparent(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _figure_layout(scene: Scene, layout: Layout, palette: Palette) -> Figure:
    height = layout.height + AXIS_HEIGHT + STRIP_HEIGHT + FOOT
    plot = layout.height + STRIP_HEIGHT
    return {
        "height": height,
        "margin": {"l": NAMES_WIDTH, "r": RIGHT, "t": AXIS_HEIGHT, "b": FOOT},
        "paper_bgcolor": palette.paper,
        "plot_bgcolor": palette.paper,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "font": {"family": "'Source Sans 3', sans-serif", "size": 12, "color": palette.text},
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.rule,
            "align": "left",
            "font": {"size": 14, "color": palette.text},
        },
        "xaxis": _time_axis(scene, palette),
        "yaxis": _lane_axis(scene, layout, palette, plot),
        "xaxis2": _strip_axis(scene, palette),
        "yaxis2": {"domain": [0, (STRIP_HEIGHT - 10) / plot], "visible": False, "fixedrange": True, "anchor": "x2"},
        **_day_line(scene, layout, palette),
    }


def _time_axis(scene: Scene, palette: Palette) -> Figure:
    near = [tick for tick in ticks_of(scene.window, scene.lang) if not _under_flag(tick, scene)]
    return {
        "range": [0, scene.window.width],
        "side": "top",
        "anchor": "y",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [scene.window.pixel(tick.day) for tick in near],
        "ticktext": [f"<b>{escape(tick.text)}</b>" if tick.strong else escape(tick.text) for tick in near],
        "tickfont": {"size": 12, "color": palette.muted},
        "ticks": "",
        "tickangle": 0,
    }


def _under_flag(tick: Tick, scene: Scene) -> bool:
    return abs(scene.window.pixel(tick.day) - scene.window.pixel(scene.at)) < (70 if tick.strong else 58)


def _lane_axis(scene: Scene, layout: Layout, palette: Palette, plot: float) -> Figure:
    chosen = {mark.item.lane for mark in layout.marks if mark.item.event == scene.selected}
    return {
        "range": [layout.height, 0],
        "domain": [STRIP_HEIGHT / plot, 1],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [lane.line for lane in layout.lanes],
        "ticktext": [_lane_name(lane.code, lane.code in chosen, scene.lang) for lane in layout.lanes],
        "tickfont": {"size": 13, "color": palette.text},
        "ticklabelposition": "outside",
        "automargin": False,
    }


def _lane_name(code: str, chosen: bool, lang: str) -> str:
    name = escape(place_name(code, lang))
    return f"<b>{name}</b>  " if chosen or code == "WW" else f"{name}  "


def _strip_axis(scene: Scene, palette: Palette) -> Figure:
    years = [day for day in month_starts(scene.whole, 12)]
    return {
        "range": [0, scene.whole.width],
        "anchor": "y2",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [scene.whole.pixel(day) for day in years],
        "ticktext": [str(day.year) for day in years],
        "tickfont": {"size": 12, "color": palette.muted},
        "ticks": "outside",
        "tickcolor": palette.rule,
        "linecolor": palette.rule,
        "showline": True,
        "tickangle": 0,
    }


def _day_line(scene: Scene, layout: Layout, palette: Palette) -> Figure:
    """The chosen day as a line with a flag on top, when the window shows it."""
    if not scene.window.shows(scene.at, scene.at):
        return {}
    x = scene.window.pixel(scene.at)
    line = {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": layout.height, "layer": "below"}
    flag = {
        "x": min(max(x, 52.0), scene.window.width - 52),
        "y": 0,
        "yanchor": "bottom",
        "yshift": 6,
        "text": f"<b>{escape(scene.at_words)}</b>",
        "showarrow": False,
        "bgcolor": palette.text,
        "borderpad": 4,
        "font": {"color": palette.paper, "size": 13},
    }
    return {"shapes": [{**line, "line": {"color": palette.text, "width": 1.6}}], "annotations": [flag]}
