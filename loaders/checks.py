"""What rows mean together: which answers, ends or repeats which, and which sources bear it out."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush

from loaders.dates import When
from loaders.events import Event, ends_before
from loaders.problems import Problem, Spot
from loaders.sources import Source


@dataclass(frozen=True)
class Known:
    """All events whose rows can be read, by id, and all sources."""

    events: Mapping[str, Event]
    sources: Mapping[str, Source]


def check_events(events: Sequence[Event], sources: Mapping[str, Source], file: str) -> tuple[Problem, ...]:
    """What is wrong between events; a reference to a row that could not be read is no matter here."""
    known = Known({event.id: event for event in events}, sources)
    checks: tuple[Callable[[Event, Known, Spot], Iterator[Problem]], ...] = (
        answer_problems, case_problems, ending_problems, twice_ended, source_problems
    )  # fmt: skip
    places = ((event, Spot(file, event.line)) for event in events)
    own = (problem for event, spot in places for check in checks for problem in check(event, known, spot))
    return (*own, *duplicate_problems(events, file))


def answer_problems(event: Event, known: Known, spot: Spot) -> Iterator[Problem]:
    """Answers that were certainly given before what they answer."""
    for asked in named(event.responds_to, known):
        if ends_before(event.when, asked.when):
            yield spot.problem("answer_before_question", "responds_to", asked.id, other_date=asked.when.text)


def case_problems(event: Event, known: Known, spot: Spot) -> Iterator[Problem]:
    """Cases that belong to a case themselves."""
    root = known.events.get(event.part_of)
    if root and root.part_of:
        yield spot.problem("nested_case", "part_of", root.id, meant=root.part_of)


def ending_problems(event: Event, known: Known, spot: Spot) -> Iterator[Problem]:
    """Endings of what opened nothing here, had not begun, or may not have begun."""
    for ended in named(event.ends, known):
        if not ended.state:
            yield spot.problem("nothing_to_end", "ends", ended.id, type=ended.type)
        elif not {"WW", *ended.jurisdictions} & set(event.jurisdictions):
            places, reason = ", ".join(ended.jurisdictions), "nothing_to_end.elsewhere"
            yield spot.problem("nothing_to_end", "ends", ended.id, reason=reason, places=places)
        elif ends_before(event.when, ended.when):
            yield spot.problem("ends_before_it_starts", "ends", ended.id, other_date=ended.when.text)
        elif overlap(event.when, ended.when):
            yield spot.problem("order_unknown", "ends", ended.id, other_date=ended.when.text)


def twice_ended(event: Event, known: Known, spot: Spot) -> Iterator[Problem]:
    """Events with a last day of their own that another event ends as well."""
    for ended in named(event.ends, known):
        if ended.end:
            yield Spot(spot.file, ended.line).problem("end_and_ended", "end", ended.end.text, other=event.id)


def source_problems(event: Event, known: Known, spot: Spot) -> Iterator[Problem]:
    """Sources that are older than what they are to bear out, and events that only weak sources bear out."""
    found = [known.sources[source] for source in event.sources if source in known.sources]
    for source in found:
        if not event.scheduled and source.when and ends_before(source.when, event.when):
            yield spot.problem("source_before_event", "sources", source.id, source_date=source.date)
    if len(found) == len(event.sources) and all(source.grade == "weak" for source in found):
        yield spot.problem("weak_source_alone", "sources", "; ".join(event.sources))


def duplicate_problems(events: Sequence[Event], file: str) -> Iterator[Problem]:
    """Events of one type, place and set of actors whose dates overlap those of an earlier row."""
    groups: dict[tuple[str, str, frozenset[str]], list[Event]] = {}
    for event in events:
        for key in likeness(event):
            groups.setdefault(key, []).append(event)
    firsts: dict[int, Event] = {}
    by_line = {event.line: event for event in events}
    for group in groups.values():
        for line, first in first_overlapping(group).items():
            firsts[line] = min(by_line[first], firsts.get(line, by_line[first]), key=line_of)
    for line, first_event in firsts.items():
        first_line, second = str(first_event.line), by_line[line]
        yield Spot(file, line).problem("likely_duplicate", "id", second.id, other=first_event.id, first=first_line)


def first_overlapping(events: Sequence[Event]) -> dict[int, int]:
    """For the line of each event the first line before it whose dates overlap its own, where there is one.

    By the first day of each: of those that began before it, a heap has the first line that still lasts; those that
    begin within it, which are few, are looked through.
    """
    if len(events) < 2:
        return {}
    rows = sorted((event.when.earliest or date.min, event.line, event.when.latest or date.max) for event in events)
    starts, lines = [start for start, _, _ in rows], [line for _, line, _ in rows]
    lasting: list[tuple[int, date]] = []
    found = {}
    for start, line, end in rows:
        while lasting and lasting[0][1] < start:
            heappop(lasting)
        within = lines[bisect_right(starts, start) : bisect_right(starts, end)]
        first = min(lasting[0][0] if lasting else line, min(within, default=line))
        if first < line:
            found[line] = first
        heappush(lasting, (line, end))
    return found


def line_of(event: Event) -> int:
    """The line on which the event's row starts."""
    return event.line


def likeness(event: Event) -> list[tuple[str, str, frozenset[str]]]:
    """What two rows of one event would share, once per jurisdiction."""
    actors = frozenset(actor.casefold() for actor in event.actors)
    return [(event.type, place, actors) for place in event.jurisdictions]


def overlap(one: When, other: When) -> bool:
    """Whether both dates may stand for the same day."""
    starts_first = (one.earliest or date.min) <= (other.latest or date.max)
    return starts_first and (other.earliest or date.min) <= (one.latest or date.max)


def named(ids: Sequence[str], known: Known) -> list[Event]:
    """The events of these ids whose rows can be read."""
    return [known.events[name] for name in ids if name in known.events]


def without_missing(event: Event, ids: frozenset[str]) -> Event:
    """The event without its references to rows that were left out."""
    if ids.issuperset(references(event)):
        return event
    return replace(
        event,
        responds_to=tuple(name for name in event.responds_to if name in ids),
        part_of=event.part_of if event.part_of in ids else "",
        ends=tuple(name for name in event.ends if name in ids),
    )


def missing_references(event: Event, ids: frozenset[str], file: str) -> Iterator[Problem]:
    """A warning for each reference to a row of the file that was left out for its own fault.

    The row itself stays in, without the reference: else one bad date would take its whole case along.
    """
    if ids.issuperset(references(event)):
        return
    for column, names in (("responds_to", event.responds_to), ("part_of", case(event)), ("ends", event.ends)):
        for name in names:
            if name not in ids:
                yield Spot(file, event.line).problem("reference_left_out", column, name)


def references(event: Event) -> tuple[str, ...]:
    """The ids of all events that one names."""
    return (*event.responds_to, *case(event), *event.ends)


def case(event: Event) -> tuple[str, ...]:
    """The id of the case to which an event belongs, if it belongs to one."""
    return (event.part_of,) if event.part_of else ()
