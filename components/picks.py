"""What a pick changes: from one choice to the next, the same for the page and for what the browser asks ahead of it."""

from dataclasses import replace

from components.card import CITE, selected_day
from components.controls import get_choice, put_choice
from components.filters import Filters
from components.link import VIEWS, Choice, story_days, zoom_of
from components.mount import picked
from loaders.story import Story

RESET = "reset"
"""What the reset button picks; the buttons beside it pick the code of a period."""

EVENT_PIECES = ("timeline", "rows", "event")
"""The pieces on which events are picked."""

PERIOD_PIECES = ("counted", "chips", "zoom")
"""The pieces on which periods are picked."""

PIECES = (*EVENT_PIECES, *PERIOD_PIECES, "category")
"""The pieces whose picks are known here."""


def after_pick(choice: Choice, key: str, value: str, story: Story) -> Choice:
    """The choice after a value was picked on a piece; the same when the story does not know the value."""
    if key in EVENT_PIECES:
        return replace(choice, view="about") if value == CITE else after_event(choice, value, story)
    if key == "category":
        return after_category(choice, value, story)
    if value == RESET:
        return replace(choice, filters=Filters())
    zoom = zoom_of(value, *story_days(story))
    return replace(choice, zoom=zoom, event="" if key == "chips" else choice.event)


def after_event(choice: Choice, event: str, story: Story) -> Choice:
    """An event's card open, and the map on the day on which it had happened."""
    found = story.event_of(event)
    return replace(choice, event=event, at=selected_day(found, story.about.as_of)) if found else choice


def after_category(choice: Choice, category: str, story: Story) -> Choice:
    """A category asked for when it was not, and the other way round."""
    chosen = choice.filters.category
    if category not in {kind.category for kind in story.types.values()}:
        return choice
    left = tuple(each for each in chosen if each != category)
    after = left if category in chosen else (*chosen, category)
    return replace(choice, filters=replace(choice.filters, category=after))


def on_pick(key: str, story: Story) -> None:
    """Take over what was picked on a piece, within its callback."""
    put_choice(after_pick(get_choice(story.about.opening_day), key, picked(key), story))


def select_event(story: Story, event: str) -> None:
    """Open an event's card and move the map to the day on which it had happened."""
    put_choice(after_event(get_choice(story.about.opening_day), event, story))


def select_event_keeping_day(story: Story, event: str) -> None:
    """Open an event's card; the map stays on the day on which it was picked."""
    before = get_choice(story.about.opening_day)
    put_choice(replace(after_event(before, event, story), at=before.at))


def explore_event(story: Story, key: str) -> None:
    """Open the event that was picked on another page among all others, on the first page."""
    put_choice(replace(after_event(get_choice(story.about.opening_day), picked(key), story), view=VIEWS[0]))
