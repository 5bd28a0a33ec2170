"""The days that the timeline shows: chosen in the link, made wider or narrower, moved, or following an event."""

from collections.abc import Mapping
from datetime import date, timedelta

from components.axis import Window
from components.link import WHOLE, days_of, story_days
from components.scene import drawn_day, ending, in_window
from loaders.events import Event
from loaders.story import Story

LEAST_DAYS = 3
"""How few days the timeline may be asked to show."""
BEFORE = 0.3
"""Where in the window an event stands to which the window was moved, as a share of its days."""
AT_THE_EDGE = 0.06
"""How far from the window's edge the first event stands when the window goes on to the next ones, as such a share."""
WEEKS = 12
"""How many weeks the period up to the last day looked at has."""

Days = tuple[date, date]
"""The first and the last day of a period, both included."""


def chosen_days(story: Story, zoom: str) -> Days:
    """The period that a link chooses: the opening one, the whole story, or two days."""
    if zoom == WHOLE:
        return story_days(story)
    return days_of(zoom) if zoom else (story.about.opening_from, story.about.opening_to)


def shown_days(story: Story, zoom: str, event: Event | None, kept: frozenset[str]) -> Days:
    """The period on the timeline: two days of a link as they are, any other moved to show the chosen event."""
    window = Window(*chosen_days(story, zoom), 1.0)
    if not zoom:
        window = moved_to(window, event, kept)
    return window.begin, window.end


def moved_to(window: Window, event: Event | None, kept: frozenset[str]) -> Window:
    """The window, as long as before, moved so that it shows a chosen event that lies outside."""
    if event is None or event.id not in kept or in_window(event, window):
        return window
    return _beginning(window, drawn_day(event, window).toordinal() - round(window.days * BEFORE))


def zoom_beyond(story: Story, window: Window, event: Event) -> str:
    """The zoom, as long as before, to an event outside, which then stands near the edge by which it came in."""
    day, margin = drawn_day(event, window).toordinal(), round(window.days * AT_THE_EDGE)
    begin = day + margin - window.days if ending(event) < window.begin else day - margin
    return zoom_code(story, _within(story, begin, window.days))


def _beginning(window: Window, begin: int) -> Window:
    """The window with another first day, within what a calendar has."""
    begin = min(max(begin, date.min.toordinal()), date.max.toordinal() - window.days)
    return Window(date.fromordinal(begin), date.fromordinal(begin + window.days), window.width)


def zoom_after_pick(zoom: str, event: Event) -> str:
    """The zoom once an event was picked: two days of a link that do not show it move until they do."""
    if zoom in ("", WHOLE):
        return zoom
    window = Window(*days_of(zoom), 1.0)
    moved = moved_to(window, event, frozenset({event.id}))
    return zoom if moved == window else f"{moved.begin}/{moved.end}"


def zoom_code(story: Story, days: Days) -> str:
    """A period as a link says it."""
    return WHOLE if days == story_days(story) else f"{days[0]}/{days[1]}"


def steps(story: Story, days: Days) -> Mapping[str, str]:
    """The zoom that each of the buttons beside the periods leads to, by what the button does."""
    half = max(1, (days[1] - days[0]).days // 2)
    return {
        "before": zoom_code(story, _moved(story, days, -half)),
        "out": zoom_code(story, _as_long_as(story, days, 4 * half)),
        "in": zoom_code(story, _as_long_as(story, days, half)),
        "after": zoom_code(story, _moved(story, days, half)),
    }


def weeks_up_to(last: date) -> Days:
    """The weeks before a day, and the day itself."""
    return last - timedelta(weeks=WEEKS), last


def _as_long_as(story: Story, days: Days, length: int) -> Days:
    """The period with so many days round the same middle, never less than a few nor more than the story has."""
    first, last = story_days(story)
    length = min(max(length, LEAST_DAYS), (last - first).days)
    middle = days[0] + (days[1] - days[0]) // 2
    return _within(story, middle.toordinal() - length // 2, length)


def _moved(story: Story, days: Days, by: int) -> Days:
    return _within(story, days[0].toordinal() + by, (days[1] - days[0]).days)


def _within(story: Story, begin: int, length: int) -> Days:
    """The period of a length that begins on a day, or as near to it as the story's first and last day allow."""
    first, last = story_days(story)
    length = min(length, (last - first).days)
    begin = min(max(begin, first.toordinal()), last.toordinal() - length)
    return date.fromordinal(begin), date.fromordinal(begin + length)
