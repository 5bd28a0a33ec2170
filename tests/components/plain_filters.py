"""What the filters mean, said event by event: slow, and plain enough to be read."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from components.filters import FACETS, Filters, plain_letters, with_parents
from loaders.events import Event
from loaders.story import Story


def kept_ids(story: Story, filters: Filters, words: Mapping[str, str]) -> list[str]:
    """The ids of the events that pass."""
    return [event.id for event in story.events if passes(event, filters, words)]


def passes(event: Event, filters: Filters, words: Mapping[str, str]) -> bool:
    """Whether an event has one of the values asked for in each facet, says all words and touches the days."""
    has_values = all(
        not getattr(filters, facet) or set(getattr(filters, facet)) & set(values_of(event, facet)) for facet in FACETS
    )
    return has_values and says(event, filters.q, words) and touches(event, filters)


def values_of(event: Event, facet: str) -> tuple[str, ...]:
    """An event's values of a facet."""
    if facet == "place":
        return with_parents(event.jurisdictions)
    return event.actors if facet == "actor" else (str(getattr(event, facet)),)


def says(event: Event, query: str, words: Mapping[str, str]) -> bool:
    """Whether all words of a query stand in what an event says or in the names of its places."""
    texts = [event.title_en, event.title_fr, event.summary_en, event.summary_fr, event.note_en, event.note_fr]
    places = [words.get(code, code) for code in with_parents(event.jurisdictions)]
    text = plain_letters(" ".join([event.id, *texts, *event.actors, *places]))
    return all(term in text for term in plain_letters(query).split())


def touches(event: Event, filters: Filters) -> bool:
    """Whether some day that the row may cover lies in the range."""
    first = event.when.earliest or date.min
    own_end = event.end and (event.end.earliest or event.end.latest)
    last = (event.end.latest if event.end and own_end else event.when.latest) or date.max
    return first <= (filters.end or date.max) and last >= (filters.start or date.min)


def possibly_ids(story: Story, filters: Filters, words: Mapping[str, str]) -> set[str]:
    """Those that pass although all their certain days may lie outside the range."""
    start, end = filters.start or date.min, filters.end or date.max
    found = set()
    for event in story.events:
        latest, sure_end = event.when.latest, event.end.earliest if event.end else None
        inside = (event.when.earliest or date.min) >= start and (latest or date.max) <= end
        lasting = latest is not None and latest <= end and sure_end is not None and sure_end >= start
        if (filters.start or filters.end) and passes(event, filters, words) and not inside and not lasting:
            found.add(event.id)
    return found


def counted(story: Story, filters: Filters, words: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For each facet, how many events every value would give beside the choices in the other facets."""
    return {
        facet: Counter(
            value
            for event in story.events
            if passes(event, filters.without(facet), words)
            for value in values_of(event, facet)
        )
        for facet in FACETS
    }
