"""The controls of the map's day: a slider with the days of change, steps to those around it, and playing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.mount import Piece, picked, show_piece
from loaders.story import Story
from words import text


@dataclass(frozen=True)
class DaySlider:
    """The days from the first to the last, the chosen one, those with a change, and the changes before and after
    the chosen one, if any."""

    first: date
    last: date
    at: date
    changes: Sequence[date]
    previous: Sequence[date]
    next: Sequence[date]


def ask_day(story: Story, changes: Sequence[date], film: str, at: date, lang: str) -> None:
    """The day of the map: a slider with the days of change marked on it, steps to those around it, and playing."""
    show_piece("at", day_piece_of(story, changes, film, at, lang), on_day_picked)


def day_piece_of(story: Story, changes: Sequence[date], film: str, at: date, lang: str) -> Piece:
    """The controls of the day, from the opening window to the last day looked at."""
    first, last = min([story.about.opening_from, at]), story.about.as_of
    earlier = [day for day in changes if day < at]
    later = [day for day in changes if day > at]
    return day_piece(
        DaySlider(first, last, at, [day for day in changes if first <= day <= last], earlier[-1:], later[:1]),
        film,
        {name: text(f"day.{name}", lang) for name in ("label", "previous", "next", "play", "pause", "speed")},
        lang,
    )


def on_day_picked() -> None:
    """Choose the day of the map that was picked with the slider or its buttons."""
    st.session_state["day"] = date.fromisoformat(picked("at"))


def day_piece(days: DaySlider, film: str, words: Mapping[str, str], lang: str) -> Piece:
    """A slider of days.

    `film` is the key of the film of these days, for which the browser asks when it needs it; see `is_film_asked`.
    """
    return {
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        "at": days.at.isoformat(),
        "changes": [day.isoformat() for day in days.changes],
        "previous": next((day.isoformat() for day in days.previous), None),
        "next": next((day.isoformat() for day in days.next), None),
        "film": film,
        "words": dict(words),
        "lang": lang,
    }
