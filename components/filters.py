"""Which events a reader asked for, and how many each further choice would give."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from loaders.columns import AFTER, BEFORE, NEVER, Columns, Lists, Mask, with_parents
from loaders.search import plain_letters
from loaders.story import Story

__all__ = ["FACETS", "Filters", "Kept", "counts", "keep", "plain_letters", "with_parents"]

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


@dataclass(frozen=True, eq=False)
class Kept:
    """The events that pass: whether each of the story's does, and those that only possibly touch the dates."""

    story: Story
    mask: Mask
    maybe: Mask

    def __len__(self) -> int:
        """How many events are kept."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of the events' frame that are kept."""
        return self.story.frame[self.mask]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all events kept."""
        return frozenset(event.id for event in self.story.chosen(self.mask))

    @cached_property
    def possibly(self) -> frozenset[str]:
        """The ids of those kept that may lie outside the dates asked for."""
        return frozenset(event.id for event in self.story.chosen(self.maybe))

    def __contains__(self, event: object) -> bool:
        """Whether the event of an id is kept."""
        row = self.story.row_of.get(str(event))
        return row is not None and bool(self.mask[row])


def keep(story: Story, filters: Filters, words: Mapping[str, str]) -> Kept:
    """The events that pass; `words` adds each place's name to what the search looks through."""
    passing = _all(_masks(story, filters, words).values(), len(story.events))
    return Kept(story, passing, passing & _only_possibly(story.columns, filters))


def counts(story: Story, filters: Filters, words: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For each facet, how many events every value would give beside the choices in the other facets."""
    masks = _masks(story, filters, words)
    result = {}
    for facet in FACETS:
        others = _all((mask for name, mask in masks.items() if name != facet), len(story.events))
        lists = lists_of_facet(story.columns, facet)
        numbers = zip(lists.values, lists.numbers(others).tolist(), strict=True)
        result[facet] = Counter({value: number for value, number in numbers if number})
    return result


def lists_of_facet(columns: Columns, facet: str) -> Lists:
    """Each event's values of a facet; a state of a federation also counts for the country."""
    lists: Lists = getattr(columns, facet)
    return lists


def _masks(story: Story, filters: Filters, words: Mapping[str, str]) -> dict[str, Mask]:
    columns = story.columns
    masks = {}
    for facet in FACETS:
        wanted = set(getattr(filters, facet))
        if wanted:
            masks[facet] = lists_of_facet(columns, facet).holding(wanted)
    terms = plain_letters(filters.q).split()
    if terms:
        masks["q"] = _all((_found(story, term, words) for term in terms), len(story.events))
    if filters.start or filters.end:
        start, end = _range(filters)
        masks["dates"] = (columns.first <= end) & (columns.last >= start)
    return masks


def _all(masks: Iterable[Mask], length: int) -> Mask:
    together = np.ones(length, dtype=bool)
    for mask in masks:
        together &= mask
    return together


def _found(story: Story, term: str, words: Mapping[str, str]) -> Mask:
    """The events that say a term, or one of whose places is called so."""
    lists = story.columns.place
    called = {place for place in lists.values if term in plain_letters(words.get(place, place))}
    return story.texts.saying(term) | lists.holding(called)


def _range(filters: Filters) -> tuple[int, int]:
    """The days asked for; open ends, and the ends of the calendar, lie beyond every day."""
    start, end = filters.start or date.min, filters.end or date.max
    return BEFORE if start == date.min else start.toordinal(), AFTER if end == date.max else end.toordinal()


def _only_possibly(columns: Columns, filters: Filters) -> Mask:
    """Those whose certain days, from the latest beginning to the earliest end, may all lie outside the range."""
    if not (filters.start or filters.end):
        return np.zeros(len(columns.first), dtype=bool)
    start, end = _range(filters)
    surely_inside = (columns.first >= start) & (columns.latest <= end)
    known = (columns.latest != AFTER) & (columns.sure_end != NEVER)
    surely_lasting = known & (columns.latest <= end) & (columns.sure_end >= start)
    return ~(surely_inside | surely_lasting)
