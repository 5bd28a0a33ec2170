"""How soon each jurisdiction took its first step of each kind after an event (design: "Reaction time")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.dates import When
from loaders.events import Event
from loaders.measures import Measure

KINDS: tuple[str, ...] = ("warned", "investigating", "ordered", "blocked")
"""The states whose beginning is a step, weakest first."""

STEP = "step"
"""Stands for a step of any kind."""


@dataclass(frozen=True)
class Span:
    """The fewest and the most days that there may be in between; `most` None is open."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether only one number of days is possible."""
        return self.least == self.most


@dataclass(frozen=True)
class Reaction:
    """One jurisdiction's first step of a kind: none by the last day when there is neither a span nor a step before.

    `events` are those that may be the first one, or, when a step was certainly taken before, the earliest of those.
    """

    kind: str
    events: tuple[str, ...] = ()
    span: Span | None = None
    before: str = ""  # "certain", "possibly", or "" when no step was taken before


@dataclass(frozen=True)
class Row:
    """One jurisdiction with its reactions in the order of `KINDS`."""

    place: str
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True)
class Rank:
    """The best and the worst rank that a row may have; `tied` when another row certainly has the same day."""

    best: int
    worst: int
    tied: bool = False


def rows_of(
    events: Iterable[Event], measures: Mapping[str, Sequence[Measure]], trigger: When, as_of: date
) -> list[Row]:
    """A row for each jurisdiction that an event names, in the order of codes; worldwide acts are nobody's."""
    places = sorted({place for event in events for place in event.jurisdictions} - {"WW"})
    return [
        Row(place, tuple(reaction_of(kind, measures.get(place, ()), trigger, as_of) for kind in KINDS))
        for place in places
    ]


def reaction_of(kind: str, measures: Iterable[Measure], trigger: When, as_of: date) -> Reaction:
    """The first step of a kind among one jurisdiction's own measures.

    A measure that certainly began before the trigger may have happened makes it "already before", whatever came later.
    One that may have begun before or after leaves both possible, and so does an older one that only the article
    reports.
    """
    begun = [m for m in measures if m.state == kind and m.begin_earliest <= as_of]
    begun.sort(key=lambda m: (m.begin_earliest, m.begin_latest or date.max, m.event))
    first, _ = trigger_days(trigger, as_of)
    older = [m for m in begun if m.begin_latest is not None and m.begin_latest < first]
    certain = [m for m in older if not m.doubtful]
    if certain:
        return Reaction(kind, (certain[0].event,), None, "certain")
    newer = [m for m in begun if m not in older]
    before = "possibly" if older or any(m.begin_earliest < first for m in newer) else ""
    if not newer:
        return Reaction(kind, tuple(m.event for m in older), None, before)
    span = first_span([span_between(m, trigger, as_of) for m in newer])
    may_be_first = [m for m in newer if span.most is None or span_between(m, trigger, as_of).least <= span.most]
    return Reaction(kind, tuple(m.event for m in may_be_first), span, before)


def trigger_days(trigger: When, as_of: date) -> tuple[date, date]:
    """The first and the last day of a trigger; one open on the left happens at its latest, as measures do."""
    earliest = trigger.earliest or trigger.latest or as_of
    return earliest, trigger.latest or max(earliest, as_of)


def span_between(measure: Measure, trigger: When, as_of: date) -> Span:
    """The days from the trigger to a measure; one that only the article reports may never have come."""
    first, last = trigger_days(trigger, as_of)
    least = max(0, (measure.begin_earliest - last).days)
    if measure.doubtful or measure.begin_latest is None:
        return Span(least, None)
    return Span(least, (measure.begin_latest - first).days)


def first_span(spans: Iterable[Span]) -> Span:
    """The days to the first of several steps: the least of the fewest and the least of the most.

    Whichever comes first can come no earlier than the earliest possible day of any, and it has come once any of them
    certainly has.
    """
    spans = list(spans)
    certain = [span.most for span in spans if span.most is not None]
    return Span(min(span.least for span in spans), min(certain, default=None))


def days_without(trigger: When, as_of: date) -> int:
    """More than so many days have passed for a jurisdiction without a step by the last day looked at."""
    return max(0, (as_of - trigger_days(trigger, as_of)[1]).days)


def span_of(row: Row, kind: str) -> Span | None:
    """The days to a row's first step of a kind, or of any kind."""
    spans = [reaction.span for reaction in row.reactions if reaction.span and kind in (reaction.kind, STEP)]
    return first_span(spans) if spans else None


def ranks_of(rows: Iterable[Row], kind: str) -> dict[str, Rank]:
    """The rank of each jurisdiction with a step of a kind; equal days share a rank, and the next one is left out.

    The best rank counts the rows that are certainly earlier, the worst those that may be.
    """
    spans = {row.place: span for row in rows if (span := span_of(row, kind))}
    return {place: _rank(span, [spans[other] for other in spans if other != place]) for place, span in spans.items()}


def _rank(own: Span, others: Sequence[Span]) -> Rank:
    earlier = sum(1 for other in others if other.most is not None and other.most < own.least)
    perhaps = sum(1 for other in others if own.most is None or other.least < own.most)
    return Rank(1 + earlier, 1 + perhaps, own.exact and own in others)


def leaders(rows: Iterable[Row], kind: str) -> tuple[list[str], Span] | None:
    """The jurisdictions that took the first step of a kind, and when; None when nobody did.

    Where the day is certain they are those that certainly acted on it, else all that may have been first.
    """
    spans = {row.place: span for row in rows if (span := span_of(row, kind))}
    if not spans:
        return None
    first = first_span(spans.values())
    if first.exact:
        return [place for place, span in spans.items() if span == first], first
    return [place for place, span in spans.items() if first.most is None or span.least <= first.most], first
