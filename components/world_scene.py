"""What the map draws on one day, from a view: what stands where, the words for it, and the fines so far."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from components.card import title_of
from components.geography import map_address, shapes
from components.hover import place_hover
from components.mount import assets
from components.sentences import Standings, none_words
from components.view import MOST_BEHIND, View
from components.world import Fine, WorldScene
from loaders.columns import Numbers
from loaders.story import Story
from words import text
from words.dates import day_words
from words.numbers import number_words, short_amount
from words.places import place_name


def world_scene(view: View, standings: Standings) -> WorldScene:
    """What the map draws on the day."""
    lang = view.lang
    contested, behind = contested_until(view), view.states(view.at).behind
    behind_states = (each.event for rows in standings.values() for each in rows)
    told = [*behind_states, *chain.from_iterable(rows[:MOST_BEHIND] for rows in contested.values())]
    titles = {event.id: title_of(event, lang) for event in map(view.story.event_of, told) if event}
    day = day_words(view.at, lang)
    return WorldScene(
        standings=standings,
        hover={
            place: place_hover(
                place, standings.get(place, ()), contested.get(place, ()), titles, lang, behind.get(place, 0)
            )
            for place in standings.keys() | contested.keys()
        },
        names={place: shape_name(place, lang) for place in standings.keys() | shapes() | set(kept_places(view))},
        fines=fines_until(view),
        places=kept_places(view),
        nothing=f"{none_words(lang, view.filtered)}, {day}",
        geometry=f"{assets()}/{map_address()}",
        frame=view.choice.frame,
    )


def shape_name(place: str, lang: str) -> str:
    """The name of a place, "" for the two shapes of the map file that have no code."""
    return "" if place.startswith("-") else place_name(place, lang)


def kept_places(view: View) -> list[str]:
    """The jurisdictions that the kept events name, in order of their first event."""
    return view.story.columns.named.among(view.kept.mask)


def contested_until(view: View) -> dict[str, list[str]]:
    """The contested kept events that would have opened a state by the day, by jurisdiction."""
    return by_place(view, view.story.columns.contested)


def fines_until(view: View) -> list[Fine]:
    """The fines among the kept events that were certainly imposed by the day, one mark for each jurisdiction.

    It names the last one and counts those before it, which would lie under it.
    """
    return [
        Fine(place, events[-1], fine_words(view.story, events, view.lang))
        for place, events in by_place(view, view.story.columns.fines).items()
    ]


def fine_words(story: Story, fines: Sequence[str], lang: str) -> str:
    """The amount of the last of some fines, with the number of the others."""
    last = story.events[story.row_of[fines[-1]]]
    amount = short_amount(last.amount or 0, last.currency, lang)
    if len(fines) == 1:
        return text("map.fine_at", lang, amount=amount)
    return text("map.fines_at", lang, amount=amount, count=number_words(len(fines) - 1, lang))


def by_place(view: View, rows: Numbers) -> dict[str, list[str]]:
    """Of the events in some rows those that are kept and have certainly happened by the day, by jurisdiction."""
    found: dict[str, list[str]] = defaultdict(list)
    kept = rows[view.kept.mask[rows] & (view.story.columns.latest[rows] <= view.at.toordinal())]
    for row in kept.tolist():
        event = view.story.events[row]
        for place in event.jurisdictions:
            found[place].append(event.id)
    return found
