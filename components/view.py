"""What one run of the page shows: the story, the visitor's choice, and the events that it keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from components.filters import Filters, Kept, keep
from components.link import Choice
from components.palette import Palette
from components.zoom import Days, shown_days
from loaders.events import Event
from loaders.ledger import DayStates
from loaders.looks import Looks, looks_of
from loaders.measures import Measure
from loaders.standings import Standing
from loaders.story import Story

MOST_BEHIND = 4
"""Of what holds in a jurisdiction on a day so much is listed; the rest is counted."""


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
        return self.story.chosen(self.kept.mask)

    @cached_property
    def selected(self) -> Event | None:
        """The event whose card is open, also when the filters hide it."""
        return self.story.event_of(self.choice.event)

    @cached_property
    def days(self) -> Days:
        """The period on the timeline."""
        return shown_days(self.story, self.choice.zoom, self.selected, self.kept.ids)

    @cached_property
    def places(self) -> dict[str, list[Measure]]:
        """The measures that kept events opened, by jurisdiction; their endings are never filtered away."""
        return self.story.ledger.by_place(self.kept.mask)

    @cached_property
    def looks(self) -> Looks:
        """How each jurisdiction's state looks over time, by the kept measures."""
        return looks_of(self.story.spans, self.kept.mask, self.story.about.as_of)

    @cached_property
    def changes(self) -> list[date]:
        """The days on which the strongest state of some jurisdiction changes or becomes certain."""
        return self.looks.changes()

    def standings(self, day: date) -> Mapping[str, tuple[Standing, ...]]:
        """The strongest of what holds on a day in each jurisdiction, by the kept measures."""
        return self.states(day).standings

    def states(self, day: date) -> DayStates:
        """The same with the number of all that holds; each day is looked up once."""
        known = self._states
        if day not in known:
            known[day] = self.story.ledger.on(self.kept.mask, day, MOST_BEHIND)
        return known[day]

    @cached_property
    def _states(self) -> dict[date, DayStates]:
        return {}


def whole_view(story: Story, choice: Choice, palette: Palette) -> View:
    """The story on the chosen day with nothing filtered away."""
    whole = replace(choice, filters=Filters(), event="")
    return View(story, whole, keep(story, whole.filters, {}), palette)
