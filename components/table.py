"""The table of the filtered events: the same rows as the pictures, for reading, for screen readers and for phones."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from components.card import DOUBTFUL, sign, title_of
from components.markup import Node, pick, tag
from components.when import event_when
from loaders.events import Event
from words import text
from words.places import state_with_country

COLUMNS = ("date", "where", "what", "kind", "evidence", "sources")


def table_nodes(events: Sequence[Event], lang: str) -> list[Node]:
    """A table in order of time, months heading the rows; on a narrow screen a row is an entry of a list."""
    head = tag("tr", *(tag("th", text(f"table.{column}", lang), scope="col") for column in COLUMNS))
    body = tag("tbody", *_rows(events, lang))
    return [tag("table", tag("caption", caption_words(len(events), lang)), tag("thead", head), body, class_="events")]


def caption_words(count: int, lang: str) -> str:
    """What a table of so many events is called."""
    return text("table.caption", lang, count=count)


def _rows(events: Iterable[Event], lang: str) -> Iterable[Node]:
    month = ""
    for event in events:
        name = month_name(event, lang)
        if name != month:
            month = name
            yield tag("tr", tag("th", name, colspan=str(len(COLUMNS)), scope="rowgroup"), class_="month")
        yield _row(event, lang)


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


def _row(event: Event, lang: str) -> Node:
    """A row of the table; its word "possibly" is seen only while the filters ask for days it may not touch."""
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
        ],
        "kind": [sign(event.category), text(f"category.{event.category}", lang)],
        "evidence": [_evidence(event.evidence, lang)],
        "sources": [str(len(event.sources)), tag("span", f" {_sources_word(len(event.sources), lang)}", class_="unit")],
    }
    return tag(
        "tr",
        *(tag("td", *cells[column], class_=column) for column in COLUMNS),
        class_=f"event {event.category}",
        data_pick=event.id,
    )
