"""What a pick changes: from one choice to the next, the same for the page and for what the browser asks ahead of it."""

from dataclasses import replace

from components.card import CITE, selected_day
from components.clusters import CLUSTER, opening_of
from components.controls import get_choice, place_words, put_choice
from components.filters import Filters, keep
from components.grouping import LANES
from components.link import SCALES, VIEWS, Choice, story_days, zoom_of
from components.mount import picked, zoomed
from components.zoom import Days, shown_days, steps, zoom_after_pick
from loaders.story import Story

RESET = "reset"
"""What the reset button picks; the buttons beside it pick the code of a period, a step from the shown one, lanes
("lanes:case") or a spacing of days ("scale:equal")."""

STEP = "step:"
"""How what a button picks begins that moves, widens or narrows the period."""

EVENT_PIECES = ("timeline", "rows", "event")
"""The pieces on which events are picked."""

PERIOD_PIECES = ("counted", "chips", "zoom", "spread_periods")
"""The pieces on which periods are picked."""

PIECES = (*EVENT_PIECES, *PERIOD_PIECES, "category")
"""The pieces whose picks are known here."""


def after_pick(choice: Choice, key: str, value: str, story: Story) -> Choice:
    """The choice after a value was picked on a piece; the same when the story does not know the value."""
    if value.startswith(CLUSTER):
        return after_cluster(choice, value, story)
    if key in EVENT_PIECES:
        return replace(choice, view="about") if value == CITE else after_event(choice, value, story)
    if key == "category":
        return after_category(choice, value, story)
    if value == RESET:
        return replace(choice, filters=Filters())
    name, _, code = value.partition(":")
    if name == "lanes":
        return replace(choice, lanes=code) if code in LANES else choice
    if name == "scale":
        return replace(choice, scale=code) if code in SCALES else choice
    is_step = value.startswith(STEP)
    zoom = after_step(choice, value.removeprefix(STEP), story) if is_step else value
    return replace(choice, zoom=zoom_of(zoom, *story_days(story)))


def after_event(choice: Choice, event: str, story: Story) -> Choice:
    """An event's card open, the map on the day on which it had happened, and the timeline where it stands."""
    found = story.event_of(event)
    if found is None:
        return choice
    zoom = zoom_after_pick(choice.zoom, found)
    return replace(choice, event=event, at=selected_day(found, story.about.as_of), zoom=zoom)


def after_category(choice: Choice, category: str, story: Story) -> Choice:
    """A category asked for when it was not, and the other way round."""
    chosen = choice.filters.category
    if category not in {kind.category for kind in story.types.values()}:
        return choice
    left = tuple(each for each in chosen if each != category)
    after = left if category in chosen else (*chosen, category)
    return replace(choice, filters=replace(choice.filters, category=after))


def after_step(choice: Choice, step: str, story: Story) -> str:
    """The zoom after a step from the shown period; the same when there is no such step."""
    return steps(story, days_shown(choice, story)).get(step, choice.zoom)


def days_shown(choice: Choice, story: Story) -> Days:
    """The first and the last day on the timeline."""
    event = story.event_of(choice.event) if choice.view == VIEWS[0] else None
    return shown_days(story, choice.zoom, event, keep(story, choice.filters, place_words(story)))


def after_cluster(choice: Choice, cluster: str, story: Story) -> Choice:
    """The days closer by for which a cluster or a bar stands, or its events alone where no closer look parts them."""
    try:
        opening = opening_of(cluster, *days_shown(choice, story))
    except ValueError:  # not two days
        return choice
    if opening is None:
        return choice
    if opening.zoom:
        return replace(choice, zoom=zoom_of(opening.zoom, *story_days(story)), event="")
    return replace(choice, filters=replace(choice.filters, start=opening.start, end=opening.end))


def on_pick(key: str, story: Story) -> None:
    """Take over what was picked on a piece, within its callback."""
    put_choice(after_pick(get_choice(story.about.opening_day), key, picked(key), story))


def on_zoomed(story: Story) -> None:
    """Show the days to which the visitor zoomed or dragged the timeline's window, within its callback."""
    put_choice(after_pick(get_choice(story.about.opening_day), "zoom", zoomed("timeline"), story))


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
