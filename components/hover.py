"""What a pointer over a mark or a country reads: small cards of escaped text, the way plotly.js takes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from html import escape

from components.card import title_of
from components.lettering import text_width
from components.palette import SIGNS, Palette
from components.sentences import state_words
from components.when import event_when
from loaders.events import Event
from loaders.standings import Standing
from words import text
from words.dates import day_words, span_words
from words.numbers import number_words
from words.places import place_name, state_with_country

WIDTH = 330
SIZE = 14
NAMED = 4
"""Events behind a state that are named under the pointer; the others are counted."""
MOST_TITLES = 5
"""Titles that a cluster names before it only counts."""


def event_hover(event: Event, lang: str, palette: Palette) -> str:
    """An event's kind, title, date in words, place and evidence."""
    return _event_hover(event, lang, palette.categories[event.category])


@lru_cache(maxsize=4096)
def _event_hover(event: Event, lang: str, colour: str) -> str:
    places = ", ".join(state_with_country(place, lang) for place in event.jurisdictions)
    kind = text(f"category.{event.category}", lang)
    due = f" ({text('timeline.due', lang)})" if event.scheduled else ""
    lines = [
        f'<span style="color:{colour}">{SIGNS[event.category]}</span> {escape(kind)}{due}',
        *(f"<b>{line}</b>" for line in _wrapped(title_of(event, lang))),
        escape(event_when(event, lang)),
        f"{escape(places)} · {escape(text(f'evidence.{event.evidence}', lang))}",
    ]
    return "<br>".join(lines)


def place_hover(
    place: str,
    standings: Sequence[Standing],
    contested: Sequence[str],
    titles: Mapping[str, str],
    lang: str,
    behind: int = 0,
) -> str:
    """A jurisdiction's state with the events behind it, and the contested ones, which count for nothing.

    The first of each are named, the others counted; `behind` is how many standings there are in all.
    """
    lines = [f"<b>{escape(place_name(place, lang))}</b>"]
    for standing in standings[:NAMED]:
        lines += [escape(state_words(standing, lang)), *_small(titles.get(standing.event, ""))]
    lines += _more(max(behind, len(standings)), lang)
    for event in contested[:NAMED]:
        lines += [escape(text("state.contested", lang)), *_small(titles[event])]
    return "<br>".join([*lines, *_more(len(contested), lang)])


def _more(count: int, lang: str) -> list[str]:
    """That more of them are behind a state than are named, if so."""
    return [escape(text("hover.more", lang, count=number_words(count - NAMED, lang)))] if count > NAMED else []


def _small(title: str) -> list[str]:
    return [f'<span style="font-size:12px">{line}</span>' for line in _wrapped(title)]


def _wrapped(title: str) -> list[str]:
    """A title in lines that fit the card, escaped."""
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, SIZE, 600) > WIDTH and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return [escape(line) for line in lines]


def cluster_hover(titles: Sequence[str], first: date, last: date, lane: str, lang: str) -> str:
    """The number of a cluster's events with their days, its lane, the first titles, and how many more there are."""
    if first == last:
        when = day_words(first, lang)
    else:
        when = span_words(str(first), first, first, str(last), last, last, lang)
    lines = [f"<b>{escape(text('cluster.events', lang, count=len(titles), when=when))}</b>", escape(lane)]
    for title in titles[:MOST_TITLES]:
        lines += _small(title)
    if len(titles) > MOST_TITLES:
        lines.append(escape(text("cluster.more", lang, count=len(titles) - MOST_TITLES)))
    return "<br>".join(lines)
