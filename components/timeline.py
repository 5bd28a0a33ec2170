"""The timeline as a Plotly figure: lanes, marks, clusters, state lines, uncertain days and labels.

In the figure y runs downwards, in pixels from the top of the lanes, and x in pixels from their left.
"""

from dataclasses import replace
from functools import lru_cache
from html import escape

from components.axis import Window, rules_of
from components.bars import bars_of, room_below
from components.clusters import cluster_traces
from components.day_line import day_line, time_axis
from components.grouping import BY_JURISDICTION, OTHERS, Grouping, event_lanes, ordered_lanes
from components.lane_names import (
    NAME_SIZE,
    RIGHT,
    chosen_lanes,
    lane_name,
    left_of,
    names_above,
    names_traces,
    whole_name,
)
from components.lanes import Item, Layout, lay_out
from components.marks import label_traces, leader_traces, mark_traces, selected_ring
from components.palette import CATEGORIES, Palette
from components.relation_lines import relation_traces
from components.scene import Scene, drawn_day, in_window, rank_of
from components.state_lines import segment_shown, state_lines
from components.strip import monthly_counts, strip_axis, strip_traces
from components.traces import Figure, lines
from components.uncertain import uncertain_bands
from loaders.events import Event
from words import text

AXIS_HEIGHT = 34
STRIP_HEIGHT = 40
FOOT = 22
EMPTY_HEIGHT = 44.0
FONT = "'Source Sans 3', sans-serif"


def timeline_figure(scene: Scene, layout: Layout, palette: Palette) -> Figure:
    """The lanes of the events that the window shows, with a strip of the whole story below."""
    data = [
        *_rules(scene, layout, palette),
        *state_lines(bars_of(layout.lanes, scene), scene.window, palette),
        *relation_traces(scene, layout, palette),
        *uncertain_bands(scene.events, layout.marks, scene.window, palette),
        *leader_traces(layout, palette),
        *mark_traces(scene, layout, palette),
        *cluster_traces(scene, layout, palette),
        *label_traces(layout, palette),
        *selected_ring(scene, layout, palette),
        *names_traces(scene, layout, palette),
        *_empty_traces(scene, layout, palette),
        *strip_traces(scene, palette),
    ]
    return {"data": data, "layout": _figure_layout(scene, layout, palette)}


def timeline_layout(scene: Scene) -> Layout:
    """Where each mark and label of a scene stands; where there is none, as high as the words that say so need."""
    shown_events = (event for event in scene.events if in_window(event, scene.window))
    items = [item for event in shown_events for item in items_of(event, scene.window, scene.lang, scene.grouping)]
    shown = {item.lane for item in items} | {
        code for code, rows in scene.segments.items() if any(segment_shown(row, scene.window) for row in rows)
    }
    lanes = [code for code in scene.lanes or ordered_lanes(scene.events, scene.grouping) if code in shown]
    below = room_below(scene, lanes)
    above = names_above(scene.window.width)
    layout = _laid_out(tuple(items), tuple(lanes), scene.window.width, below, scene.selected, above)
    return layout if layout.lanes else replace(layout, height=EMPTY_HEIGHT)


ROOMY = frozenset({"WW", OTHERS, *CATEGORIES})
"""Lanes that hold so much that their labels have one row more."""


@lru_cache(maxsize=256)
def _laid_out(
    items: tuple[Item, ...],
    lanes: tuple[str, ...],
    width: float,
    below: tuple[tuple[str, float], ...],
    picked: str,
    named_above: bool,
) -> Layout:
    """Remembered, because readers who have chosen the same see the same."""
    return lay_out(items, lanes, width, ROOMY, below, picked, named_above)


def items_of(event: Event, window: Window, lang: str, grouping: Grouping = BY_JURISDICTION) -> list[Item]:
    """An event as it stands in each of its lanes."""
    rank = rank_of(event)
    title = event.title_fr if lang == "fr" else event.title_en
    x = window.pixel(drawn_day(event, window))
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
        for lane in event_lanes(event, grouping)
    ]


def _rules(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Vertical lines at months and Mondays, behind everything; hairlines on which each lane stands."""
    strong, weak = rules_of(scene.window, scene.lang)
    rules = [
        lines([(x, 0.0, x, layout.height) for x in weak], palette.hair, 1),
        lines([(x, 0.0, x, layout.height) for x in strong], palette.rule, 1),
        lines([(0.0, lane.line, scene.window.width, lane.line) for lane in layout.lanes], palette.rule, 0.8),
    ]
    return [rule for rule in rules if rule["x"]]


def _empty_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """That there is nothing in the window, where that is so: the strip shows where there is something."""
    if layout.lanes:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            "meta": "empty",
            "x": [scene.window.width / 2],
            "y": [layout.height / 2],
            "text": [escape(text("timeline.empty", scene.lang))],
            "textposition": "middle center",
            "textfont": {"size": NAME_SIZE, "weight": 400, "color": palette.muted},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def _figure_layout(scene: Scene, layout: Layout, palette: Palette) -> Figure:
    height = layout.height + AXIS_HEIGHT + STRIP_HEIGHT + FOOT
    plot = layout.height + STRIP_HEIGHT
    day = day_line(scene.window, scene.at, layout.height, scene.lang, palette)
    return {
        "height": height,
        "margin": {"l": left_of(scene), "r": RIGHT, "t": AXIS_HEIGHT, "b": FOOT},
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
        "xaxis": time_axis(scene.window, scene.at, scene.lang, palette, min(left_of(scene), 60)),
        "yaxis": _lane_axis(scene, layout, palette, plot),
        "xaxis2": strip_axis(scene, palette),
        "yaxis2": {
            "domain": [0, (STRIP_HEIGHT - 10) / plot],
            "range": [0, max(monthly_counts(scene).values(), default=1)],
            "visible": False,
            "fixedrange": True,
            "anchor": "x2",
        },
        **day,
        "meta": {**day["meta"], "names": [whole_name(lane.code, scene) for lane in layout.lanes]},
    }


def _lane_axis(scene: Scene, layout: Layout, palette: Palette, plot: float) -> Figure:
    named = [] if names_above(scene.window.width) else layout.lanes
    chosen = chosen_lanes(scene, layout)
    return {
        "range": [layout.height, 0],
        "domain": [STRIP_HEIGHT / plot, 1],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [lane.line for lane in named],
        "ticktext": [lane_name(lane.code, lane.code in chosen, scene) for lane in named],
        "tickfont": {"size": NAME_SIZE, "color": palette.text},
        "ticklabelposition": "outside",
        "automargin": False,
    }
