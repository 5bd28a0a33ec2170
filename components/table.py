"""The table of the filtered events: the same rows as the pictures, for reading, for screen readers and for phones."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from components.card import sign, title_of
from components.markup import Node, pick, tag
from components.when import event_when
from loaders.events import Event
from words import text
from words.places import state_with_country

COLUMNS = ("date", "where", "what", "kind", "evidence", "sources")


def table_nodes(
    events: Sequence[Event], selected: str, possibly: frozenset[str], lang: str, card: Sequence[Node] = ()
) -> list[Node]:
    """A table in order of time.

    On a narrow screen months head the rows, a row is an entry of a list, and `card` opens below the selected one.
    """
    head = tag("tr", *(tag("th", text(f"table.{column}", lang), scope="col") for column in COLUMNS))
    caption = tag("caption", text("table.caption", lang, count=len(events)))
    return [
        tag(
            "table",
            caption,
            tag("thead", head),
            tag("tbody", *_rows(events, selected, possibly, lang, card)),
            class_="events",
        )
    ]


def _rows(
    events: Iterable[Event], selected: str, possibly: frozenset[str], lang: str, card: Sequence[Node]
) -> Iterable[Node]:
    month = ""
    for event in events:
        day = event.when.earliest or event.when.latest
        name = _month(day.replace(day=1), lang) if day else ""
        if name != month:
            month = name
            yield tag("tr", tag("th", name, colspan=str(len(COLUMNS)), scope="rowgroup"), class_="month")
        yield _row(event, event.id == selected, event.id in possibly, lang)
        if event.id == selected and card:
            yield tag("tr", tag("td", *card, colspan=str(len(COLUMNS))), class_="detail")


@lru_cache(maxsize=2048)
def _month(day: date, lang: str) -> str:
    name = str(format_date(day, "LLLL yyyy", locale=lang))
    return name[0].upper() + name[1:]


def _sources_word(count: int, lang: str) -> str:
    return text("table.one_source" if count == 1 else "table.many_sources", lang)


def _row(event: Event, selected: bool, possibly: bool, lang: str) -> Node:
    remarks = {"timeline.due": event.scheduled, "timeline.possibly": possibly}
    marks = [text(key, lang) for key, holds in remarks.items() if holds]
    cells: dict[str, list[Node]] = {
        "date": [event_when(event, lang, weekday=False)],
        "where": [", ".join(state_with_country(place, lang) for place in event.jurisdictions)],
        "what": [
            pick(title_of(event, lang), event.id, class_="linklike", aria_current="true" if selected else ""),
            *(tag("em", mark, class_="mark") for mark in marks),
        ],
        "kind": [sign(event.category), text(f"category.{event.category}", lang)],
        "evidence": [text(f"evidence.{event.evidence}", lang)],
        "sources": [str(len(event.sources)), tag("span", f" {_sources_word(len(event.sources), lang)}", class_="unit")],
    }
    return tag(
        "tr",
        *(tag("td", *cells[column], class_=column) for column in COLUMNS),
        class_=f"event {event.category}" + (" selected" if selected else ""),
        data_pick=event.id,
    )
