"""The marks of events, their labels, and the ring round the chosen one."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import product
from math import hypot

from components.lanes import LABEL_SIZE, Label, Layout, Mark
from components.palette import CATEGORIES, OPEN_CATEGORIES, SYMBOLS, Palette
from components.scene import Scene
from components.traces import Box, Figure, lines, rings
from loaders.events import Event


def mark_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
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
    hollow = [_hollow(category, events[mark.item.event]) for mark in marks]
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
            "symbol": [_symbol(category, events[mark.item.event]) for mark in marks],
            "size": [12 if mark.item.strong else 11 for mark in marks],
            "color": [
                _fill(events[mark.item.event], one or two, colour, palette)
                for mark, one, two in zip(marks, hollow, lifted, strict=True)
            ],
            "opacity": 1,
            "line": {
                "color": [colour if one or two else palette.paper for one, two in zip(hollow, lifted, strict=True)],
                "width": [1.8 if one or two else 0.8 for one, two in zip(hollow, lifted, strict=True)],
            },
        },
        "cliponaxis": False,
    }


def _fill(event: Event, hollow: bool, colour: str, palette: Palette) -> str:
    """The inside of a mark; an open symbol has its lines in it."""
    return palette.paper if hollow and event.evidence != "contested" else colour


def _hollow(category: str, event: Event) -> bool:
    """Words and numbers are hollow, as is what is only due or contradicted."""
    return category in OPEN_CATEGORIES or event.scheduled or event.evidence == "contested"


def _symbol(category: str, event: Event) -> str:
    """The category's symbol; crossed out where sources contradict one another."""
    symbol = SYMBOLS[category]
    crossed = event.evidence == "contested" and symbol in ("circle", "square", "diamond")
    return f"{symbol}-x-open" if crossed else symbol


def leader_traces(layout: Layout, palette: Palette) -> list[Figure]:
    """The lines from marks to labels that stand farther off."""
    leaders = [_leader(label, _mark_y(label, layout)) for label in layout.labels if label.leader]
    return [lines(leaders, palette.muted, 0.8)] if leaders else []


def _leader(label: Label, y: float) -> Box:
    """From a label that stands over its mark straight down to it, from one beside it its end to the mark's rim."""
    item = label.item
    if label.x <= item.x <= label.x + label.width:
        return item.x, label.y + 6, item.x, y - item.radius
    end = label.x + label.width + 3 if label.before else label.x - 3
    part = item.radius / max(hypot(item.x - end, y - label.y), item.radius)
    return end, label.y, item.x + (end - item.x) * part, y + (label.y - y) * part


def _mark_y(label: Label, layout: Layout) -> float:
    """The middle of the mark that a label names."""
    return next(mark.y for mark in layout.marks if mark.item == label.item)


def label_traces(layout: Layout, palette: Palette) -> list[Figure]:
    """The labels: the important ones bold, those before their marks ending there."""
    traces = []
    for strong, before in product((False, True), repeat=2):
        mine = [label for label in layout.labels if (label.item.strong, label.before) == (strong, before)]
        if mine:
            traces.append(_label_trace(mine, strong, before, palette))
    return traces


def _label_trace(labels: Sequence[Label], strong: bool, before: bool, palette: Palette) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "meta": "labels",
        "x": [label.x + label.width if before else label.x for label in labels],
        "y": [label.y for label in labels],
        "text": [escape(label.text) for label in labels],
        "textposition": "middle left" if before else "middle right",
        "customdata": [label.item.event for label in labels],
        "hoverinfo": "none",
        "textfont": {
            "color": palette.text,
            "size": LABEL_SIZE,
            "weight": 600 if strong else 400,
        },
        "cliponaxis": False,
    }


def selected_ring(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """A ring round the selected event, in each of its lanes."""
    mine = [mark for mark in layout.marks if mark.item.event == scene.selected]
    return rings("selected", [(mark.item.x, mark.y, mark.item.radius + 4) for mark in mine], 2, palette.accent)
