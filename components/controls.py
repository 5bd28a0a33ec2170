"""The choices of a visitor: kept in keyed widgets, seeded once from the link, written back to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components.filters import FACETS, Filters
from components.grouping import LANES
from components.link import SCALES, SORTS, VIEWS, WORLD, Choice, known_places, story_days, views_of
from components.palette import CATEGORIES, SIGNS
from loaders.story import Story
from words import LANGS, text
from words.places import place_name, state_with_country

MARKDOWN_COLOURS = {
    "evidence": "green",
    "politics": "gray",
    "warning": "orange",
    "investigation": "blue",
    "order": "violet",
    "block": "red",
}
"""The theme's named colours that .streamlit/config.toml sets to those of the categories."""

DATE_FORMATS = {"en": "YYYY-MM-DD", "fr": "DD/MM/YYYY"}

FOLDED = ("places", "more")
"""The keys of the filters that are folded away, which hold whether each is open."""

LANGUAGE_NAMES = {"en": "English", "fr": "Français"}


def put_choice(choice: Choice) -> None:
    """Write a choice into the widgets' state: at the first run, and when Back or Forward leads to another link."""
    filters = choice.filters
    for facet in FACETS:
        st.session_state[facet] = list(getattr(filters, facet))
    for key in ("compare_other", "compare_at"):
        st.session_state.pop(key, None)  # widgets that take their value from the choice again
    st.session_state.update(
        {
            "lang": choice.lang,
            "q": filters.q,
            "from": filters.start,
            "to": filters.end,
            "day": choice.at,
            "view": choice.view,
            "zoom": choice.zoom,
            "frame": choice.frame,
            "other": choice.other,
            "selected": choice.event,
            "since": choice.since,
            "sort": choice.sort,
            "lanes": choice.lanes,
            "scale": choice.scale,
        }
    )


def get_choice(opening_day: date) -> Choice:
    """What the widgets hold now."""
    state = st.session_state
    category, place, actor, evidence = (tuple(state.get(facet) or ()) for facet in FACETS)
    dates = state.get("from"), state.get("to")
    filters = Filters(category, place, actor, evidence, state.get("q") or "", *dates)
    return Choice(
        lang=state.get("lang") or "en",
        at=state.get("day") or opening_day,
        filters=filters,
        event=state.get("selected") or "",
        view=state.get("view") or VIEWS[0],
        zoom=state.get("zoom") or "",
        frame=state.get("frame") or WORLD,
        other=state.get("other"),
        since=state.get("since") or "",
        sort=state.get("sort") or SORTS[0],
        lanes=state.get("lanes") or LANES[0],
        scale=state.get("scale") or SCALES[0],
    )


def clear_filters() -> None:
    """Open all filters; the day, the event and the language stay."""
    for facet in (*FACETS, "q", "dates"):
        open_facet(facet)


def open_facet(facet: str) -> None:
    """Open one facet, `dates` being both of its ends."""
    st.session_state.update(opened(facet))


def opened(facet: str) -> dict[str, object]:
    """What the widgets of a facet hold when it is open."""
    if facet == "dates":
        return {"from": None, "to": None}
    return {facet: [] if facet in FACETS else ""}


def ask_language(lang: str) -> None:
    """The switch between the languages, each named in itself."""
    st.segmented_control(
        text("page.language", lang),
        LANGS,
        format_func=lambda code: LANGUAGE_NAMES[code],
        key="lang",
        default=lang,
        required=True,
        label_visibility="collapsed",
    )


def ask_view(story: Story, lang: str) -> None:
    """The pages of the story, as tabs."""
    st.segmented_control(
        text("page.view", lang),
        views_of(story),
        format_func=lambda view: text(f"view.{view}", lang),
        key="view",
        default=st.session_state.get("view", VIEWS[0]),
        required=True,
        label_visibility="collapsed",
    )


