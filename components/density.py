"""A timeline of more events than marks can show: in each lane bars that count, and marks for the most important few."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

import numpy as np

from components.axis import Window
from components.clusters import CLUSTER
from components.grouping import REST, lane_title
from components.lane_names import names_above
from components.lanes import ROW, Layout, lay_out
from components.palette import Palette
from components.scene import Scene, rank_of
from components.timeline import items_of
from components.traces import Figure
from loaders.columns import Columns, Mask, Numbers
from loaders.events import Event
from loaders.story import Story
from words import text
from words.dates import day_words, span_words
from words.numbers import number_words

MOST_MARKS = 2_000
"""Events in a period from which they are counted: on the widest page no more marks stand apart from each other, and
a browser takes a quarter of a second to draw them."""
MOST_BARS = 900
"""With a mark and a label for each lane these stay at about a thousand."""
MOST_LANES = 40
NARROWEST = 3.0
"""Pixels of the narrowest bar that a pointer hits."""
STEPS = (1, 2, 3, 7, 14, 28, 56, 91, 182, 365, 730, 1_826, 3_652, 36_524, 365_242, 3_652_425)
"""Days that a bar may stand for: days, weeks, then about a quarter, half a year, years."""
HIGHEST = 13.5
"""Pixels of the bar that stands for the most events: it ends below the labels."""
LOWEST = 1.5
ABOVE_LINE = 5.0
NOBODY = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Bar:
    """So many events of a lane stand on the days from the first to the last, both included."""

    lane: str
    first: date
    last: date
    count: int


@dataclass(frozen=True)
class Crowd:
    """The bars of a period, its lanes from top to bottom, and the number of jurisdictions that share the last one."""

    lanes: tuple[str, ...]
    bars: tuple[Bar, ...]
    others: int

    @property
    def most(self) -> int:
        """The events that the highest bar stands for."""
        return max((bar.count for bar in self.bars), default=0)


def shown_in(columns: Columns, kept: Mask, window: Window) -> Mask:
    """The kept events of which the window shows some day, as `in_window` says of one."""
    begin, end = window.begin.toordinal(), window.end.toordinal()
    return kept & (columns.begun <= end) & (columns.marked_to >= begin)


def is_crowded(columns: Columns, kept: Mask, window: Window) -> bool:
    """Whether the window shows more kept events than marks can: then jurisdictions have bars, day by day."""
    return int(np.count_nonzero(shown_in(columns, kept, window))) > MOST_MARKS


def drawn_days(columns: Columns, window: Window) -> Numbers:
    """The day at which each event's mark stands, as `drawn_day` says of one."""
    begin, end = window.begin.toordinal(), window.end.toordinal()
    seen = shown_in(columns, np.ones(len(columns.begun), dtype=bool), window)
    first = np.where(seen, np.maximum(columns.begun, begin), columns.begun)
    last = np.where(seen, np.maximum(np.minimum(columns.begun_by, end), begin), columns.begun_by)
    middle: Numbers = first + (last - first) // 2
    return middle


def months_in(columns: Columns, kept: Mask, window: Window) -> dict[date, int]:
    """How many kept events each month of a window has, by the month's first day."""
    days = drawn_days(columns, window)[kept]
    if not len(days):
        return {}
    first = int(days.min())
    by_day = np.bincount(days - first)
    found: dict[date, int] = {}
    for day in np.flatnonzero(by_day).tolist():
        month = date.fromordinal(first + day).replace(day=1)
        found[month] = found.get(month, 0) + int(by_day[day])
    return found


def crowd_of(columns: Columns, kept: Mask, window: Window, lanes: Sequence[str], most_lanes: int = MOST_LANES) -> Crowd:
    """The bars of the kept events in a window, in those of some lanes that have any; the fewest days that fit."""
    shown = shown_in(columns, kept, window)
    cells = np.flatnonzero(shown[columns.lane.rows])
    rows, codes = columns.lane.rows[cells], columns.lane.codes[cells]
    own, others = _own_lanes(columns, codes, lanes, most_lanes)
    number_of = {lane: number for number, lane in enumerate(own)}
    place = np.array([number_of.get(lane, len(own)) for lane in columns.lane.values], np.int64)[codes]
    if others:  # an event in several of them is one event of their lane
        rows, place = np.divmod(np.unique(rows * (len(own) + 1) + place), len(own) + 1)
    days = drawn_days(columns, window)[rows] - window.begin.toordinal()
    names = (*own, *([REST] if others else []))
    return Crowd(names, tuple(_bars(names, place, days, window)), others)


def _own_lanes(columns: Columns, codes: Numbers, lanes: Sequence[str], most: int) -> tuple[list[str], int]:
    """The lanes with a strip of their own, those of the most events if too many, and the number of the others."""
    numbers = np.bincount(codes, minlength=len(columns.lane.values)).tolist()
    count_of = dict(zip(columns.lane.values, numbers, strict=True))
    if len(lanes) <= most:
        return list(lanes), 0
    largest = set(sorted(lanes, key=lambda lane: -count_of.get(lane, 0))[: most - 1])
    return [lane for lane in lanes if lane in largest], len(lanes) - len(largest)


