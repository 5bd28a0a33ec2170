"""What the pictures show, in words: made from the same data, in both languages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.standings import Standing
from words import text
from words.dates import day_words
from words.places import list_words, place_in_sentence, place_name

Standings = Mapping[str, tuple[Standing, ...]]


@dataclass(frozen=True)
class DayWords:
    """The state of the world on a day: a finding as heading, and what else held."""

    heading: str
    detail: str


def day_sentences(standings: Standings, day: date, lang: str, filtered: bool = False) -> DayWords:
    """The heading names blocks, the detail everything weaker; a member of the EU counts only for its own measures.

    When the standings are those of some events only, as `filtered` says, the heading says so too.
    """
    places = _by_state(standings)
    blocked, maybe = places[("blocked", "certain")], places[("blocked", "possibly")]
    parts = [_named("map.blocked", blocked, lang), _named("map.maybe_blocked", maybe, lang)]
    what = text("list.semicolon", lang).join(filter(None, parts)) or text("map.no_block", lang)
    heading = text("map.heading_shown" if filtered else "map.heading", lang, day=day_words(day, lang), what=what)
    return DayWords(heading, " ".join(filter(None, _details(places, standings, lang))))


def _by_state(standings: Standings) -> Mapping[tuple[str, str], list[str]]:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place, rows in standings.items():
        if not rows[0].via:
            places[(rows[0].state, rows[0].certainty)].append(place)
    return places


def _details(places: Mapping[tuple[str, str], list[str]], standings: Standings, lang: str) -> Iterable[str]:
    for state in ("lifted", "ordered", "investigating"):
        both = [*places.get((state, "certain"), []), *places.get((state, "possibly"), [])]
        yield _named(f"map.detail_{state}", both, lang)
    members = sum(1 for rows in standings.values() if rows[0].via)
    yield text("map.detail_via", lang, count=members) if members else ""
    warned, pressed = (
        sum(len(places.get((state, sure), [])) for sure in ("certain", "possibly")) for state in ("warned", "pressed")
    )
    yield text("map.detail_acts", lang, warned=warned, pressed=pressed) if warned or pressed else ""


def _named(key: str, places: Sequence[str], lang: str) -> str:
    names = [place_in_sentence(place, lang) for place in sorted(places, key=lambda place: place_name(place, lang))]
    return text(key, lang, places=list_words(names, lang)) if names else ""


def none_words(lang: str, filtered: bool) -> str:
    """That nothing is recorded, or, of a place whose events the filters may hide, that none of them is shown."""
    return text("state.none_shown" if filtered else "state.none", lang)


def state_words(standing: Standing | None, lang: str, filtered: bool = False) -> str:
    """A state in words: "warned", "possibly: blocked", "investigating (via the EU)"."""
    if standing is None:
        return none_words(lang, filtered).lower()
    words = text(f"state.{standing.state}", lang).lower()
    if standing.certainty == "possibly":
        words = text("state.possibly_of", lang, state=words)
    return f"{words} ({text('state.via', lang)})" if standing.via else words


@dataclass(frozen=True)
class Change:
    """A jurisdiction whose strongest state is another than on the day before."""

    place: str
    before: Standing | None
    after: Standing | None


def changes_between(before: Standings, after: Standings) -> list[Change]:
    """The jurisdictions whose own strongest state, or its certainty, differs, in alphabetical order of codes."""
    changes = []
    for place in sorted(before.keys() | after.keys()):
        old, new = (rows[place][0] if place in rows else None for rows in (before, after))
        by_eu = all(each is None or each.via for each in (old, new))
        if not by_eu and _look(old) != _look(new):
            changes.append(Change(place, old, new))
    return changes


def own_and_shared(before: Standings, after: Standings) -> tuple[list[Change], int]:
    """The jurisdictions whose own state changed, and the number of those that changed only with the EU's."""
    own = changes_between(before, after)
    others = (before.keys() | after.keys()) - {change.place for change in own}
    looks = [[_look(rows[place][0] if place in rows else None) for rows in (before, after)] for place in others]
    return own, sum(1 for old, new in looks if old != new)


def _look(standing: Standing | None) -> tuple[str, str]:
    return (standing.state, standing.certainty) if standing else ("none", "")


def state_counts(standings: Standings) -> Counter[str]:
    """How many jurisdictions have each state as their strongest; "via" and "possibly" are counted apart."""
    return Counter(legend_key(rows[0]) for rows in standings.values())


def legend_key(standing: Standing) -> str:
    if standing.certainty == "possibly":
        return "possibly"
    return "via" if standing.via else standing.state
