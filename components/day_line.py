"""What the figures over time share: the axis of days, and the line of the chosen day with its flag."""

from datetime import date
from functools import cache
from html import escape

from components.axis import TICK_SIZE, Tick, Window, spaced, text_pixel, ticks_of
from components.lettering import text_width
from components.palette import Palette
from components.traces import Figure
from words.dates import day_words

FLAG_SIZE = 13
FLAG_ROOM = 52.0
"""Pixels that the flag keeps from either end of the axis, from its middle."""
EPOCH = date(1970, 1, 1)
"""The day from which browsers count days."""
BOLDER = 1.03
"""How much wider bold letters are than the half-bold ones whose widths are known."""


def time_axis(window: Window, at: date, lang: str, palette: Palette, left: float = 60.0) -> Figure:
    """The axis of days at the top, without the names that the flag of a day would cover.

    Its texts may reach some pixels to the `left` of the first day.
    """
    ticks = [tick for tick in ticks_of(window, lang) if not _under_flag(tick, window, at)]
    near = spaced(window, ticks, left)
    return {
        "range": [0, window.width],
        "side": "top",
        "anchor": "y",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [text_pixel(window, tick, left) for tick in near],
        "ticktext": [f"<b>{escape(tick.text)}</b>" if tick.strong else escape(tick.text) for tick in near],
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
        "ticks": "",
        "tickangle": 0,
    }


def _under_flag(tick: Tick, window: Window, at: date) -> bool:
    return abs(window.pixel(tick.day) - window.pixel(at)) < (70 if tick.strong else 58)


@cache
def flag_width(lang: str) -> float:
    """The width in pixels that the longest day in words needs."""
    return max(text_width(day_words(date(2028, month, 28), lang), FLAG_SIZE, 600) for month in range(1, 13)) * BOLDER


def day_line(window: Window, at: date, height: float, lang: str, palette: Palette, layer: str = "below") -> Figure:
    """The chosen day as a line with a flag on top, when the window shows it; in `meta` what both are on another day.

    `stops` are the days, counted from 1970, between which others stand evenly, each with its pixel. The line lies
    below what the figure draws, or above it as the layer says.
    """
    x, words = window.pixel(at), day_words(at, lang)
    line = {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": height,
        "layer": layer,
        "line": {"color": palette.text, "width": 1.6},
    }
    flag = {
        "x": min(max(x, FLAG_ROOM), window.width - FLAG_ROOM),
        "y": 0,
        "yanchor": "bottom",
        "yshift": 6,
        "text": f"<b>{escape(words)}</b>",
        "width": text_width(words, FLAG_SIZE, 600) * BOLDER,
        "showarrow": False,
        "bgcolor": palette.text,
        "borderpad": 4,
        "font": {"color": palette.paper, "size": FLAG_SIZE},
    }
    days = {
        "begin": window.begin.isoformat(),
        "end": window.end.isoformat(),
        "per_day": window.width / window.days,
        "stops": [[(stop - EPOCH).days, place] for stop, place in window.stops],
    }
    moving = {"meta": {**days, "line": line, "flag": {**flag, "width": flag_width(lang), "room": FLAG_ROOM}}}
    return moving | ({"shapes": [line], "annotations": [flag]} if window.shows(at, at) else {})
