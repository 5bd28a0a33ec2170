"""The places on the timeline, as values: what is to be placed, and where marks, clusters, labels and lanes stand."""

from dataclasses import dataclass

ROW = 12.5
"""Height in pixels of one row of marks or labels within a lane."""
LABEL_SIZE = 12
GAP = 2.0


@dataclass(frozen=True)
class Item:
    """An event in one lane: `x` in pixels from the left of the plot, `rank` 0 for the most important."""

    event: str
    lane: str
    x: float
    rank: int
    title: str
    radius: float = 5.5
    strong: bool = False


@dataclass(frozen=True)
class Mark:
    """A placed item; level 0 stands on the lane's line."""

    item: Item
    level: int
    y: float


@dataclass(frozen=True)
class Cluster:
    """A circle with the number of the items that it stands for; `row` and those above it are taken by it."""

    items: tuple[Item, ...]
    lane: str
    x: float
    y: float
    radius: float
    row: int


@dataclass(frozen=True)
class Label:
    """A placed text: `x` is its left edge and `y` its middle, `leader` whether a row lies between it and its mark.

    One that is `before` its mark ends there, and so it does where the figure is stretched to a page's width.
    """

    item: Item
    text: str
    x: float
    y: float
    row: int
    width: float
    leader: bool
    before: bool = False


@dataclass(frozen=True)
class Lane:
    """One strip: its top, height and the line on which its state is drawn, in pixels from the top.

    `name` is the middle of its name where that stands above the lane, 0 where names have a column of their own.
    """

    code: str
    top: float
    height: float
    line: float
    name: float = 0.0


@dataclass(frozen=True)
class Layout:
    """All places on the timeline, in pixels."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    height: float
    clusters: tuple[Cluster, ...] = ()

    @property
    def events(self) -> set[str]:
        """The events that have a mark or are counted in a cluster."""
        inside = {item.event for cluster in self.clusters for item in cluster.items}
        return inside | {mark.item.event for mark in self.marks}
