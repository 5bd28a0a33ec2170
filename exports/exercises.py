"""Exercises made from the table, chosen by a seed: the same on every machine, and never more than the dates settle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import TypeVar

from components.card import DOUBTFUL
from loaders.cells import EVIDENCE
from loaders.events import Event
from loaders.reactions import KINDS
from loaders.sources import Source
from loaders.story import Story

Row = TypeVar("Row")

IN_ORDER, FEWEST_IN_ORDER = 8, 3
PAIRS = 4
GRADED = 6
FIGURES, ACTS = 3, 4
APART = timedelta(days=2)
"""Days are those of who acted: on two that follow one another, the places' clocks can turn the order round."""


@dataclass(frozen=True)
class Pair:
    """Two places, the step that both took, and each one's first event of it; `first` is the place that came first."""

    step: str
    places: tuple[str, str]
    events: tuple[str, str]
    first: str


@dataclass(frozen=True)
class Exercises:
    """A sheet, by ids of events: those to be put in order, as they are given and as they were; pairs of places; those
    to be graded; and acts and figures to be told apart. What the story does not give is empty."""

    seed: int
    lang: str
    given: tuple[str, ...]
    in_order: tuple[str, ...]
    pairs: tuple[Pair, ...]
    graded: tuple[str, ...]
    told_apart: tuple[str, ...]
    figures: frozenset[str]  # of those to be told apart


def exercises_of(story: Story, seed: int, lang: str) -> Exercises:
    """The exercises of a seed; the same events in every language."""
    events = sorted((event for event in story.events if not event.scheduled), key=lambda event: event.id)
    given = events_to_order(events, Random(f"{seed} order"))
    figures, acts = figures_and_acts(events, Random(f"{seed} figures"))
    return Exercises(
        seed=seed,
        lang=lang,
        given=tuple(event.id for event in given),
        in_order=tuple(event.id for event in sorted(given, key=first_day)),
        pairs=pairs_of(events, Random(f"{seed} pairs")),
        graded=events_to_grade(events, story.sources, Random(f"{seed} grades")),
        told_apart=mixed((*figures, *acts), Random(f"{seed} mixed")),
        figures=frozenset(figures),
    )


# In order of time


def events_to_order(events: Sequence[Event], chance: Random) -> list[Event]:
    """Up to eight events, mixed, any two of which are surely in order; none when there are not even three."""
    chosen: list[Event] = []
    for event in drawn([event for event in events if is_sure(event)], chance):
        if len(chosen) < IN_ORDER and all(are_in_order(event, other) for other in chosen):
            chosen.append(event)
    return chosen if len(chosen) >= FEWEST_IN_ORDER else []


def is_sure(event: Event) -> bool:
    """Whether an event is known well enough, and as one that happened rather than lasted, to ask when it was."""
    return (
        event.evidence not in DOUBTFUL and event.end is None and bool(event.when.earliest) and bool(event.when.latest)
    )


def are_in_order(one: Event, other: Event) -> bool:
    """Whether one of two events surely came before the other, whatever the clocks of their places."""
    return any(surely_before(*both) for both in ((one, other), (other, one)))


def surely_before(one: Event, other: Event) -> bool:
    """Whether the last day of one lies far enough before the first day of the other."""
    last, first = one.when.latest, other.when.earliest
    return last is not None and first is not None and last + APART <= first


def first_day(event: Event) -> date:
    """The first day on which an event may have been."""
    return event.when.earliest or date.min


# Who acted first


def pairs_of(events: Sequence[Event], chance: Random) -> tuple[Pair, ...]:
    """Up to four pairs of places, no place twice with one step, of which one surely took that step first."""
    found: list[Pair] = []
    used: set[tuple[str, str]] = set()
    for pair in drawn(settled_pairs(events), chance):
        own = {(pair.step, place) for place in pair.places}
        if len(found) < PAIRS and not own & used:
            found.append(pair)
            used |= own
    return tuple(turned(pair) if chance.random() < 0.5 else pair for pair in found)


def turned(pair: Pair) -> Pair:
    """The same pair the other way round."""
    return Pair(pair.step, (pair.places[1], pair.places[0]), (pair.events[1], pair.events[0]), pair.first)


