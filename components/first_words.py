"""Who moved first, in words: the finding, what the signs mean, and how many took each step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from components.card import title_of
from components.when import event_when
from loaders.events import Event
from loaders.reactions import STEP, Rank, Row, Span, days_without, leaders, span_of
from words import text
from words.dates import day_words
from words.places import list_words, place_in_sentence, place_name

NAMED = 4
"""How many jurisdictions a sentence names; more are counted."""

KIND_OF = {"warning": "warned", "investigation": "investigating", "order": "ordered", "block": "blocked"}
"""The state that an act of each category opens."""


@dataclass(frozen=True)
class Race:
    """The rows counted from a trigger, with the last day looked at and the events by id."""

    rows: Sequence[Row]
    trigger: Event
    as_of: date
    events: dict[str, Event]
    lang: str

    @property
    def without(self) -> int:
        """More than so many days have passed for a row without a step."""
        return days_without(self.trigger.when, self.as_of)


def heading_words(race: Race) -> str:
    """Who took the first step and who blocked first; that nobody did, if so."""
    if leaders(race.rows, STEP) is None:
        return text("first.nobody", race.lang, day=day_words(race.as_of, race.lang))
    parts = [_first(race, STEP), _first(race, "blocked")]
    words = text("list.semicolon", race.lang).join(parts)
    return words[0].upper() + words[1:]


def _first(race: Race, kind: str) -> str:
    new = "_new" if has_before(race.rows, kind) else ""
    found = leaders(race.rows, kind)
    if found is None:
        return text(f"first.none{new}", race.lang, day=day_words(race.as_of, race.lang))
    places, span = found
    key = f"first.leads_{kind}{new}"
    return text(key, race.lang, places=either_words(places, span, race.lang), when=when_words(span, race.lang))


def has_before(rows: Iterable[Row], kind: str) -> bool:
    """Whether some row took, or may have taken, a step of a kind before the trigger."""
    return any(reaction.before and kind in (reaction.kind, STEP) for row in rows for reaction in row.reactions)


def either_words(places: Sequence[str], span: Span, lang: str) -> str:
    """Jurisdictions that were first together, joined by "and", or of which one was, joined by "or"."""
    if len(places) > NAMED:
        key = "first.together" if span.exact else "first.one_of"
        return text(key, lang, count=len(places))
    names = [place_in_sentence(place, lang) for place in sorted(places, key=lambda place: place_name(place, lang))]
    if span.exact or len(names) < 2:
        return list_words(names, lang)
    return f"{', '.join(names[:-1])} {text('first.or', lang)} {names[-1]}"


def when_words(span: Span, lang: str) -> str:
    """Days after the trigger within a sentence: "on day 9", "between day 14 and day 16"."""
    key = "first.on_open" if span.most is None else "first.on_day" if span.exact else "first.on_days"
    return text(key, lang, least=span.least, most=span.most)


def days_words(span: Span, lang: str) -> str:
    """Days after the trigger beside a mark: "9", "14 to 16"."""
    key = "first.open" if span.most is None else "first.day" if span.exact else "first.days"
    return text(key, lang, least=span.least, most=span.most)


def rank_words(rank: Rank | None, lang: str) -> str:
    """A rank: "3", "1=" for one that is shared for certain, "5 to 7"; "" for a row without a step."""
    if rank is None:
        return ""
    if rank.best < rank.worst:
        return text("first.days", lang, least=rank.best, most=rank.worst)
    return text("first.tied" if rank.tied else "first.day", lang, least=rank.best)


def lede_words(race: Race) -> str:
    """From what is counted and to when, and what the signs mean."""
    return text(
        "first.lede",
        race.lang,
        title=title_of(race.trigger, race.lang),
        when=event_when(race.trigger, race.lang, weekday=False),
        days=race.without,
        day=day_words(race.as_of, race.lang),
    )


def race_sentence(race: Race) -> str:
    """How many took a first step of each kind, and who was first."""
    parts = [
        text("list.colon", race.lang).join([text(f"category.{category}", race.lang).lower(), kind_words(race, kind)])
        for category, kind in KIND_OF.items()
    ]
    return text("first.sentence", race.lang, parts=text("list.semicolon", race.lang).join(parts))


def kind_words(race: Race, kind: str) -> str:
    """How many rows took a step of a kind, and which was first: "3 of 25; Indonesia on day 17"."""
    count = sum(1 for row in race.rows if span_of(row, kind))
    numbers = text("first.count", race.lang, count=count, all=len(race.rows))
    found = leaders(race.rows, kind)
    if found is None:
        return numbers
    places, span = found
    who = either_words(places, span, race.lang)
    return text("first.count_first", race.lang, numbers=numbers, places=who, when=when_words(span, race.lang))
