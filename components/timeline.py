"""The timeline as a Plotly figure: lanes by jurisdiction, marks, state lines, uncertain days and labels.

In the figure y runs downwards, in pixels from the top of the lanes, and x in pixels from their left.
"""

from functools import lru_cache
from html import escape

from components.axis import month_starts, ticks_of
from components.day_line import day_line, time_axis
from components.lanes import Item, Layout, lay_out
from components.marks import label_traces, mark_traces, selected_ring
from components.palette import Palette
from components.relation_lines import relation_traces
from components.scene import Scene, drawn_day, in_window, lane_of, lanes_of, rank_of
from components.state_lines import segment_shown, state_lines
from components.strip import monthly_counts, strip_axis, strip_traces
from components.traces import Figure, lines
from components.uncertain import uncertain_bands
from loaders.events import Event
from words.places import place_name

NAMES_WIDTH = 124
RIGHT = 14
AXIS_HEIGHT = 34
STRIP_HEIGHT = 40
FOOT = 22
FONT = "'Source Sans 3', sans-serif"


def timeline_figure(scene: Scene, layout: Layout, palette: Palette) -> Figure:
    """The lanes of the events that the window shows, with a strip of the whole story below."""
    data = [
        *_rules(scene, layout, palette),
        *state_lines(layout.lanes, scene.segments, scene.window, palette),
        *relation_traces(scene, layout, palette),
        *uncertain_bands(scene.events, layout.marks, scene.window, palette),
        *mark_traces(scene, layout, palette),
        *label_traces(layout, palette),
        *selected_ring(scene, layout, palette),
        *strip_traces(scene, palette),
    ]
    return {"data": data, "layout": _figure_layout(scene, layout, palette)}


def timeline_layout(scene: Scene) -> Layout:
    """Where each mark and label of a scene stands."""
    items = [item for event in scene.events if in_window(event, scene.window) for item in _items(event, scene)]
    shown = {item.lane for item in items} | {
        code for code, rows in scene.segments.items() if any(segment_shown(row, scene.window) for row in rows)
    }
    lanes = [code for code in lanes_of(scene.events) if code in shown]
    return _laid_out(tuple(items), tuple(lanes), scene.window.width)


@lru_cache(maxsize=256)
def _laid_out(items: tuple[Item, ...], lanes: tuple[str, ...], width: float) -> Layout:
    """Remembered, because readers who have chosen the same see the same."""
    return lay_out(items, lanes, width, roomy=frozenset({"WW"}))


def _items(event: Event, scene: Scene) -> list[Item]:
    lanes = dict.fromkeys(lane_of(place) for place in event.jurisdictions)
    rank = rank_of(event)
    title = event.title_fr if scene.lang == "fr" else event.title_en
    x = scene.window.pixel(drawn_day(event, scene.window))
    return [
        Item(
            event.id,
            lane,
            x,
            rank,
            title or event.title_en or event.title_fr,
            6.5 if rank <= 2 else 5.5,
            rank <= 2,
        )
        for lane in lanes
    ]


def _rules(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Vertical lines at months and Mondays, behind everything; hairlines on which each lane stands."""
    strong = [scene.window.pixel(day) for day in month_starts(scene.window)]
    weak = [scene.window.pixel(tick.day) for tick in ticks_of(scene.window, scene.lang) if not tick.strong]
    rules = [
        lines([(x, 0.0, x, layout.height) for x in weak], palette.hair, 1),
        lines([(x, 0.0, x, layout.height) for x in strong], palette.rule, 1),
        lines([(0.0, lane.line, scene.window.width, lane.line) for lane in layout.lanes], palette.rule, 0.8),
    ]
    return [rule for rule in rules if rule["x"]]


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
        "font": {"family": FONT, "size": 12, "color": palette.text},
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.rule,
            "align": "left",
            "font": {"family": FONT, "size": 14, "color": palette.text},
        },
        "xaxis": time_axis(scene.window, scene.at, scene.lang, palette),
        "yaxis": _lane_axis(scene, layout, palette, plot),
        "xaxis2": strip_axis(scene, palette),
        "yaxis2": {
            "domain": [0, (STRIP_HEIGHT - 10) / plot],
            "range": [0, max(monthly_counts(scene).values(), default=1)],
            "visible": False,
            "fixedrange": True,
            "anchor": "x2",
        },
        **day_line(scene.window, scene.at, layout.height, scene.lang, palette),
    }


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
