"""The days of the edition's map: what may stand where on each, so that a browser finds the state under any filter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from components.film import bare_scene, replace_day
from components.geography import shapes
from components.link import Choice, story_days
from components.palette import DARK, LIGHT, Palette
from components.view import View, whole_view
from components.world import BLANK, FRAMES, Look, WorldScene, fill_of, look_of, world_figure
from components.world_scene import fines_until, shape_name
from loaders.events import Event
from loaders.openings import Opening, opening_days, openings_at
from loaders.standings import STATES, Standing
from loaders.story import Story
from words.dates import day_words
from words.places import place_in_sentence

Json = dict[str, object]
ORDER = ("markers", "possibly", "lifted", "via", "fines", "names")
"""What lies above what on the map."""


def view_in(story: Story, lang: str) -> View:
    """The whole story on its opening day in a language, in light colours."""
    return whole_view(story, Choice(lang, story.about.opening_day), LIGHT)


@dataclass(frozen=True)
class Days:
    """The days of a story, and the openings of each place on those on which they change."""

    story: Story
    view: View

    @cached_property
    def days(self) -> list[tuple[str, dict[str, tuple[Opening, ...]]]]:
        """Each day with the places whose openings are others than before; none left is an empty list."""
        about = self.story.about
        found, before = [], dict[str, tuple[Opening, ...]]()
        for day in opening_days(self.view.places, story_days(self.story)[0], about.as_of):
            now = openings_at(self.view.places, day)
            places = sorted(before.keys() | now.keys())
            changed = {place: now.get(place, ()) for place in places if now.get(place) != before.get(place)}
            found += [(day.isoformat(), changed)]
            before = now
        return found

    @cached_property
    def looks(self) -> dict[str, list[Look]]:
        """The looks that each place may have, nothing recorded too."""
        found: dict[str, dict[Look, None]] = {}
        for _, changed in self.days:
            for place, openings in changed.items():
                found.setdefault(place, {BLANK: None}).update({look_of(each.standing): None for each in openings})
        for place in (place for event in self.story.events for place in event.jurisdictions):
            found.setdefault(place, {BLANK: None})
        return {place: list(looks) for place, looks in found.items()}

    def numbered_looks(self) -> list[Look]:
        """Every look once, nothing recorded first, then from weak to strong."""
        known = {look for looks in self.looks.values() for look in looks} - {BLANK}
        return [BLANK, *sorted(known, key=lambda look: (-STATES.index(look[0]), look[1], look[2]))]


def days_json(story: Story) -> Json:
    """What no language changes: days, openings, the colours of looks, fines, and what is contested."""
    days = Days(story, view_in(story, "en"))
    looks = {look: number for number, look in enumerate(days.numbered_looks())}
    openings: dict[Opening, int] = {}
    changes = [
        [day, {place: [openings.setdefault(each, len(openings)) for each in found] for place, found in changed.items()}]
        for day, changed in days.days
    ]
    return {
        "days": changes,
        "openings": [_opening_json(opening, looks) for opening in openings],
        "looks": [list(look) for look in looks],
        "fills": {palette.name: [_fill_json(look, palette) for look in looks] for palette in (LIGHT, DARK)},
        "fines": [[fine.id, str(fine.when.latest)] for fine in _fines(story)],
        "contested": [
            [event.id, str(event.when.latest), list(event.jurisdictions)]
            for event in story.events
            if event.evidence == "contested" and event.state and event.when.latest
        ],
        "shapes": sorted(shapes()),
        "frames": FRAMES,
        "layout": world_figure(bare_scene(days.view, {}), LIGHT)["layout"],
        "first": str(min(story.about.opening_from, story.about.opening_day)),
        "last": str(story.about.as_of),
    }


def _opening_json(opening: Opening, looks: Mapping[Look, int]) -> list[object]:
    """Who opened it, the event that stands for it, the state, whether possibly, whether through the EU, the look."""
    standing = opening.standing
    sure = 0 if standing.certainty == "certain" else 1
    return [opening.opened_by, standing.event, standing.state, sure, int(bool(standing.via)), looks[look_of(standing)]]


def _fill_json(look: Look, palette: Palette) -> list[object]:
    fill = fill_of(look, palette)
    return [fill.colour, fill.outline, fill.width]


def _fines(story: Story) -> list[Event]:
    return [event for event in story.events if event.type == "fine" and event.amount and event.when.latest]


def signs_json(story: Story, lang: str) -> Json:
    """In a language: the signs of each place in each look and those of each fine, with their layers; names and days."""
    days = Days(story, view_in(story, lang))
    looks = {look: number for number, look in enumerate(days.numbered_looks())}
    return {
        "signs": {
            place: {looks[look]: signs for look in mine if (signs := signs_of(place, look, lang))}
            for place, mine in days.looks.items()
        },
        "fines": {fine.id: fine_signs(story, fine, lang) for fine in _fines(story)},
        "names": {
            place: [shape_name(place, lang), place_in_sentence(place, lang)]
            for place in sorted(shapes() | days.looks.keys())
        },
        "days": {day: day_words(date.fromisoformat(day), lang) for day, _ in days.days},
    }


def signs_of(place: str, look: Look, lang: str) -> list[list[object]]:
    """What stands on the map for one place in one look beside its shape, each with its layer."""
    state, possibly, via = look
    standings = {} if look == BLANK else {place: (Standing("", state, possibly or "certain", via),)}
    return _layered(WorldScene(standings, {}, {place: shape_name(place, lang)}, (), (place,), "", ""))


def fine_signs(story: Story, fine: Event, lang: str) -> list[list[object]]:
    """What stands on the map for a fine, with its layer."""
    view = view_in(replace(story, events=(fine,)), lang)
    return _layered(WorldScene({}, {}, {}, fines_until(replace_day(view, story.about.as_of)), (), "", ""))


def _layered(scene: WorldScene) -> list[list[object]]:
    traces = [trace for trace in world_figure(scene, LIGHT)["data"] if trace["type"] == "scattergeo"]
    return [[ORDER.index(trace["meta"]), trace] for trace in traces]