def ask_filters(story: Story, counts: Mapping[str, Counter[str]], lang: str) -> None:
    """Categories as pills, then search, jurisdictions and the rest, each value with the count it would give."""
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        _ask_categories(counts["category"], lang)
        st.text_input(
            text("filter.q", lang),
            value=st.session_state.get("q", ""),
            key="q",
            placeholder=text("filter.q", lang),
            label_visibility="collapsed",
            icon=":material/search:",
            width=170,
            persist_state="page",
        )
        # What is folded away is made when it is opened: its many values cost more than all the rest of the filters.
        places = _with_number("filter.place", len(st.session_state.get("place") or ()), lang)
        with st.popover(places, key="places", on_change="rerun") as opened:
            if opened.open:
                _ask_many("place", known_places(story), counts["place"], lang)
        with st.popover(_with_number("filter.more", _more_set(), lang), key="more", on_change="rerun") as opened:
            if opened.open:
                _ask_more(story, counts, lang)


def _ask_more(story: Story, counts: Mapping[str, Counter[str]], lang: str) -> None:
    actors = sorted(story.columns.actor.values, key=str.casefold)
    _ask_many("actor", actors, counts["actor"], lang)
    _ask_many("evidence", story.columns.evidence.values, counts["evidence"], lang)
    _ask_dates(story, lang)


def _ask_categories(counts: Counter[str], lang: str) -> None:
    st.pills(
        text("filter.category", lang),
        CATEGORIES,
        selection_mode="multi",
        format_func=lambda category: _pill(category, counts[category], lang),
        default=st.session_state.get("category", []),
        key="category",
        label_visibility="collapsed",
        persist_state="page",
    )


def _pill(category: str, count: int, lang: str) -> str:
    colour = MARKDOWN_COLOURS.get(category)
    sign = f":{colour}[{SIGNS[category]}]" if colour else SIGNS[category]
    name = text(f"category.{category}", lang)
    return f"{sign} {name} {count}" if count else f":gray[{SIGNS[category]} {name} 0]"


def _with_number(key: str, number: int, lang: str) -> str:
    return f"{text(key, lang)} ({number})" if number else text(key, lang)


def _more_set() -> int:
    names = ("actor", "evidence", "from", "to")
    return sum(1 for name in names if st.session_state.get(name))


def _ask_many(facet: str, values: Sequence[str], counts: Counter[str], lang: str) -> None:
    """A choice of many values, those that would give something first."""
    ordered = sorted(values, key=lambda value: counts[value] == 0)
    st.multiselect(
        text(f"filter.{facet}", lang),
        ordered,
        format_func=lambda value: _option(facet, value, counts[value], lang),
        default=st.session_state.get(facet, []),
        key=facet,
        placeholder=text("filter.choose", lang),
        select_all=False,  # its word is Streamlit's own, in English only
        persist_state="page",
    )


def _option(facet: str, value: str, count: int, lang: str) -> str:
    name = value
    if facet == "place":
        name = state_with_country(value, lang)
    elif facet == "evidence":
        name = f"{text(f'evidence.{value}', lang)}, {text(f'evidence_help.{value}', lang)}"
    return f"{name} · {count}" if count else f"{name} · {text('filter.none_left', lang)}"


def _ask_dates(story: Story, lang: str) -> None:
    chosen = [day for day in (st.session_state.get("from"), st.session_state.get("to")) if day]
    first, last = min([story_days(story)[0], *chosen]), max([story_days(story)[1], *chosen])
    columns = st.columns(2)
    for column, name in zip(columns, ("from", "to"), strict=True):
        column.date_input(
            text(f"filter.{name}", lang),
            value=st.session_state.get(name),
            min_value=first,
            max_value=last,
            key=name,
            persist_state="page",
            format=DATE_FORMATS[lang],
        )


def place_words(story: Story) -> dict[str, str]:
    """Each place's names in both languages, for the search."""
    return {place: " ".join(place_name(place, lang) for lang in LANGS) for place in known_places(story)}
