"""How a mark shows that its day is not known exactly: nothing is drawn sharper than its source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from components.axis import Window
from components.lanes import Mark
from components.palette import CATEGORIES, OPEN_CATEGORIES, Palette
from components.state_lines import BAND
from components.traces import Box, Figure, hatch, lines
from loaders.events import Event

WAVE = 4.0
"""Pixels between a crest of a wave and the next trough."""


def uncertain_bands(events: Sequence[Event], marks: Sequence[Mark], window: Window, palette: Palette) -> list[Figure]:
    """What is known only to some days: hatched for acts, dashed for words, both within caps; a wave without caps for
    about a day; a line with a stroke at each day for one of several days; dotted towards the only known bound; a
    stretch of days of its own as a thin line."""
    drawn = {category: _Bands() for category in CATEGORIES}
    by_id = {event.id: event for event in events}
    for mark in marks:
        event = by_id[mark.item.event]
        drawn[event.category].add(event, mark, window)
    return [trace for category, bands in drawn.items() for trace in bands.traces(palette.categories[category], palette)]


@dataclass(frozen=True)
class _Bands:
    """The uncertain days of one category's marks, by how they are drawn."""

    hatched: list[Box] = field(default_factory=list)
    faded: list[Box] = field(default_factory=list)
    waves: list[Box] = field(default_factory=list)
    dashed: list[Box] = field(default_factory=list)
    dotted: list[Box] = field(default_factory=list)
    caps: list[Box] = field(default_factory=list)
    lasting: list[Box] = field(default_factory=list)

    def add(self, event: Event, mark: Mark, window: Window) -> None:
        when, y = event.when, mark.y
        if event.end is not None and not event.state:
            self._add_stretch(event, y, window)
        elif when.earliest is None or when.latest is None:
            toward = -40.0 if when.earliest is None else 40.0
            self.dotted.append((mark.item.x, y, mark.item.x + toward, y))
        elif when.earliest < when.latest:
            self._add_interval(event, y, window)

    def _add_interval(self, event: Event, y: float, window: Window) -> None:
        x0, x1 = _span(event.when.earliest, event.when.latest, window)
        strokes = [x0, x1]
        if event.when.edtf.startswith("[") and "," in event.when.edtf:
            self.lasting.append((x0, y, x1, y))
            strokes = [window.pixel(day) for day in _days_in(event.when.edtf)]
        elif event.when.approximate:
            self.waves.extend(_wave(x0, x1, y))
            self.faded.extend([] if event.category in OPEN_CATEGORIES else [_box(x0, x1, y)])
            return
        elif event.category in OPEN_CATEGORIES:
            self.dashed.append((x0, y, x1, y))
        else:
            self.hatched.append(_box(x0, x1, y))
            return
        self.caps.extend((x, y - BAND / 2, x, y + BAND / 2) for x in strokes)

    def _add_stretch(self, event: Event, y: float, window: Window) -> None:
        if event.end is None:
            return
        x0, x1 = _span(event.when.earliest, event.end.latest, window)
        exact = event.when.earliest == event.when.latest and event.end.earliest == event.end.latest
        if exact:
            self.lasting.append((x0, y, x1, y))
        else:
            self.hatched.append(_box(x0, x1, y))

    def traces(self, colour: str, palette: Palette) -> list[Figure]:
        pieces = [
            (self.lasting, {}, 2.0),
            (self.dashed, {"dash": "4px,3px"}, 1.0),
            (self.dotted, {"dash": "1px,3px"}, 1.6),
            (self.caps, {}, 1.0),
            (self.waves, {}, 1.2),
        ]
        strokes = [{**lines(rows, colour, width, **dash), "meta": "uncertain"} for rows, dash, width in pieces if rows]
        hatched = [hatch(self.hatched, colour, palette.paper, "uncertain")] if self.hatched else []
        faded = [hatch(self.faded, colour, palette.paper, "uncertain")] if self.faded else []
        hatched += [{**trace, "line": {"color": colour, "width": 0}} for trace in faded]
        return [{**trace, "opacity": 0.55} for trace in hatched] + strokes


def _span(first: date | None, last: date | None, window: Window) -> tuple[float, float]:
    x0 = window.pixel(first) if first else 0.0
    x1 = window.pixel(last) if last else window.width
    return max(0.0, x0), min(window.width, x1)


def _box(x0: float, x1: float, y: float) -> Box:
    return x0, y - BAND / 2, x1, y + BAND / 2


def _wave(x0: float, x1: float, y: float) -> list[Box]:
    """Short strokes up and down: the sign of what holds only about."""
    count = max(2, round((x1 - x0) / WAVE))
    spots = [(x0 + (x1 - x0) * n / count, y + (1.8 if n % 2 else -1.8)) for n in range(count + 1)]
    return [(*one, *other) for one, other in pairwise(spots)]


def _days_in(edtf: str) -> list[date]:
    """The days that are named one by one."""
    return [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d{2}-\d{2}", edtf)]
