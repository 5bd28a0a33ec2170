"""What was in force where, on any day: measures folded from the events (design: "Measures")."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from loaders.collector import collector_paused
from loaders.dates import When
from loaders.events import Event

COLUMNS = (
    "event",
    "jurisdiction",
    "state",
    "begin_earliest",
    "begin_latest",
    "end_earliest",
    "end_latest",
    "ended_by",
    "first_ended_by",
    "doubtful",
)
NO_ENDING = (None, None, "", "")
_DAYS = ("begin_earliest", "begin_latest", "end_earliest", "end_latest")


@dataclass(frozen=True, slots=True)
class Measure:
    """One state that one event opens in one jurisdiction.

    Days bound when it began and the first day on which it no longer holds; None is open. `ended_by` is the
    event by which it has certainly ended, `first_ended_by` the one by which it may have ended first; "" is
    its own end.
    """

    event: str
    jurisdiction: str
    state: str
    begin_earliest: date
    begin_latest: date | None
    end_earliest: date | None = None
    end_latest: date | None = None
    ended_by: str = ""
    first_ended_by: str = ""
    doubtful: bool = False  # the only source is the article: possible at most


def measures_frame(events: Iterable[Event], as_of: date) -> pd.DataFrame:
    """One row per event and jurisdiction that a type with a state opens; see `COLUMNS`.

    Days are `datetime64[s]`: `end_*` is the first day no longer in force, NaT is open-ended.
    Contested events and those after `as_of` open and end nothing.
    """
    opened = measures_of(events, as_of)
    frame = pd.DataFrame({name: [getattr(measure, name) for measure in opened] for name in COLUMNS})
    return frame.astype(dict.fromkeys(_DAYS, "datetime64[s]") | {"doubtful": bool})


def measures_of(events: Iterable[Event], as_of: date) -> list[Measure]:
    """The measures that events open, in their order; what counts is said at `measures_frame`."""
    counted = [event for event in events if event.evidence != "contested" and not event.scheduled]
    enders = _enders(counted)
    with collector_paused():
        return [measure for event in counted if event.state for measure in _opened(event, enders, as_of)]


def _enders(events: Iterable[Event]) -> dict[str, list[Event]]:
    enders = defaultdict(list)
    for event in events:
        for ended in event.ends:
            enders[ended].append(event)
    return enders


def _opened(event: Event, enders: Mapping[str, list[Event]], as_of: date) -> list[Measure]:
    begin_earliest, begin_latest = _beginning(event.when, as_of)
    measures, ended = [], enders.get(event.id, ())
    doubtful = event.evidence == "article-only"
    for jurisdiction in event.jurisdictions:
        closing = [e for e in ended if {jurisdiction, "WW"} & set(e.jurisdictions)]
        ending = _ending(event.end, closing) if closing or event.end else NO_ENDING
        measures.append(Measure(event.id, jurisdiction, event.state, begin_earliest, begin_latest, *ending, doubtful))
    return measures


def _beginning(when: When, as_of: date) -> tuple[date, date | None]:
    """A measure whose beginning is open on the left begins at its latest day."""
    if when.earliest is None:
        return when.latest or as_of, when.latest or as_of
    return when.earliest, when.latest


def _ending(own: When | None, closing: list[Event]) -> tuple[date | None, date | None, str, str]:
    """Bounds of the first day no longer in force, from the row's own `end` and the events that end it.

    With them the ending that makes it certain and the one that makes it possible: they may be two.
    """
    possible = [(_after(own.earliest or own.latest), "")] if own else []
    certain = [(_after(own.latest), "")] if own else []
    for event in closing:
        possible.append((event.when.earliest or event.when.latest, event.id))
        certain.append((None if event.evidence == "article-only" else event.when.latest, event.id))
    earliest, first_ended_by = _first(possible)
    latest, ended_by = _first(certain)
    return earliest, latest, ended_by, first_ended_by


def _first(endings: list[tuple[date | None, str]]) -> tuple[date | None, str]:
    return min(endings, key=lambda ending: ending[0] or date.max, default=(None, ""))


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day and day < date.max else None


def measures_by_place(measures: pd.DataFrame) -> dict[str, list[Measure]]:
    """The rows of `measures_frame` as values, by jurisdiction."""
    columns = [_as_days(measures[name]) if name in _DAYS else measures[name].tolist() for name in COLUMNS]
    return grouped(Measure(*row) for row in zip(*columns, strict=True))


def grouped(measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Measures by jurisdiction."""
    places: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        places[measure.jurisdiction].append(measure)
    return dict(places)


def _as_days(column: pd.Series) -> list[date | None]:
    return list(column.to_numpy().astype("datetime64[D]").tolist())
