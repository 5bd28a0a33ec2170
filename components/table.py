"""The table of the filtered events: the same rows as the pictures, for reading, for screen readers and for phones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from babel.dates import format_date

from components.card import DOUBTFUL, sign, title_of
from components.markup import Node, pick, tag
from components.when import event_when, in_force_words
from loaders.events import Event
from loaders.measures import measures_by_place
from loaders.story import Story
from words import text
from words.numbers import number_words
from words.places import state_with_country

COLUMNS = ("date", "where", "what", "kind", "evidence", "sources")

MOST_ROWS = 1_000
"""Events of a story up to which the page has all rows, so that a filter only hides some: they weigh a kilobyte each."""
PART = 50
"""Rows of a longer story that come at once."""


NOTHING_HELD: Mapping[str, Sequence[str]] = MappingProxyType({})


def table_heading(lang: str) -> Node:
    """The heading in two wordings: of a table, and of the list that it is when it is read downwards."""
    forms = [tag("span", text(f"table.{name}", lang), class_=name) for name in ("heading", "day_by_day")]
    return tag("h2", forms)


def table_nodes(events: Sequence[Event], lang: str, held: Mapping[str, Sequence[str]] = NOTHING_HELD) -> list[Node]:
    """A table in order of time, which table.css can also show as a list on a rule, with months and days as headings.

    `held` says of events how long what they opened was in force. Of a long story the rows come later, some at a time.
    """
    if is_long(events):
        events = ()
    head = tag("tr", *(tag("th", text(f"table.{column}", lang), scope="col") for column in COLUMNS))
    body = tag("tbody", *_rows(events, held, lang))
    return [tag("table", tag("caption", caption_words(len(events), lang)), tag("thead", head), body, class_="events")]


def held_words(story: Story, events: Iterable[Event], lang: str) -> dict[str, tuple[str, ...]]:
    """How long each measure was in force that these events opened, in words, by event; acts have none."""
    opened = story.measures[story.measures["event"].isin([event.id for event in events])]
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for measures in measures_by_place(opened).values():
        for measure in measures:
            words = in_force_words(measure, story.about.as_of, lang)
            found[measure.event] |= {words: None} if words else {}
    return {event: tuple(words) for event, words in found.items()}


def caption_words(count: int, lang: str, first: int | None = None) -> str:
    """What a table of so many events is called, or of the first ones of them."""
    if first is not None and first < count:
        numbers = {"first": number_words(first, lang), "count": number_words(count, lang)}
        return text("table.first_caption", lang, **numbers)
    return text("table.caption", lang, count=number_words(count, lang))


def is_long(events: Sequence[Event]) -> bool:
    """Whether a story is too long for a page that has all its rows."""
    return len(events) > MOST_ROWS


def rows_of(events: Iterable[Event], lang: str, held: Mapping[str, Sequence[str]] = NOTHING_HELD) -> list[Node]:
    """The rows of some events, months and days heading them."""
    return list(_rows(events, held, lang))


def _rows(events: Iterable[Event], held: Mapping[str, Sequence[str]], lang: str) -> Iterable[Node]:
    month = day = ""
    for event in events:
        name, words = month_name(event, lang), event_when(event, lang)
        if name != month:
            yield _heading_row("month", [tag("h3", name)])
        if (name, words) != (month, day):
            unsure = [tag("em", text("table.uncertain", lang), class_="mark")] if is_uncertain(event) else []
            yield _heading_row(
                "day uncertain" if unsure else "day", [tag("h4", words[:1].upper() + words[1:]), *unsure]
            )
        month, day = name, words
        yield _row(event, tuple(held.get(event.id, ())), lang)


def is_uncertain(event: Event) -> bool:
    """Whether the sources give no exact day for an event, or for its beginning."""
    when = event.when
    return when.earliest != when.latest or when.approximate or when.uncertain


def _heading_row(name: str, words: Sequence[Node]) -> Node:
    return tag("tr", tag("th", words, colspan=str(len(COLUMNS)), scope="rowgroup"), class_=name)


def month_name(event: Event, lang: str) -> str:
    """The month under which an event stands, that of its first possible day; "" when no day is known."""
    day = event.when.earliest or event.when.latest
    return _month(day.replace(day=1), lang) if day else ""


@lru_cache(maxsize=2048)
def _month(day: date, lang: str) -> str:
    name = str(format_date(day, "LLLL yyyy", locale=lang))
    return name[0].upper() + name[1:]


def _sources_word(count: int, lang: str) -> str:
    return text("table.one_source" if count == 1 else "table.many_sources", lang)


def _evidence(evidence: str, lang: str) -> Node:
    name = text(f"evidence.{evidence}", lang)
    return tag("em", name, class_="mark doubtful") if evidence in DOUBTFUL else name


@lru_cache(maxsize=8192)
def _row(event: Event, held: tuple[str, ...], lang: str) -> Node:
    """A row of the table, remembered; its word "possibly" is seen only while the filters ask for days it may miss."""
    remarks = {"due": event.scheduled, "possibly": event.when.earliest != event.when.latest or event.end is not None}
    cells: dict[str, list[Node]] = {
        "date": [event_when(event, lang, weekday=False)],
        "where": [", ".join(state_with_country(place, lang) for place in event.jurisdictions)],
        "what": [
            pick(title_of(event, lang), event.id, class_="linklike"),
            *(
                tag("em", text(f"timeline.{name}", lang), class_=f"mark {name}")
                for name, is_so in remarks.items()
                if is_so
            ),
            *(tag("span", words, class_="held") for words in held),
        ],
        "kind": [sign(event.category), text(f"category.{event.category}", lang)],
        "evidence": [_evidence(event.evidence, lang)],
        "sources": [str(len(event.sources)), tag("span", f" {_sources_word(len(event.sources), lang)}", class_="unit")],
    }
    return tag(
        "tr",
        *(tag("td", *cells[column], class_=column) for column in COLUMNS),
        class_=f"event {event.category}{' uncertain' if is_uncertain(event) else ''}",
        data_pick=event.id,
    )
