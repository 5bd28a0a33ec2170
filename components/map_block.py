"""The map on the page: the finding of the day, the day's controls, the map, its legend and what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from components.day_controls import day_piece_of, on_day_picked
from components.geography import boundaries_name, not_on_map
from components.map_legend import state_legend
from components.markup import Node, pick, tag
from components.mount import Piece, figure_piece, markup_piece, picked, show_piece
from components.picks import select_event_keeping_day
from components.sentences import (
    DayWords,
    Standings,
    changes_between,
    day_sentences,
    state_words,
)
from components.view import View
from components.world import FRAMES, Figure, world_figure
from components.world_scene import world_scene
from loaders.story import Story
from words import text
from words.dates import day_words
from words.numbers import number_words
from words.places import list_words, place_name


@dataclass(frozen=True)
class MapBlock:
    """The map's finding, its figure with what it shows in words, what stands below it, the states of the day and the
    days on which one of them changes."""

    finding: Sequence[Node]
    figure: Figure
    sentence: str
    below: Sequence[Node]
    standings: Standings
    changes: Sequence[date]


def map_block(view: View, asked: date | None) -> MapBlock:
    """The state of the world on the chosen day; `asked` is a later day that a link named, which is said."""
    standings = view.standings(view.at)
    words = day_sentences(standings, view.at, view.lang, view.filtered)
    changes = view.changes
    return MapBlock(
        finding=finding(view, words, asked),
        figure=world_figure(world_scene(view, standings), view.palette),
        sentence=text("map.sentence", view.lang, heading=words.heading, detail=words.detail),
        below=[state_legend(view, standings), *changed(view, standings, changes), *notes(view)],
        standings=standings,
        changes=changes,
    )


def map_pieces(view: View, block: MapBlock, film: str) -> dict[str, Piece]:
    """The pieces of the map: the finding of the day, the day's controls, the map, its legend and what changed.

    `film` is the key of the days that the controls can show without the server.
    """
    return {
        "finding": markup_piece(block.finding),
        "at": day_piece_of(view.story, block.changes, film, view.at, view.lang),
        "frames": markup_piece([frame_buttons(view.choice.frame, view.lang)]),
        "map": figure_piece(block.figure, block.sentence),
        "map_words": markup_piece(block.below),
    }


def show_map(view: View, block: MapBlock, pieces: Mapping[str, Piece]) -> None:
    """The pieces of the map, from top to bottom."""
    show_piece("finding", pieces["finding"], kind="markup")
    show_piece("at", pieces["at"], on_day_picked)
    show_piece("frames", pieces["frames"], on_frame_picked, "markup")
    show_piece("map", pieces["map"], partial(on_place_picked, "map", view.story, dict(block.standings)))
    show_piece("map_words", pieces["map_words"], kind="markup")


def frame_buttons(chosen: str, lang: str) -> Node:
    """A button for each part of the world that the map can show, the shown one pressed."""
    buttons = [
        pick(text(f"frame.{frame}", lang), frame, aria_pressed="true" if frame == chosen else "false")
        for frame in FRAMES
    ]
    return tag("div", buttons, class_="periods frames", role="group", aria_label=text("frame.label", lang))


def on_frame_picked() -> None:
    """Show the part of the world that was picked."""
    st.session_state["frame"] = picked("frames")


def finding(view: View, words: DayWords, asked: date | None) -> list[Node]:
    """The heading and the sentence of the day."""
    about = view.story.about
    late = []
    if asked and asked > about.as_of and view.at == about.as_of:
        days = {"day": day_words(about.as_of, view.lang), "asked": day_words(asked, view.lang)}
        late = [tag("p", text("map.as_of", view.lang, **days), class_="remark")]
    return [
        tag("h2", words.heading, class_="day_heading"),
        *late,
        tag("p", words.detail, class_="muted day_detail"),
    ]


def changed(view: View, standings: Standings, changes: Sequence[date]) -> list[Node]:
    """What changed on the day, and the next day on which something does."""
    return [tag("div", tag("p", change_words(view, standings, changes), class_="day_changed"), class_="changed")]


def change_words(view: View, standings: Standings, changes: Sequence[date]) -> str:
    """What changed on the day, and the next day on which something does, in sentences."""
    lang = view.lang
    found = changes_between(view.standings(view.at - timedelta(days=1)), standings)
    sentences = [
        text(
            "map.change",
            lang,
            place=place_name(change.place, lang),
            before=state_words(change.before, lang, view.filtered),
            after=state_words(change.after, lang, view.filtered),
        )
        for change in found
    ]
    today = (
        f"{text('map.changed', lang)} {text('list.semicolon', lang).join(sentences)}."
        if sentences
        else text("map.unchanged", lang)
    )
    return today + next_words(view.at, changes, lang)


def next_words(day: date, changes: Sequence[date], lang: str) -> str:
    """The next day on which something changes, as a sentence after a space; nothing when there is none."""
    later = next((each for each in changes if each > day), None)
    return f" {text('map.next', lang, day=day_words(later, lang))}" if later else ""


def notes(view: View) -> list[Node]:
    """The boundaries' note and the kept events' jurisdictions that the map cannot show, with their counts."""
    named = view.story.columns.named
    counts = dict(zip(named.values, named.numbers(view.kept.mask).tolist(), strict=True))
    missing = not_on_map(sorted(place for place in counts if counts[place]))
    entries = [
        text(
            "map.not_drawn_count",
            view.lang,
            place=place_name(place, view.lang),
            count=number_words(counts[place], view.lang),
        )
        for place in missing
    ]
    parts = [text("map.boundaries", view.lang, name=boundaries_name(view.lang))]
    parts += [text("map.not_drawn", view.lang, places=list_words(entries, view.lang))] if entries else []
    return [tag("p", " ".join(parts), class_="small")]


def on_place_picked(key: str, story: Story, standings: Standings) -> None:
    """Open the event behind the state of the place that was picked, or the event itself of a fine."""
    place = picked(key)
    if place in standings:
        select_event_keeping_day(story, standings[place][0].event)
    elif story.event_of(place):
        select_event_keeping_day(story, place)
