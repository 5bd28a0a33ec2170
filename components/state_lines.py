"""Each lane's state as a line: what is in force is the timeline's ground."""

from collections.abc import Collection, Sequence
from datetime import date

from components.axis import Window
from components.bars import Bar
from components.palette import LINE_WIDTHS, Palette
from components.traces import Figure, hatch, lines
from loaders.history import Segment
from loaders.standings import ACTS

BAND = 8.0
"""Height in pixels of what is hatched."""
MOST_WIDTH = 6.0
"""How thick a line is at most where bars stand below one another."""
CAP = 11.0
"""Height in pixels of the stroke in which a bar of its own ends."""


def state_lines(bars: Sequence[Bar], window: Window, palette: Palette) -> list[Figure]:
    """Each lane's state: solid while certain, hatched while possible, hollow once lifted, an arrow while it lasts.

    A bar that stands for one measure ends in a stroke across it on the day on which the measure ended.
    """
    traces = []
    begins = {(bar.y, bar.segment.begin) for bar in bars}
    for state, usual in LINE_WIDTHS.items():
        colour = palette.line(state)
        width = min(usual, MOST_WIDTH) if any(bar.owned for bar in bars) else usual
        mine = [bar for bar in bars if bar.segment.standing.state == state]
        certain = [(bar.x0, bar.y, bar.x1, bar.y) for bar in mine if bar.segment.standing.certainty == "certain"]
        possible = [
            (bar.x0, bar.y - BAND / 2, bar.x1, bar.y + BAND / 2)
            for bar in mine
            if bar.segment.standing.certainty != "certain"
        ]
        if certain:
            traces.append({**lines(certain, colour, width), "name": state, "meta": "state"})
        if certain and state == "lifted":
            traces.append(lines(certain, palette.paper, width - 2.2))
        if possible:
            traces.append({**hatch(possible, colour, palette.paper), "name": state, "meta": "possibly"})
        caps = [(bar.x1, bar.y - CAP / 2, bar.x1, bar.y + CAP / 2) for bar in mine if _is_over(bar, begins, window)]
        if caps:
            traces.append({**lines(caps, colour, 2.0), "name": state, "meta": "over"})
    return [*traces, *_arrows(bars, window, palette)]


def _is_over(bar: Bar, begins: Collection[tuple[float, date]], window: Window) -> bool:
    """Whether a measure's own bar ends within the window, and not only changes there from certain to possible."""
    end = bar.segment.end
    return bar.owned and not bar.segment.lasting and window.pixel(end) <= window.width and (bar.y, end) not in begins


def _arrows(bars: Sequence[Bar], window: Window, palette: Palette) -> list[Figure]:
    """Heads at the right of what is still in force, chevrons at the left of what began before the window."""
    heads = [
        (bar.x1, bar.y, "triangle-right", bar.segment.standing.state)
        for bar in bars
        if bar.segment.standing.state not in ACTS
        and (bar.segment.lasting or window.pixel(bar.segment.end) > window.width)
    ]
    tails = [
        (0.0, bar.y, "triangle-left", bar.segment.standing.state) for bar in bars if window.pixel(bar.segment.begin) < 0
    ]
    if not heads + tails:
        return []
    xs, ys, symbols, states = zip(*dict.fromkeys(heads + tails), strict=True)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(xs),
            "y": list(ys),
            "marker": {
                "symbol": list(symbols),
                "size": 11,
                "color": [palette.line(state) for state in states],
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
            "meta": "still",
        }
    ]


def segment_shown(segment: Segment, window: Window) -> bool:
    """Whether the window shows some day of a stretch."""
    return window.shows(segment.begin, segment.end)
