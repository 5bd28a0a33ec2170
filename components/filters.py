"""Which events a reader asked for, and how many each further choice would give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import chain, compress

import numpy as np
import pandas as pd

from loaders.events import Event
from loaders.jurisdictions import parent
from loaders.problems import unaccented

FACETS = ("category", "place", "actor", "evidence")


@dataclass(frozen=True)
class Filters:
    """What a reader asked for: within a facet any of the values, across facets all of them."""

    category: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    q: str = ""
    start: date | None = None
    end: date | None = None

    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return self != Filters()

    def without(self, facet: str) -> "Filters":
        """The same filters with one facet left open."""
        open_value = None if facet in ("start", "end") else "" if facet == "q" else ()
        return replace(self, **{facet: open_value})  # type: ignore[arg-type] # the value fits the facet's type


@dataclass(frozen=True)
class Kept:
    """The events that pass: their rows of the frame, and the ids of those that only possibly touch the dates."""

    rows: pd.DataFrame
    possibly: frozenset[str]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all events kept."""
        return frozenset(self.rows["id"])


def keep(events: Sequence[Event], frame: pd.DataFrame, filters: Filters, words: Mapping[str, str]) -> Kept:
    """The rows of the events' frame that pass; `words` adds each place's name to what the search looks through."""
    passing = _all(_masks(events, frame, filters, words).values(), len(frame))
    rows = frame[passing]
    return Kept(rows, _only_possibly(rows, filters))


def counts(
    events: Sequence[Event], frame: pd.DataFrame, filters: Filters, words: Mapping[str, str]
) -> dict[str, Counter[str]]:
    """For each facet, how many events every value would give beside the choices in the other facets."""
    masks = _masks(events, frame, filters, words)
    result = {}
    for facet in FACETS:
        others = _all((mask for name, mask in masks.items() if name != facet), len(frame))
        result[facet] = Counter(chain.from_iterable(compress(values_of(events, facet), others)))
    return result


def values_of(events: Iterable[Event], facet: str) -> list[tuple[str, ...]]:
    """Each event's values of a facet; a state of a federation also counts for the country."""
    if facet == "place":
        return [with_parents(event.jurisdictions) for event in events]
    if facet == "actor":
        return [event.actors for event in events]
    return [(getattr(event, facet),) for event in events]


@cache
def with_parents(places: tuple[str, ...]) -> tuple[str, ...]:
    """Places and the countries that states among them belong to, each once."""
    return tuple(dict.fromkeys(code for place in places for code in (place, parent(place)) if code))


def plain_letters(text: str) -> str:
    """A text without accents and case, with one kind of apostrophe, for the search."""
    return unaccented(text.replace("’", "'"))


def _masks(
    events: Sequence[Event], frame: pd.DataFrame, filters: Filters, words: Mapping[str, str]
) -> dict[str, np.ndarray]:
    masks = {}
    for facet in FACETS:
        wanted = set(getattr(filters, facet))
        if wanted:
            masks[facet] = _mask(not wanted.isdisjoint(row) for row in values_of(events, facet))
    if filters.q.strip():
        masks["q"] = _mask(_found(event, filters.q, words) for event in events)
    if filters.start or filters.end:
        masks["dates"] = _touches(frame, filters)
    return masks


def _mask(answers: Iterable[bool]) -> np.ndarray:
    return np.fromiter(answers, dtype=bool)


def _all(masks: Iterable[np.ndarray], length: int) -> np.ndarray:
    together = np.ones(length, dtype=bool)
    for mask in masks:
        together &= mask
    return together


def _found(event: Event, query: str, words: Mapping[str, str]) -> bool:
    text = search_text(event, words)
    return all(term in text for term in plain_letters(query).split())


def search_text(event: Event, words: Mapping[str, str]) -> str:
    """What the search looks through: all texts of an event, its actors and places, in plain letters."""
    places = (words.get(code, code) for code in with_parents(event.jurisdictions))
    return plain_letters(
        " ".join(
            (
                event.id,
                event.title_en,
                event.title_fr,
                event.summary_en,
                event.summary_fr,
                event.note_en,
                event.note_fr,
                *event.actors,
                *places,
            )
        )
    )


def _bounds(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The first and the last day that an event's row may cover; open ones reach to the ends of time."""
    first = frame["earliest"].fillna(pd.Timestamp(date.min))
    own_end = frame["end_earliest"].notna() | frame["end_latest"].notna()
    last = frame["end_latest"].where(own_end, frame["latest"]).fillna(pd.Timestamp(date.max))
    return first, last


def _touches(frame: pd.DataFrame, filters: Filters) -> np.ndarray:
    start, end = pd.Timestamp(filters.start or date.min), pd.Timestamp(filters.end or date.max)
    first, last = _bounds(frame)
    return ((first <= end) & (last >= start)).to_numpy()


def _only_possibly(rows: pd.DataFrame, filters: Filters) -> frozenset[str]:
    """Those whose certain days, from the latest beginning to the earliest end, may all lie outside the range."""
    if not (filters.start or filters.end):
        return frozenset()
    start, end = pd.Timestamp(filters.start or date.min), pd.Timestamp(filters.end or date.max)
    first, _ = _bounds(rows)
    surely_inside = (first >= start) & (rows["latest"].fillna(pd.Timestamp(date.max)) <= end)
    surely_lasting = (rows["latest"] <= end) & (rows["end_earliest"] >= start)
    return frozenset(rows.loc[~(surely_inside | surely_lasting), "id"])
