"""How a mark shows that its day is not known exactly: nothing is drawn sharper than its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from components.axis import Window
from components.lanes import Mark
from components.palette import CATEGORIES, OPEN_CATEGORIES, Palette
from components.state_lines import BAND
from components.traces import Box, Figure, hatch, lines
from loaders.events import Event


def uncertain_bands(events: Sequence[Event], marks: Sequence[Mark], window: Window, palette: Palette) -> list[Figure]:
    """What is known only to some days: hatched for acts, dashed for words, a bracket for one of several days,
    dotted towards the only known bound; a stretch of days of its own as a thin line."""
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
        if event.when.edtf.startswith("[") and "," in event.when.edtf:
            self.lasting.append((x0, y, x1, y))
        elif event.category in OPEN_CATEGORIES:
            self.dashed.append((x0, y, x1, y))
        else:
            self.hatched.append((x0, y - BAND / 2, x1, y + BAND / 2))
            return
        self.caps.extend((x, y - BAND / 2, x, y + BAND / 2) for x in (x0, x1))

    def _add_stretch(self, event: Event, y: float, window: Window) -> None:
        if event.end is None:
            return
        x0, x1 = _span(event.when.earliest, event.end.latest, window)
        exact = event.when.earliest == event.when.latest and event.end.earliest == event.end.latest
        if exact:
            self.lasting.append((x0, y, x1, y))
        else:
            self.hatched.append((x0, y - BAND / 2, x1, y + BAND / 2))

    def traces(self, colour: str, palette: Palette) -> list[Figure]:
        pieces = [
            (self.lasting, {}, 2.0),
            (self.dashed, {"dash": "4px,3px"}, 1.0),
            (self.dotted, {"dash": "1px,3px"}, 1.6),
            (self.caps, {}, 1.0),
        ]
        strokes = [{**lines(rows, colour, width, **dash), "meta": "uncertain"} for rows, dash, width in pieces if rows]
        hatched = [hatch(self.hatched, colour, palette.paper, "uncertain")] if self.hatched else []
        return [{**trace, "opacity": 0.55} for trace in hatched] + strokes


def _span(first: date | None, last: date | None, window: Window) -> tuple[float, float]:
    x0 = window.pixel(first) if first else 0.0
    x1 = window.pixel(last) if last else window.width
    return max(0.0, x0), min(window.width, x1)
