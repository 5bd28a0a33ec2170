"""The simplest traces of a figure: straight lines, hatched boxes, colours that let through."""

from collections.abc import Iterable, Sequence
from typing import Any

Figure = dict[str, Any]
"""A figure, or a part of one, as plotly.js takes it: {"data": [...], "layout": {...}}."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, or the two ends of a line."""


def lines(segments: Iterable[Box], colour: str, width: float, **line: str) -> Figure:
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


def hatch(boxes: Iterable[Box], colour: str, paper: str, meta: str = "") -> Figure:
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


def rings(meta: str, circles: Sequence[tuple[float, float, float]], width: float, colour: str) -> list[Figure]:
    """A trace of circles, each its middle and its radius, round what is drawn before; none for none."""
    if not circles:
        return []
    xs, ys, radii = zip(*circles, strict=True)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "meta": meta,
            "x": list(xs),
            "y": list(ys),
            "marker": {
                "symbol": "circle",
                "size": [2 * radius for radius in radii],
                "color": "rgba(0,0,0,0)",
                "line": {"color": colour, "width": width},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def transparent(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