def settled_pairs(events: Sequence[Event]) -> list[Pair]:
    """All pairs of places of which one surely took a step before the other."""
    pairs = []
    for step in KINDS:
        firsts = first_events(events, step)
        for (one, early), (other, late) in combinations(sorted(firsts.items()), 2):
            if are_in_order(early, late):
                first = one if surely_before(early, late) else other
                pairs.append(Pair(step, (one, other), (early.id, late.id), first))
    return pairs


def first_events(events: Sequence[Event], step: str) -> dict[str, Event]:
    """The first event by which each place took a step, where it is certain which that was.

    A state of a federation acts for itself: neither it nor its country is asked about.
    """
    by_place: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.state == step:
            for place in event.jurisdictions:
                by_place[place].append(event)
    federations = {place.split("-")[0] for place in by_place if "-" in place}
    asked = {place: rows for place, rows in by_place.items() if "-" not in place and place not in federations | {"WW"}}
    firsts = {place: min(rows, key=lambda event: (first_day(event), event.id)) for place, rows in asked.items()}
    return {place: event for place, event in firsts.items() if is_first(event, asked[place])}


def is_first(event: Event, rows: Iterable[Event]) -> bool:
    """Whether an event was surely not later than any other of its place; a doubtful one leaves it open."""
    last = event.when.latest
    others = (other.when.earliest for other in rows if other is not event)
    settled = event.evidence not in DOUBTFUL and bool(event.when.earliest) and last is not None
    return settled and all(first is not None and last is not None and last <= first for first in others)


# Grades of evidence, acts and figures


def events_to_grade(events: Sequence[Event], sources: Mapping[str, Source], chance: Random) -> tuple[str, ...]:
    """Up to six events, mixed, whose sources and note show the grade: one of each that there is, then any others."""
    rows = drawn([event for event in events if shows_grade(event, sources)], chance)
    first = {event.evidence: event for event in reversed(rows)}
    one_each = [first[grade] for grade in EVIDENCE if grade in first]
    if len(one_each) < 2:
        return ()
    others = [event for event in rows if event not in one_each]
    return mixed(ids([*one_each, *others])[:GRADED], chance)


def shows_grade(event: Event, sources: Mapping[str, Source]) -> bool:
    """Whether who sees the sources of an event, their grades and the note can tell how well it is known."""
    cited = [sources[key] for key in event.sources if key in sources]
    grades = {source.grade for source in cited}
    publishers = {source.publisher for source in cited if source.url and source.grade == "press"}
    by_itself = not grades.isdisjoint(("official", "official-copy"))
    plain = {
        "official": by_itself,
        "press": len(publishers) > 1 and not by_itself,
        "single-source": len(cited) == 1 and len(publishers) == 1,
        "article-only": not any(source.url for source in cited),
        "contested": bool(event.note_en and event.note_fr),
    }
    return len(cited) == len(event.sources) > 0 and plain[event.evidence]


def figures_and_acts(events: Sequence[Event], chance: Random) -> tuple[list[str], list[str]]:
    """Figures that somebody estimates or claims, and acts on record; none when either is missing."""
    figures = [event for event in events if event.type == "statistic" and event.evidence != "contested"]
    acts = [event for event in events if is_act(event)]
    if not figures or not acts:
        return [], []
    return ids(drawn(figures, chance)[:FIGURES]), ids(drawn(acts, chance)[:ACTS])


def is_act(event: Event) -> bool:
    """Whether an event is an act of an authority that it says itself or that two publishers report."""
    return event.evidence in ("official", "press") and (event.state in KINDS or event.type in ("ban-lifted", "fine"))


def ids(events: Iterable[Event]) -> list[str]:
    """The ids of events."""
    return [event.id for event in events]


def drawn(rows: Sequence[Row], chance: Random) -> list[Row]:
    """All of some rows in an order of chance."""
    return chance.sample(rows, len(rows))


def mixed(names: Sequence[str], chance: Random) -> tuple[str, ...]:
    """Ids in an order of chance."""
    return tuple(chance.sample(list(names), len(names)))
