"""Each lane's state as a line: what is in force is the timeline's ground."""

from collections.abc import Mapping, Sequence

from components.axis import Window
from components.lanes import Lane
from components.palette import LINE_WIDTHS, Palette
from components.traces import Figure, hatch, lines
from loaders.history import Segment
from loaders.standings import ACTS

BAND = 8.0
"""Height in pixels of what is hatched."""


def state_lines(
    lanes: Sequence[Lane], segments: Mapping[str, Sequence[Segment]], window: Window, palette: Palette
) -> list[Figure]:
    """Each lane's state: solid while certain, hatched while possible, hollow once lifted, an arrow while it lasts."""
    stretches = [
        (segment, lane, *_clipped(segment, window))
        for lane in lanes
        for segment in segments.get(lane.code, ())
        if segment_shown(segment, window)
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
            traces.append({**lines(certain, colour, width), "name": state, "meta": "state"})
        if certain and state == "lifted":
            traces.append(lines(certain, palette.paper, width - 2.2))
        if possible:
            traces.append({**hatch(possible, colour, palette.paper), "name": state, "meta": "possibly"})
    return [*traces, *_arrows(stretches, window, palette)]


def _clipped(segment: Segment, window: Window) -> tuple[float, float]:
    return max(0.0, window.pixel(segment.begin)), min(window.width, window.pixel(segment.end))


def _arrows(stretches: Sequence[tuple[Segment, Lane, float, float]], window: Window, palette: Palette) -> list[Figure]:
    """Heads at the right of what is still in force, chevrons at the left of what began before the window."""
    heads = [
        (x1, lane.line, "triangle-right", s.standing.state)
        for s, lane, _, x1 in stretches
        if s.standing.state not in ACTS and (s.lasting or window.pixel(s.end) > window.width)
    ]
    tails = [
        (0.0, lane.line, "triangle-left", s.standing.state) for s, lane, _, _ in stretches if window.pixel(s.begin) < 0
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
    return window.shows(segment.begin, segment.end)
