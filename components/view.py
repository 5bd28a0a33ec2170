"""What one run of the page shows: the story, the visitor's choice, and the events that it keeps."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from components.filters import Filters, Kept, keep
from components.link import Choice
from components.palette import Palette
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
