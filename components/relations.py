"""What one event has to do with others: what it answers and ends, what answered and ended it, and its case."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.events import Event


def linked(event: Event, events: Sequence[Event]) -> list[tuple[str, Event]]:
    """Each event that another one answers, ends or belongs to, or that answers or ends it or belongs to its case, once.

    With it the first of these that holds, as a code: answers, lifts, case, lifted, answered, opens_case.
    """
    known = {each.id: each for each in events}
    found = [("answers", each) for each in event.responds_to]
    found += [("lifts", each) for each in event.ends]
    found += [("case", event.part_of)] if event.part_of else []
    found += [("lifted", each.id) for each in events if event.id in each.ends]
    found += [("answered", each.id) for each in events if event.id in each.responds_to]
    found += [("opens_case", each.id) for each in events if each.part_of == event.id]
    return [(code, known[other]) for code, other in _first_of_each(found) if other in known]


def _first_of_each(found: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    seen: set[str] = set()
    for code, other in found:
        if other not in seen:
            seen.add(other)
            yield code, other


def cases_of(events: Iterable[Event]) -> list[list[str]]:
    """The cases of more than one event, each as the ids of its events in the given order."""
    cases: dict[str, list[str]] = defaultdict(list)
    for event in events:
        cases[event.part_of or event.id].append(event.id)
    return [case for case in cases.values() if len(case) > 1]


def case_of(event: Event, events: Iterable[Event]) -> list[str]:
    """The ids of the events of an event's case, in the given order; empty when it stands alone."""
    return next((case for case in cases_of(events) if event.id in case), [])
