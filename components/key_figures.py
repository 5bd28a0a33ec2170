"""The figures that carry the story, computed from the table: each says what kind it is and opens its event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from components.card import title_of
from components.markup import Node, pick, tag
from components.mount import picked, show_markup
from components.picks import select_event
from loaders.events import Event
from loaders.measures import Measure, measures_by_place
from loaders.standings import standings_on
from loaders.story import Story
from words import text
from words.dates import day_words
from words.numbers import short_amount
from words.places import list_words, place_name


@dataclass(frozen=True)
class KeyFigure:
    """A number in words, what it counts, and what each of its links says by what it picks: an event or a day."""

    number: str
    kind: str
    links: dict[str, str]


def key_figures(story: Story, lang: str) -> list[KeyFigure]:
    """The amounts that story.toml names, the blocks with their length, and the open investigations."""
    events = {event.id: event for event in story.events}
    named = [events[name] for name in story.about.figures if name in events]
    fines = [fine_figure(story, event, lang) for event in named if event.amount is not None and event.currency]
    counts = [estimate_figure(event, lang) for event in named if event.amount is not None and not event.currency]
    return [*fines, *blocks_figure(story, lang), *investigations_figure(story, lang), *counts]


def fine_figure(story: Story, fine: Event, lang: str) -> KeyFigure:
    """A sum of money, and the days from it to the next case that its jurisdiction opened.

    A sum from before the event that set the story off is called an earlier one.
    """
    number = short_amount(fine.amount or 0, fine.currency, lang)
    links = {fine.id: title_of(fine, lang)}
    case = next_case(story, fine)
    if not case or not fine.when.latest or not case.when.earliest:
        return KeyFigure(number, text("figures.sum", lang), links)
    trigger = next((event for event in story.events if event.id == story.about.trigger), None)
    key = "figures.earlier_sum" if trigger and _follows(trigger, fine) else "figures.sum_before"
    kind = text(key, lang, days=(case.when.earliest - fine.when.latest).days)
    return KeyFigure(number, kind, links)


def next_case(story: Story, event: Event) -> Event | None:
    """The first investigation opened after an event in one of its jurisdictions."""
    places = set(event.jurisdictions)
    return next(
        (
            each
            for each in story.events
            if each.type == "investigation-opened" and places & set(each.jurisdictions) and _follows(each, event)
        ),
        None,
    )


def _follows(later: Event, event: Event) -> bool:
    begins = later.when.earliest
    return bool(event.when.latest and begins and begins > event.when.latest and not later.scheduled)


def blocks_figure(story: Story, lang: str) -> list[KeyFigure]:
    """How many blocks there were, each with its length in days."""
    blocks = blocks_of(story)
    if not blocks:
        return []
    links = {}
    for block in blocks:
        place = place_name(block.jurisdiction, lang)
        links[block.event] = text("figures.block", lang, place=place, days=length_words(block, story.about.as_of, lang))
    return [KeyFigure(str(len(blocks)), text("figures.blocks", lang, count=len(blocks)), links)]


def blocks_of(story: Story) -> list[Measure]:
    """The blocks by their first day."""
    places = measures_by_place(story.measures[story.measures["state"] == "blocked"])
    blocks = [measure for rows in places.values() for measure in rows if not measure.doubtful]
    return sorted(blocks, key=lambda block: (block.begin_earliest, block.jurisdiction))


def block_days(block: Measure, as_of: date) -> tuple[int, int]:
    """The fewest and the most days on which a block was in force, up to the last day looked at."""
    after = as_of + timedelta(days=1)
    first, last = block.begin_earliest, block.begin_latest or block.begin_earliest
    earliest, latest = min(block.end_earliest or after, after), min(block.end_latest or after, after)
    return max(0, (earliest - last).days), (latest - first).days


def length_words(block: Measure, as_of: date, lang: str) -> str:
    """The length of a block: exact, between two numbers, or so far."""
    least, most = block_days(block, as_of)
    if block.end_latest is None or block.end_latest > as_of:
        return text("figures.days_so_far", lang, days=most)
    return (
        text("figures.days", lang, days=most)
        if least == most
        else text("figures.days_between", lang, least=least, most=most)
    )


def investigations_figure(story: Story, lang: str) -> list[KeyFigure]:
    """The jurisdictions with an investigation of their own that was certainly open on the last day looked at."""
    as_of = story.about.as_of
    open_ones = [
        place
        for place, standings in standings_on(story.measures, as_of).items()
        if any(each.state == "investigating" and each.certainty == "certain" and not each.via for each in standings)
    ]
    if not open_ones:
        return []
    kind = text("figures.investigations", lang, day=day_words(as_of, lang))
    names = list_words([place_name(place, lang) for place in open_ones], lang)
    return [KeyFigure(str(len(open_ones)), kind, {as_of.isoformat(): names})]


def estimate_figure(event: Event, lang: str) -> KeyFigure:
    """A number of things, with who gives it."""
    who = list_words(list(event.actors), lang)
    return KeyFigure(
        short_amount(event.amount or 0, "", lang),
        text("figures.estimate", lang, who=who),
        {event.id: title_of(event, lang)},
    )


def show_key_figures(story: Story, lang: str) -> None:
    """The figures in a row below the heading."""
    figures = key_figures(story, lang)
    if figures:
        show_markup("figures", figure_nodes(figures, lang), partial(on_figure_picked, story))


def figure_nodes(figures: Sequence[KeyFigure], lang: str) -> list[Node]:
    """The figures as a list; a keyboard reaches each of its links."""
    items = [tag("li", tag("strong", figure.number), tag("span", _words(figure, lang))) for figure in figures]
    return [tag("ul", items, class_="figures", aria_label=text("figures.label", lang))]


def _words(figure: KeyFigure, lang: str) -> list[Node]:
    """What a figure counts: itself the link where there is one only, which is named when pointed at."""
    if len(figure.links) == 1:
        ((target, label),) = figure.links.items()
        return [pick(figure.kind, target, class_="linklike", title=label)]
    separated: list[Node] = []
    for target, label in figure.links.items():
        separated += [" · " if separated else text("list.colon", lang), pick(label, target, class_="linklike")]
    return [figure.kind, *separated]


def on_figure_picked(story: Story) -> None:
    """Open the event that was picked, or show the map on the day that was."""
    choice = picked("figures")
    if choice == story.about.as_of.isoformat():
        st.session_state["day"] = story.about.as_of
    else:
        select_event(story, choice)
