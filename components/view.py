"""What one run of the page shows, and what happens when an event or a place is picked on it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd
import streamlit as st

from components.card import CITE, selected_day
from components.filters import Filters, Kept, keep
from components.link import VIEWS, Choice
from components.mount import picked
from components.palette import Palette
from components.zoom import Days, shown_days, zoom_after_pick
from loaders.events import Event
from loaders.measures import Measure, measures_by_place
from loaders.standings import Standing, standings_at
from loaders.story import Story


@dataclass(frozen=True)
class View:
    """The story, the visitor's choice, and the events that pass the filters with their measures."""

    story: Story
    choice: Choice
    kept: Kept
    palette: Palette

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.choice.lang

    @property
    def filtered(self) -> bool:
        """Whether the filters may hide events, so that nothing shown is not nothing recorded."""
        return self.choice.filters.any()

    @property
    def at(self) -> date:
        """The day of the map."""
        return self.choice.at

    @cached_property
    def events(self) -> list[Event]:
        """The kept events in order of time."""
        return [event for event in self.story.events if event.id in self.kept.ids]

    @cached_property
    def measures(self) -> pd.DataFrame:
        """The measures that kept events opened; their endings are never filtered away."""
        return self.story.measures[self.story.measures["event"].isin(self.kept.ids)]

    @cached_property
    def selected(self) -> Event | None:
        """The event whose card is open, also when the filters hide it."""
        return next((event for event in self.story.events if event.id == self.choice.event), None)

    @cached_property
    def days(self) -> Days:
        """The period on the timeline."""
        return shown_days(self.story, self.choice.zoom, self.selected, self.kept.ids)

    @cached_property
    def places(self) -> dict[str, list[Measure]]:
        """The kept events' measures by jurisdiction."""
        return measures_by_place(self.measures)

    def standings(self, day: date) -> dict[str, tuple[Standing, ...]]:
        """What holds on a day in each jurisdiction, by the kept measures."""
        return standings_at(self.places, day)


def whole_view(story: Story, choice: Choice, palette: Palette) -> View:
    """The story on the chosen day with nothing filtered away."""
    whole = replace(choice, filters=Filters(), event="")
    return View(story, whole, keep(story.events, story.frame, whole.filters, {}), palette)


def select_event(story: Story, event: str) -> None:
    """Open an event's card, move the map to the day on which it had happened, and the timeline to where it stands."""
    known = {each.id: each for each in story.events}
    if event in known:
        st.session_state["zoom"] = zoom_after_pick(st.session_state.get("zoom") or "", known[event])
        st.session_state["selected"] = event
        st.session_state["day"] = selected_day(known[event], story.about.as_of)


def explore_event(story: Story, key: str) -> None:
    """Open the event that was picked on another page among all others, on the first page."""
    st.session_state["view"] = VIEWS[0]
    select_event(story, picked(key))


def on_event_picked(key: str, story: Story) -> None:
    """Open the event that was picked on a figure or a piece of markup, or the page that says how to cite it."""
    choice = picked(key)
    if choice == CITE:
        st.session_state["view"] = "about"
    else:
        select_event(story, choice)
