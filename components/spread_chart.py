"""The number of jurisdictions in each state over time, as stepped areas on one another, the strongest at the bottom.

In the figure y runs downwards, in pixels from the top of the plot, and x in pixels from its left.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from components.axis import Window, month_starts
from components.day_line import day_line, time_axis
from components.palette import Palette
from components.timeline import AXIS_HEIGHT, FONT
from components.traces import Box, Figure, hatch, lines
from components.world import fill_of
from loaders.spread import Stretch
from words import text

STACK = ("blocked", "ordered", "investigating", "warned", "pressed", "lifted")
"""The states from the bottom to the top."""
HEIGHT = 260.0
LEFT = 30
FOOT = 10
LABEL_WIDTH = 112
"""Pixels that the names of the areas need beside them, on a screen that is wide enough."""
NARROW = 700
LINE = 17.0
"""Pixels between two names of areas."""
TICKS = (1, 2, 5, 10, 20, 50, 100, 200)
MOST_TICKS = 6

Band = tuple[float, float, float, float]
"""Left, lower number, right and upper number of one area on one stretch."""


def right_of(width: int) -> int:
    """The room at the right of the plot, for the names of the areas where there is room for them."""
    return LABEL_WIDTH if width >= NARROW else 14


def spread_figure(
    stretches: Sequence[Stretch], window: Window, at: date, lang: str, palette: Palette, width: int
) -> Figure:
    """The areas within a window, with the line of a day; a day is chosen by a click, as `meta` says."""
    shown = [stretch for stretch in stretches if stretch.begin <= window.end and stretch.end > window.begin]
    top = max((sum(stretch.counts.values()) for stretch in stretches), default=1)
    areas = [
        area
        for state in STACK
        for certainty in ("certain", "possibly")
        for area in _areas(shown, window, (state, certainty), top, palette)
    ]
    names = _names(shown, window, top, lang, palette) if width >= NARROW else []
    layout = _layout(window, at, top, lang, palette, width)
    return {"data": [*_rules(window, top, palette), *areas, *names], "layout": layout}


def bands_of(stretches: Sequence[Stretch], window: Window, look: tuple[str, str]) -> list[Band]:
    """Where the area of a look stands on each stretch on which some jurisdiction has it."""
    bands = []
    for stretch in stretches:
        count = stretch.counts.get(look, 0)
        if count:
            below = _below(stretch, look)
            left, right = (max(0.0, min(window.width, window.pixel(day))) for day in (stretch.begin, stretch.end))
            bands.append((left, float(below), right, float(below + count)))
    return bands


def _below(stretch: Stretch, look: tuple[str, str]) -> int:
    """How many jurisdictions the areas under one stand for."""
    state, certainty = look
    under = STACK[: STACK.index(state)]
    own = stretch.count(state) if certainty == "possibly" else 0
    return own + sum(stretch.count(each) + stretch.count(each, "possibly") for each in under)


def outlines(bands: Sequence[Band]) -> Iterator[list[tuple[float, float]]]:
    """The stepped outline of each area: bands that touch make one."""
    run: list[Band] = []
    for band in bands:
        if run and run[-1][2] != band[0]:
            yield _outline(run)
            run = []
        run.append(band)
    if run:
        yield _outline(run)


def _outline(run: Sequence[Band]) -> list[tuple[float, float]]:
    upper = [point for left, _, right, high in run for point in ((left, high), (right, high))]
    lower = [point for left, low, right, _ in reversed(run) for point in ((right, low), (left, low))]
    return [*upper, *lower, upper[0]]


def _areas(
    stretches: Sequence[Stretch], window: Window, look: tuple[str, str], top: int, palette: Palette
) -> list[Figure]:
    state, certainty = look
    paths = list(outlines(bands_of(stretches, window, look)))
    if not paths:
        return []
    fill = fill_of((state, "", ""), palette)
    if certainty == "possibly":
        hatched = hatch([], palette.line(state), palette.paper, meta="possibly")
        return [{**hatched, **_spots(paths, top), "name": state}]
    line = {"color": fill.outline, "width": max(0.8, fill.width)}
    look_of_area = {"fill": "toself", "fillcolor": fill.colour, "line": line, "hoverinfo": "skip"}
    return [{"type": "scatter", "mode": "lines", **_spots(paths, top), **look_of_area, "name": state, "meta": "state"}]


def _spots(paths: Sequence[Sequence[tuple[float, float]]], top: int) -> Figure:
    spots = [spot for path in paths for spot in [*((x, _down(y, top)) for x, y in path), (None, None)]]
    return {"x": [x for x, _ in spots], "y": [y for _, y in spots]}


def _down(count: float, top: int) -> float:
    return HEIGHT * (1 - count / top)


def _rules(window: Window, top: int, palette: Palette) -> list[Figure]:
    across: list[Box] = [(0.0, _down(tick, top), window.width, _down(tick, top)) for tick in number_ticks(top)]
    months = [window.pixel(day) for day in month_starts(window)]
    down: list[Box] = [(x, 0.0, x, HEIGHT) for x in months]
    return [lines(across, palette.rule, 0.8), *([lines(down, palette.hair, 1)] if down else [])]


def number_ticks(top: int) -> list[int]:
    """The numbers named on the axis of numbers, from zero."""
    step = next((step for step in TICKS if top / step <= MOST_TICKS), top)
    return list(range(0, top + 1, step))


def _names(stretches: Sequence[Stretch], window: Window, top: int, lang: str, palette: Palette) -> list[Figure]:
    """The names of the areas that reach the right end, beside it, moved apart where they are thin."""
    if not stretches:
        return []
    last = stretches[-1]
    ends = []
    for state in STACK:
        count = last.count(state) + last.count(state, "possibly")
        if count:
            ends.append((state, count, _down(_below(last, (state, "certain")) + count / 2, top)))
    heights: list[float] = []
    for _, _, y in ends:
        heights.append(min(y, heights[-1] - LINE) if heights else y)
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [window.width + 8],
            "y": [y],
            "text": [f"{text(f'state.{state}', lang)} {count}"],
            "textposition": "middle right",
            "textfont": {"size": 13, "weight": 600, "color": palette.line(state)},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for (state, count, _), y in zip(ends, heights, strict=True)
    ]


def _layout(window: Window, at: date, top: int, lang: str, palette: Palette, width: int) -> Figure:
    day = day_line(window, at, HEIGHT, lang, palette, layer="above")
    still = {"fixedrange": True, "showgrid": False, "zeroline": False}
    ticks = number_ticks(top)
    return {
        "height": HEIGHT + AXIS_HEIGHT + FOOT,
        "margin": {"l": LEFT, "r": right_of(width), "t": AXIS_HEIGHT, "b": FOOT},
        "paper_bgcolor": palette.paper,
        "plot_bgcolor": palette.paper,
        "showlegend": False,
        "font": {"family": FONT, "size": 12, "color": palette.text},
        "xaxis": time_axis(window, at, lang, palette),
        "yaxis": {
            **still,
            "range": [HEIGHT, 0],
            "domain": [0, 1],
            "tickvals": [_down(tick, top) for tick in ticks],
            "ticktext": [str(tick) for tick in ticks],
            "tickfont": {"size": 12, "color": palette.muted},
        },
        "xaxis2": {**still, "range": [0, window.width], "linecolor": palette.muted, "tickvals": [], "ticktext": []},
        "yaxis2": {**still, "range": [0, 1], "domain": [0, 1]},
        **day,
        "meta": {**day["meta"], "clicked": True},
    }
