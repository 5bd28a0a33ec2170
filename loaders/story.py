"""The story: what story.toml says about it, and everything that was loaded."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress
from types import MappingProxyType

import pandas as pd

from loaders.chapters import Chapter, chapter_problems, chapters_of
from loaders.claims import Claim
from loaders.columns import Columns, Mask, columns_of
from loaders.events import Event
from loaders.help_lines import HelpLine, help_of, help_problems
from loaders.ledger import Ledger, ledger_of
from loaders.looks import Spans, spans_of
from loaders.problems import Problem, Spot, has_errors
from loaders.search import Texts
from loaders.sources import Source
from loaders.toml_values import (
    Toml,
    day_of,
    day_problems,
    names_of,
    order_problems,
    spot_of,
    tables_of,
    text_problems,
    texts_of,
)
from loaders.vocabulary import EventType

DAYS = ("as_of", "opening_day", "opening_from", "opening_to")
COMPARE_DAY = "compare_day"  # a story may be without
TEXTS = ("title", "lede", "notice")
FURTHER_TEXTS = ("unknown", "article", "class_notice")  # a story may be without


@dataclass(frozen=True)
class Window:
    """A named stretch of days to zoom to, both included; `label` by language."""

    start: date
    end: date
    label: dict[str, str]


@dataclass(frozen=True)
class About:
    """What the story says about itself; texts by language."""

    as_of: date  # the last day on which sources were looked at
    opening_day: date
    opening_from: date
    opening_to: date
    compare_day: date | None = None  # the day that others are compared with at first
    trigger: str = ""  # the event from which reactions are timed
    title: dict[str, str] = field(default_factory=dict)
    lede: dict[str, str] = field(default_factory=dict)
    notice: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)  # what is not known
    article: dict[str, str] = field(default_factory=dict)  # what the claims were made in
    windows: tuple[Window, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    figures: tuple[str, ...] = ()  # events whose amounts stand at the top of the page
    help: tuple[HelpLine, ...] = ()  # where somebody finds help whom the subject touches
    class_notice: dict[str, str] = field(default_factory=dict)  # what a class is told before the story


@dataclass(frozen=True, eq=False)
class Story:
    """All that a page shows; the events in order of time, and what was wrong in the files.

    A story loaded again is another one, even from the same files, so that what follows from one can be remembered.
    """

    about: About
    types: dict[str, EventType]
    sources: dict[str, Source]
    events: tuple[Event, ...]
    frame: pd.DataFrame
    measures: pd.DataFrame
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...] = ()

    @cached_property
    def columns(self) -> Columns:
        """The events as columns of numbers, in their order."""
        return columns_of(self.events)

    @cached_property
    def texts(self) -> Texts:
        """What the events say, for the search."""
        return Texts(self.events)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The place of each event among all, by id."""
        return MappingProxyType({event.id: row for row, event in enumerate(self.events)})

    @cached_property
    def ledger(self) -> Ledger:
        """The measures as columns, for the states of any day."""
        return ledger_of(self.measures, self.row_of, self.about.as_of)

    @cached_property
    def spans(self) -> Spans:
        """The stretches of days on which measures hold, for the looks of all days."""
        return spans_of(self.ledger)

    def event_of(self, id: str) -> Event | None:
        """The event of an id, if there is one."""
        row = self.row_of.get(id)
        return None if row is None else self.events[row]

    def chosen(self, mask: Mask) -> list[Event]:
        """The events for which a mask says so, in their order."""
        return list(compress(self.events, mask.tolist()))


# Stands in for a story.toml that cannot be read: a story without events, whose days mean nothing.
UNREAD = About(date(2000, 1, 1), date(2000, 1, 1), date(2000, 1, 1), date(2000, 1, 1))


def read_about(raw: bytes, file: str = "data/story.toml") -> tuple[About, tuple[Problem, ...]]:
    """What the story says about itself; `UNREAD` when an error keeps it from being read."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        toml = tomllib.loads(text)
    except UnicodeDecodeError:
        return UNREAD, (Spot(file, 1).problem("unreadable_file", "", reason="unreadable.not_text"),)
    except ValueError as fault:  # from tomllib, or from a number of thousands of digits
        return UNREAD, (not_toml(str(fault), file),)
    problems = tuple(about_problems(toml, text, file))
    return (UNREAD if has_errors(problems) else about_of(toml, text)), problems


def not_toml(message: str, file: str) -> Problem:
    """A file that breaks the rules of TOML, at the line where it does."""
    line = re.search(r"line (\d+)", message)
    spot = Spot(file, int(line[1]) if line else 1)
    return spot.problem("unreadable_file", "", reason="unreadable.not_toml")


def about_of(toml: Toml, text: str) -> About:
    """The values of a story.toml without error."""
    as_of, opening_day, opening_from, opening_to = (day_of(toml, name) for name in DAYS)
    return About(
        as_of,
        opening_day,
        opening_from,
        opening_to,
        compare_day=day_of(toml, COMPARE_DAY) if COMPARE_DAY in toml else None,
        trigger=str(toml.get("trigger", "")),
        windows=tuple(window_of(window) for window in tables_of(toml, "windows")),
        chapters=chapters_of(toml, text),
        figures=names_of(toml.get("figures")),
        help=help_of(toml),
        **{name: texts_of(toml.get(name)) for name in (*TEXTS, *FURTHER_TEXTS)},
    )


def window_of(window: Toml) -> Window:
    """A named stretch of days."""
    return Window(day_of(window, "from"), day_of(window, "to"), texts_of(window))


def about_problems(toml: Toml, text: str, file: str) -> Iterator[Problem]:
    """What is wrong with a story.toml."""
    for name in DAYS:
        yield from day_problems(toml, name, spot_of(name, text, file))
    if COMPARE_DAY in toml:
        yield from day_problems(toml, COMPARE_DAY, spot_of(COMPARE_DAY, text, file))
    yield from order_problems(toml, "opening_from", "opening_to", spot_of("opening_to", text, file))
    for name in TEXTS:
        yield from text_problems(texts_of(toml.get(name)), name, spot_of(name, text, file))
    for name in FURTHER_TEXTS:
        if name in toml:
            yield from text_problems(texts_of(toml[name]), name, spot_of(name, text, file))
    for window in tables_of(toml, "windows"):
        spot = spot_of("windows", text, file)
        yield from day_problems(window, "from", spot)
        yield from day_problems(window, "to", spot)
        yield from order_problems(window, "from", "to", spot)
        yield from text_problems(texts_of(window), "windows", spot)
    yield from chapter_problems(toml, text, file)
    yield from help_problems(toml, text, file)