def _bars(names: Sequence[str], place: Numbers, days: Numbers, window: Window) -> list[Bar]:
    """The bars of the fewest days that are wide enough to hit and few enough to draw."""
    begin = window.begin.toordinal()
    for step in STEPS:
        across = window.days // step + 1
        if step * window.width / window.days < NARROWEST or across > MOST_BARS:
            continue
        numbers = np.bincount(place * across + days // step, minlength=len(names) * across)
        cells = np.flatnonzero(numbers)
        if len(cells) <= MOST_BARS:
            break
    return [
        Bar(names[cell // across], *_days_of(begin + cell % across * step, step, window), int(numbers[cell]))
        for cell in cells.tolist()
    ]


def _days_of(first: int, step: int, window: Window) -> tuple[date, date]:
    return date.fromordinal(first), date.fromordinal(min(first + step - 1, window.end.toordinal()))


def named_events(story: Story, shown: Mask, crowd: Crowd, selected: str) -> list[Event]:
    """The most important event of each lane, the first of equals, and the chosen one."""
    ranks = ranks_of(story)
    lane = story.columns.lane
    cells = np.flatnonzero(shown[lane.rows])
    size = len(lane.rows)
    best = np.full(len(lane.values), NOBODY)
    np.minimum.at(best, lane.codes[cells], ranks[lane.rows[cells]] * size + cells)
    own = set(crowd.lanes)
    firsts = [key % size for key, code in zip(best.tolist(), lane.values, strict=True) if key < NOBODY and code in own]
    rows = {int(lane.rows[cell]) for cell in firsts}
    chosen = story.row_of.get(selected)
    rows |= {chosen} if chosen is not None and shown[chosen] else set()
    return [story.events[row] for row in sorted(rows)]


def ranks_of(story: Story) -> Numbers:
    """How important each event is for a label, as `rank_of` says of one: the same for all of one kind."""
    kind = story.columns.kind
    ranks = [rank_of(story.events[row]) for row in kind.examples().tolist()]
    return np.array(ranks, np.int64)[kind.codes]


def crowd_layout(crowd: Crowd, events: Sequence[Event], window: Window, selected: str, lang: str) -> Layout:
    """Where the lanes are, with the marks of a few events on the lines and their labels above the bars.

    A label that would leave its lane, which one of two in a lane may do, is left out.
    """
    taken: set[str] = set()
    items = []
    for event in sorted(events, key=lambda event: (event.id != selected, rank_of(event))):
        mine = [item for item in items_of(event, window, lang) if item.lane in crowd.lanes]
        fresh = [item for item in mine if event.id == selected or item.lane not in taken]
        taken |= {item.lane for item in fresh}
        items += fresh
    above = names_above(window.width)
    layout = lay_out(items, crowd.lanes, window.width, roomy=frozenset(crowd.lanes), named_above=above)
    top_of = {lane.code: lane.top for lane in layout.lanes}
    raised = (replace(label, y=label.y - ROW, row=label.row + 1, leader=True) for label in layout.labels)
    return replace(layout, labels=tuple(label for label in raised if label.y > top_of[label.item.lane]))


def crowded_figure(figure: Figure, crowd: Crowd, layout: Layout, scene: Scene, palette: Palette) -> Figure:
    """The figure of the named events with the bars of all behind their marks."""
    return figure | {"data": [bars_trace(crowd, layout, scene, palette), *figure["data"]]}


def bars_trace(crowd: Crowd, layout: Layout, scene: Scene, palette: Palette) -> Figure:
    """All bars, as high as they count: picking one shows its days alone."""
    window, lang = scene.window, scene.lang
    line_of = {lane.code: lane.line for lane in layout.lanes}
    day = window.width / window.days
    edges = [
        (max(window.pixel(bar.first) - day / 2, 0.0), min(window.pixel(bar.last) + day / 2, window.width))
        for bar in crowd.bars
    ]
    return {
        "type": "bar",
        "meta": "bars",
        "x": [round((left + right) / 2, 1) for left, right in edges],
        "width": [round(max(right - left - 0.6, 1.0), 1) for left, right in edges],
        "base": [line_of[bar.lane] - ABOVE_LINE for bar in crowd.bars],
        "y": [-round(max(LOWEST, HIGHEST * bar.count / crowd.most), 1) for bar in crowd.bars],
        "customdata": [f"{CLUSTER}{bar.first}/{bar.last}" for bar in crowd.bars],
        "hovertext": [
            f"{escape(bar_words(bar, lang))}<br>{escape(lane_title(bar.lane, scene.grouping, lang))}"
            for bar in crowd.bars
        ],
        "hoverinfo": "text",
        "marker": {"color": palette.muted},
    }


def bar_words(bar: Bar, lang: str) -> str:
    """The days of a bar and the number of its events."""
    first, last = bar.first, bar.last
    ends = str(first), first, first, str(last), last, last
    days = day_words(first, lang) if first == last else span_words(*ends, lang)
    key = "timeline.one_counted" if bar.count == 1 else "timeline.counted"
    return text("list.colon", lang).join([days, text(key, lang, count=number_words(bar.count, lang))])
