"""The strip below the lanes: how many events each month of the whole story has, and which part is shown above."""

from collections import Counter
from datetime import date

from components.axis import month_starts
from components.palette import Palette
from components.scene import Scene, drawn_day
from components.traces import Figure, lines, transparent


def monthly_counts(scene: Scene) -> dict[date, int]:
    """The number of events in each month of the whole story that has some, by the month's first day."""
    if scene.months is not None:
        return dict(scene.months)
    found = Counter(drawn_day(event, scene.whole).replace(day=1) for event in scene.events)
    return {start: found[start] for start in sorted(found)}


def strip_traces(scene: Scene, palette: Palette) -> list[Figure]:
    """How many events each month of the whole story has, with the window marked on it."""
    counts = monthly_counts(scene)
    months_shown = max(1, len(month_starts(scene.whole)))
    bars = []
    for start, count in counts.items():
        x = scene.whole.pixel(start.replace(day=15))
        bars.append((x, 0.0, x, float(count)))
    x0, x1 = (
        min(max(0.0, scene.whole.pixel(day)), scene.whole.width) for day in (scene.window.begin, scene.window.end)
    )
    top = max(counts.values(), default=1)
    window = {
        "type": "scatter",
        "mode": "lines",
        "x": [x0, x1, x1, x0, x0],
        "y": [0, 0, top, top, 0],
        "fill": "toself",
        "fillcolor": transparent(palette.accent, 0.14),
        "line": {"color": palette.accent, "width": 1.4},
        "hoverinfo": "skip",
        "meta": "window",
    }
    months = {
        **lines(bars, palette.muted, max(2.0, scene.whole.width / months_shown - 3)),
        "meta": "months",
    }
    return [{**trace, "xaxis": "x2", "yaxis": "y2"} for trace in (months, window)]


def strip_axis(scene: Scene, palette: Palette) -> Figure:
    years = month_starts(scene.whole, 12)
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
