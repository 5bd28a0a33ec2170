"""Marks that stand for several events: how they look, what they say, and where picking one leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from components.axis import Window
from components.grouping import lane_title
from components.hover import cluster_hover
from components.layout import LABEL_SIZE, Cluster, Item, Layout
from components.palette import Palette
from components.scene import Scene, drawn_day
from components.traces import Figure
from loaders.events import Event

CLUSTER = "cluster:"
"""With what a cluster's pick begins; its first and its last day follow, as in a zoom."""


def cluster_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """The circles of the clusters, and the numbers in them."""
    if not layout.clusters:
        return []
    events = {event.id: event for event in scene.events}
    days = [cluster_days(cluster, events, scene.window) for cluster in layout.clusters]
    picks = [f"{CLUSTER}{first}/{last}" for first, last in days]
    places = {"x": [cluster.x for cluster in layout.clusters], "y": [cluster.y for cluster in layout.clusters]}
    circles = {
        "type": "scatter",
        "mode": "markers",
        "meta": "clusters",
        **places,
        "customdata": picks,
        "hovertext": [
            cluster_hover(
                _titles(cluster.items), *days[at], lane_title(cluster.lane, scene.grouping, scene.lang), scene.lang
            )
            for at, cluster in enumerate(layout.clusters)
        ],
        "hoverinfo": "text",
        "marker": {
            "symbol": "circle",
            "size": [2 * cluster.radius - 1 for cluster in layout.clusters],
            "color": palette.paper,
            "line": {"color": palette.muted, "width": 1.4},
        },
        "cliponaxis": False,
    }
    numbers = {
        "type": "scatter",
        "mode": "text",
        "meta": "numbers",
        **places,
        "text": [str(len(cluster.items)) for cluster in layout.clusters],
        "textposition": "middle center",
        "customdata": picks,
        "hoverinfo": "none",
        "textfont": {"color": palette.text, "size": LABEL_SIZE, "weight": 600},
        "cliponaxis": False,
    }
    return [circles, numbers]


def cluster_days(cluster: Cluster, events: Mapping[str, Event], window: Window) -> tuple[date, date]:
    """The first and the last day on which the cluster's marks would stand."""
    days = [drawn_day(events[item.event], window) for item in cluster.items]
    return min(days), max(days)


def _titles(items: Sequence[Item]) -> list[str]:
    """The titles of a cluster, the most important first."""
    return [item.title for item in sorted(items, key=lambda item: (item.rank, item.x))]


@dataclass(frozen=True)
class Opening:
    """Where picking a cluster leads: a closer zoom, as in a link, or else the days to which the list is filtered."""

    zoom: str = ""
    start: date | None = None
    end: date | None = None


def opening_of(pick: str, begin: date, end: date) -> Opening | None:
    """Where a pick leads from a window of days; None when it is not a cluster's.

    A zoom is always narrower than the window. Where no narrower one would part the events, as they stand on one day or
    fill the window already, it is their days that are listed.
    """
    if not pick.startswith(CLUSTER):
        return None
    first, last = (date.fromisoformat(day) for day in pick.removeprefix(CLUSTER).split("/"))
    length = (last - first).days
    if length < 1 or length >= (end - begin).days:
        return Opening(start=first, end=last)
    if length + 2 < (end - begin).days:  # a day's room on either side, within the window
        first, last = max(begin, first - timedelta(days=1)), min(end, last + timedelta(days=1))
    return Opening(zoom=f"{first}/{last}")
