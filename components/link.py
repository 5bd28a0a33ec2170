"""The address of a view: what a reader chose, as codes, read with doubt and written in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode

from components.filters import Filters
from components.grouping import LANES
from components.world import FRAMES
from loaders.story import Story
from words import LANGS

VIEWS = ("explore", "first", "spread", "compare", "claims", "about")
"""The pages of the story; the first stands in no link."""

SORTS = ("step", "warning", "investigation", "order", "block")
"""By what the rows of "who moved first" are ordered; the first stands in no link."""

WHOLE = "all"
"""The zoom that shows the whole story."""


SCALES = ("date", "equal")
"""How the days of the timeline are spaced; the first stands in no link."""

WORLD = "world"
"""The frame of the map that stands in no link."""

MARGIN = timedelta(days=366)
"""How far a zoom may reach beyond the story."""


@dataclass(frozen=True)
class Choice:
    """Everything that a link carries."""

    lang: str
    at: date
    filters: Filters = field(default_factory=Filters)
    event: str = ""
    zoom: str = ""  # "" is the opening window, WHOLE, or "2026-01-01/2026-01-31"
    view: str = VIEWS[0]
    frame: str = WORLD  # the part of the world that the map shows
    other: date | None = None  # the day that `at` is compared with, None the story's own
    since: str = ""  # the event that "who moved first" counts from, "" the story's own trigger
    sort: str = SORTS[0]
    lanes: str = LANES[0]  # what the lanes of the timeline stand for
    scale: str = SCALES[0]


@dataclass(frozen=True)
class Read:
    """A link as read, and the event it names that the story does not have."""

    choice: Choice
    unknown_event: str = ""


def choice_from_link(query: str, story: Story, lang: str) -> Read:
    """What a link asks for; values that the story does not know are dropped. `lang` holds when the link names none."""
    values = parse_qs(query)
    event = _first(values, "event")
    known = story.row_of
    first, last = story_days(story)
    view = _one_of(_first(values, "view"), views_of(story)) or VIEWS[0]
    since, sort = (_first(values, name) if view == "first" else "" for name in ("since", "sort"))
    choice = Choice(
        lang=_one_of(_first(values, "lang"), LANGS) or lang,
        at=min(max(_day(_first(values, "at")) or story.about.opening_day, first), story.about.as_of),
        filters=_filters(values, story),
        event=event if event in known else "",
        view=view,
        zoom=zoom_of(_first(values, "zoom"), first, last),
        other=_between(_day(_first(values, "with")), first, story.about.as_of) if view == "compare" else None,
        frame=_one_of(_first(values, "frame"), tuple(FRAMES)) or WORLD,
        since=since if since in triggers_of(story) and since != trigger_of(story) else "",
        sort=_one_of(sort, SORTS) or SORTS[0],
        lanes=_one_of(_first(values, "lanes"), LANES) or LANES[0],
        scale=_one_of(_first(values, "scale"), SCALES) or SCALES[0],
    )
    return Read(choice, "" if event in known else event)


def views_of(story: Story) -> tuple[str, ...]:
    """The pages that a story has: one without claims, or without an event to count from, lacks theirs."""
    has = {"claims": bool(story.claims), "first": bool(triggers_of(story))}
    return tuple(view for view in VIEWS if has.get(view, True))


def triggers_of(story: Story) -> tuple[str, ...]:
    """The events that days can be counted from: those that have happened."""
    return story.happened


def trigger_of(story: Story) -> str:
    """The event from which days are counted unless another is chosen; the story may name one that it does not have."""
    known = triggers_of(story)
    return story.about.trigger if story.about.trigger in known else known[0]


def asked_day(query: str) -> date | None:
    """The day that a link names, also one after the last day looked at."""
    return _day(_first(parse_qs(query), "at"))


def link_from_choice(choice: Choice) -> str:
    """The query of the address, in one order; the language and the day always stand in it, so that it keeps."""
    filters = choice.filters
    pairs = [("lang", choice.lang), ("view", "" if choice.view == VIEWS[0] else choice.view)]
    if choice.view == "compare":
        pairs += [("with", _text(choice.other))]
    if choice.view == "first":
        pairs += [("since", choice.since), ("sort", "" if choice.sort == SORTS[0] else choice.sort)]
    for name in ("category", "place", "actor", "evidence"):
        pairs += [(name, value) for value in getattr(filters, name)]
    pairs += [("q", filters.q), ("from", _text(filters.start)), ("to", _text(filters.end))]
    pairs += [("zoom", choice.zoom), ("frame", "" if choice.frame == WORLD else choice.frame)]
    pairs += [("lanes", "" if choice.lanes == LANES[0] else choice.lanes)]
    pairs += [("scale", "" if choice.scale == SCALES[0] else choice.scale)]
    pairs += [("at", choice.at.isoformat()), ("event", choice.event)]
    return urlencode([(name, value) for name, value in pairs if value])


def zoom_of(text: str, first: date, last: date) -> str:
    """A zoom that can be shown: the whole story, or two days in order that lie near the story's first and last.

    Anything else is the opening window.
    """
    if text == WHOLE:
        return WHOLE
    begin, _, end = text.partition("/")
    days = _day(begin), _day(end)
    near = [day for day in days if day and first - MARGIN <= day <= last + MARGIN]
    return text if len(near) == 2 and near[0] < near[1] else ""


def days_of(zoom: str) -> tuple[date, date]:
    """The two days of a zoom that names them."""
    begin, _, end = zoom.partition("/")
    return date.fromisoformat(begin), date.fromisoformat(end)


def story_days(story: Story) -> tuple[date, date]:
    """The first and the last day that any event may have happened on, the last day looked at included."""
    return story.days


def _filters(values: Mapping[str, list[str]], story: Story) -> Filters:
    start, end = _day(_first(values, "from")), _day(_first(values, "to"))
    if start and end and start > end:
        start = end = None
    return Filters(
        category=_known(values, "category", [kind.category for kind in story.types.values()]),
        place=_known(values, "place", known_places(story)),
        actor=_known(values, "actor", story.columns.actor.values),
        evidence=_known(values, "evidence", story.columns.evidence.values),
        q=_first(values, "q").strip()[:200].strip(),
        start=start,
        end=end,
    )


def known_places(story: Story) -> tuple[str, ...]:
    """The jurisdictions that some event names, and the countries of its states, in order of their first event."""
    return story.columns.place.values


def _known(values: Mapping[str, list[str]], name: str, known: Sequence[str]) -> tuple[str, ...]:
    asked, has = dict.fromkeys(values.get(name, [])), set(known)
    return tuple(value for value in asked if value in has)


def _first(values: Mapping[str, list[str]], name: str) -> str:
    return values.get(name, [""])[0]


def _one_of(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""


def _between(day: date | None, first: date, last: date) -> date | None:
    return day if day and first <= day <= last else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
