"""The page as a whole, run for real: what a link opens, what each choice changes, what is said when nothing is left."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

import loaders
from components.clusters import CLUSTER
from components.controls import opened
from components.filters import FACETS
from components.link import story_days
from components.markup import Node, words_in
from loaders.events import Event
from loaders.story import Story
from tests.copied import ROOT, change_events, copy_project, line_of, set_cell
from words.dates import day_words
from words.places import place_name

SECONDS = 30
Element = dict[str, Any]


@pytest.fixture(scope="module")
def story() -> Story:
    return loaders.load(loaders.read_files(ROOT / "data"))


def page(query: str = "lang=en", app: Path = ROOT / "app.py", **context: str) -> AppTest:
    """The page as a link opens it; `context` is what a browser tells of itself."""
    at = AppTest.from_file(app, default_timeout=SECONDS)
    at.session_state["places"] = at.session_state["more"] = True  # unfolded: what is folded away is not made
    at.context.update(context)
    for name, values in parse_qs(query).items():
        at.query_params[name] = values
    return without_errors(at.run())


def without_errors(at: AppTest) -> AppTest:
    assert [error.message for error in at.exception] == []
    return at


def data(at: AppTest, key: str) -> Any:
    """What a piece of the page of our own was given to draw."""
    found = {part.proto.id.rsplit("-", 1)[-1]: part.proto.json for part in at.get("bidi_component")}
    return json.loads(found[key])


def keys(at: AppTest) -> set[str]:
    return {part.proto.id.rsplit("-", 1)[-1] for part in at.get("bidi_component")}


def figure(at: AppTest, key: str) -> Any:
    """The figure that a script draws: its traces and its layout."""
    return json.loads(data(at, key)["figure"])


def words(at: AppTest, key: str) -> str:
    return words_in(data(at, key)["nodes"])


def elements(nodes: list[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, dict):
            yield node
            yield from elements(node["children"])  # type: ignore[arg-type] # a tree read from JSON


def picks(at: AppTest, key: str, tag: str) -> list[str]:
    """What can be picked on a piece of the page, in its order."""
    found = (each for each in elements(data(at, key)["nodes"]) if each["tag"] == tag)
    return [each["attrs"]["data-pick"] for each in found if "data-pick" in each["attrs"]]


def rows(at: AppTest) -> list[str]:
    """The events whose rows are shown, each of which the table has."""
    shown = list(data(at, "rows")["shown"])
    assert set(shown) <= set(picks(at, "table", "tr"))
    return shown


def counted(at: AppTest) -> list[int]:
    """The numbers in the words that count the events: kept, of all, possibly."""
    status = next(each for each in elements(data(at, "counted")["nodes"]) if each["attrs"].get("role") == "status")
    words_with_numbers = words_in(status).replace(",", " ").split()
    return [int(word) for word in words_with_numbers if word.isdigit()]


def drawn(at: AppTest) -> set[str]:
    """The events that have a mark on the timeline."""
    traces = figure(at, "timeline")["data"]
    return {event for trace in traces for event in trace.get("customdata") or [] if event}


def query(at: AppTest) -> dict[str, list[str]]:
    """The address that the page asks the browser to show."""
    return parse_qs(data(at, "address")["query"])


def choose(at: AppTest, kind: str, key: str, value: object) -> AppTest:
    """Set a widget, as a visitor would, and run the page."""
    getattr(at, kind)(key=key).set_value(value)
    return without_errors(at.run())


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return without_errors(at.run())


def reset(at: AppTest) -> AppTest:
    """The page after its way back to all events, which is offered, was taken."""
    assert "reset" in picks(at, "counted", "button")
    for facet in (*FACETS, "q", "dates"):
        for key, value in opened(facet).items():
            at.session_state[key] = value
    return without_errors(at.run())


def zoomed(at: AppTest, code: str) -> AppTest:
    """The page after another period was chosen, which is offered."""
    assert code in picks(at, "counted", "button")
    at.session_state["zoom"] = code
    return without_errors(at.run())


def day(at: AppTest) -> date:
    """The day at which the slider stands."""
    return date.fromisoformat(data(at, "at")["at"])


def on_day(at: AppTest, chosen: date) -> AppTest:
    """The page after another day was chosen."""
    at.session_state["day"] = chosen
    return without_errors(at.run())


def step(at: AppTest, direction: str) -> AppTest:
    """The page after the step that the slider offers, to the change before or after."""
    return on_day(at, date.fromisoformat(data(at, "at")[direction]))


def ids(story: Story, passes: Callable[[Event], bool]) -> list[str]:
    return [event.id for event in story.events if passes(event)]


# The first view


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_shows_every_event_in_both_languages(story: Story, lang: str) -> None:
    at = page(f"lang={lang}")
    assert rows(at) == [event.id for event in story.events]
    assert counted(at) == [len(story.events)] * 2
    assert words(at, "heading").startswith(story.about.title[lang])
    assert data(at, "address")["lang"] == lang
    assert day(at) == story.about.opening_day


@pytest.mark.parametrize(
    ("locale", "lang"), [("fr-BE", "fr"), ("fr", "fr"), ("en-GB", "en"), ("de-DE", "en"), ("", "en"), ("?", "en")]
)
def test_without_a_language_in_the_link_the_browser_decides(locale: str, lang: str) -> None:
    assert data(page("", locale=locale), "address")["lang"] == lang


def test_the_link_decides_before_the_browser() -> None:
    assert data(page("lang=en", locale="fr-FR"), "address")["lang"] == "en"


def test_the_theme_of_the_browser_is_that_of_the_figures() -> None:
    light, dark = (figure(page(theme=theme), "map")["layout"]["paper_bgcolor"] for theme in ("light", "dark"))
    assert light != dark


def test_one_event_lies_before_the_first_view_and_is_announced(story: Story) -> None:
    before = ids(story, lambda e: e.when.latest is not None and e.when.latest < story.about.opening_from)
    assert len(before) == 1
    at = page()
    assert not drawn(at) & set(before)
    assert words(at, "chips").startswith("‹ 1 earlier")


# What a day is about


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_on_the_day_of_the_second_block_the_heading_names_both_countries(lang: str) -> None:
    nodes = data(page(f"lang={lang}&at=2026-01-11"), "finding")["nodes"]
    heading = next(words_in(each) for each in elements(nodes) if each["tag"] == "h2")
    assert day_words(date(2026, 1, 11), lang) in heading
    assert {place_name("ID", lang), place_name("MY", lang)} <= set(heading.replace(",", " ").split())


@pytest.mark.parametrize(("lang", "lifted"), [("en", "Lifted:"), ("fr", "Levé")])
def test_on_the_day_of_the_lifting_malaysia_is_named_as_lifted(lang: str, lifted: str) -> None:
    at = page(f"lang={lang}&at=2026-01-23")
    heading, *details = data(at, "finding")["nodes"]
    sentences = " ".join(words_in(each) for each in details).split(". ")
    assert place_name("MY", lang) not in words_in(heading)
    assert place_name("ID", lang) in words_in(heading)
    assert [place_name("MY", lang) in each for each in sentences if each.startswith(lifted)] == [True]


def test_the_map_is_of_the_day_and_follows_the_filters() -> None:
    def places(at: AppTest, name: str) -> list[str]:
        shapes = next(each for each in figure(at, "map")["data"] if each["type"] == "choropleth")
        return [place for place, look in zip(shapes["locations"], shapes["text"], strict=True) if look == name]

    at = page("lang=en&at=2026-01-11")
    assert places(at, "blocked") == ["ID", "MY"]
    assert places(choose(at, "multiselect", "place", ["MY"]), "blocked") == ["MY"]
    assert places(on_day(at, date(2026, 1, 23)), "blocked") == []


def test_the_day_buttons_go_to_the_next_and_the_previous_change() -> None:
    at = page("lang=en&at=2026-01-09")
    assert day(step(at, "next")) == date(2026, 1, 10)
    assert query(at)["at"] == ["2026-01-10"]
    assert day(step(at, "next")) == date(2026, 1, 11)
    assert day(step(at, "previous")) == date(2026, 1, 10)


def test_no_button_leads_past_the_last_change(story: Story) -> None:
    at = page(f"lang=en&at={story.about.as_of}")
    assert data(at, "at")["next"] is None
    assert data(at, "at")["previous"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_day_after_the_last_one_looked_at_is_answered_for_that_one_and_said(story: Story, lang: str) -> None:
    at = page(f"lang={lang}&at=2027-05-01")
    as_of, asked = (day_words(day, lang) for day in (story.about.as_of, date(2027, 5, 1)))
    assert day(at) == story.about.as_of
    assert query(at)["at"] == [story.about.as_of.isoformat()]
    assert as_of in words(at, "finding")
    assert asked in words(at, "finding")
    assert asked not in words(on_day(at, date(2026, 1, 11)), "finding")


# Filters


FEBRUARY, DECEMBER = date(2026, 2, 1), date(2025, 12, 6)


def last_day(event: Event) -> date:
    """The last day on which an event may have happened, or lasted."""
    return (event.end.latest if event.end else event.when.latest) or date.max


FILTERS: dict[str, tuple[str, str, object, Callable[[Event], bool]]] = {
    "category": ("button_group", "category", ["block", "order"], lambda e: e.category in {"block", "order"}),
    "place": ("multiselect", "place", ["ID", "MY"], lambda e: bool({"ID", "MY"} & set(e.jurisdictions))),
    "country of a state": ("multiselect", "place", ["US"], lambda e: any(p[:2] == "US" for p in e.jurisdictions)),
    "state": ("multiselect", "place", ["US-CA"], lambda e: "US-CA" in e.jurisdictions),
    "union": ("multiselect", "place", ["EU"], lambda e: "EU" in e.jurisdictions),
    "actor": ("multiselect", "actor", ["Komdigi"], lambda e: "Komdigi" in e.actors),
    "evidence": ("multiselect", "evidence", ["official"], lambda e: e.evidence == "official"),
    "from": ("date_input", "from", FEBRUARY, lambda e: last_day(e) >= FEBRUARY),
    "to": ("date_input", "to", DECEMBER, lambda e: (e.when.earliest or date.min) <= DECEMBER),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_changes_the_count_the_table_and_the_address_until_it_is_reset(story: Story, name: str) -> None:
    kind, key, value, passes = FILTERS[name]
    at = choose(page(), kind, key, value)
    kept = ids(story, passes)
    assert 0 < len(kept) < len(story.events)
    assert rows(at) == kept
    assert counted(at)[:2] == [len(kept), len(story.events)]
    assert key in query(at)
    assert drawn(at) <= set(kept)
    assert rows(reset(at)) == [event.id for event in story.events]
    assert key not in query(at)
    assert "reset" not in picks(at, "counted", "button")


@pytest.mark.parametrize("search", ["indonésie", "INDONESIA", " indonesie "])
def test_the_search_finds_a_country_in_either_language_without_accents_or_case(story: Story, search: str) -> None:
    at = choose(page(), "text_input", "q", search)
    assert set(ids(story, lambda e: "ID" in e.jurisdictions)) <= set(rows(at))
    assert len(rows(at)) < len(story.events)


def test_events_that_only_possibly_touch_the_dates_are_counted_apart() -> None:
    at = page("lang=en&from=2026-01-09&to=2026-01-09")
    kept, _, possibly = counted(at)
    assert "grok-paywall" in rows(at)
    assert 0 < possibly < kept


def test_a_filter_leaves_the_day_the_event_and_the_period() -> None:
    at = choose(page("lang=en&at=2026-01-11&event=id-block&zoom=all"), "button_group", "category", ["order"])
    expected = {"lang": "en", "at": "2026-01-11", "event": "id-block", "zoom": "all", "category": "order"}
    assert query(at) == {name: [value] for name, value in expected.items()}
    assert "Hidden by the filters" in words(at, "event")


# Nothing left


NOTHING = "lang=en&category=block&place=GB"
NOTHING_FOUND = "lang=en&q=malaysia&to=2025-12-31"


@pytest.mark.parametrize(
    ("link", "choices"),
    [(NOTHING, {"category": "Block", "place": "United Kingdom"}), (NOTHING_FOUND, {"q": "malaysia", "dates": ""})],
)
def test_an_empty_result_says_which_choices_are_set(link: str, choices: dict[str, str]) -> None:
    at = page(link)
    assert counted(at)[0] == 0
    assert rows(at) == []
    assert "timeline" not in keys(at)
    assert words(at, "nothing_words")
    labels = {button.key: button.label for button in at.button}
    assert {key for key in labels if key and key.startswith("drop_")} == {f"drop_{facet}" for facet in choices}
    assert [facet for facet, choice in choices.items() if choice not in labels[f"drop_{facet}"]] == []
    assert "reset_all" in labels


@pytest.mark.parametrize(
    ("link", "facet", "gone", "left"),
    [
        (NOTHING, "category", "category", "place"),
        (NOTHING, "place", "place", "category"),
        (NOTHING_FOUND, "q", "q", "to"),
        (NOTHING_FOUND, "dates", "to", "q"),
    ],
)
def test_taking_one_choice_away_gives_as_many_events_as_its_button_says(
    link: str, facet: str, gone: str, left: str
) -> None:
    at = page(link)
    label = at.button(key=f"drop_{facet}").label
    after = press(at, f"drop_{facet}")
    assert counted(after)[0] > 0
    assert label.endswith(f" {counted(after)[0]}")
    assert gone not in query(after)
    assert left in query(after)


def test_where_no_single_choice_less_would_help_the_reset_still_does(story: Story) -> None:
    at = press(page("lang=en&q=zzzzzz&category=block&from=2026-01-01&to=2026-01-02"), "reset_all")
    assert len(rows(at)) == len(story.events)


def test_the_last_way_out_opens_everything(story: Story) -> None:
    at = press(page(f"{NOTHING}&at=2026-01-11&event=id-block"), "reset_all")
    assert len(rows(at)) == len(story.events)
    assert query(at) == {"lang": ["en"], "at": ["2026-01-11"], "event": ["id-block"]}


# Periods


def test_the_whole_story_can_be_shown_and_the_opening_period_again(story: Story) -> None:
    at = zoomed(page(), "all")
    marks = {event for event in drawn(at) if not event.startswith(CLUSTER)}
    clusters = next(trace for trace in figure(at, "timeline")["data"] if trace.get("meta") == "numbers")
    # An event may stand in two lanes, in one of them within a cluster.
    assert marks < {event.id for event in story.events}
    assert len(marks) + sum(map(int, clusters["text"])) >= len(story.events)
    assert query(at)["zoom"] == ["all"]
    assert not picks(at, "chips", "button")
    assert "zoom" not in query(zoomed(at, ""))
    assert len(picks(at, "chips", "button")) == 2


def test_the_map_shows_the_part_of_the_world_that_the_link_names() -> None:
    at = page("frame=europe")
    assert query(at)["frame"] == ["europe"]
    at.session_state["frame"] = "world"
    assert "frame" not in query(at.run())
    assert "frame" not in query(page("frame=moon"))


def test_each_named_period_shows_its_events(story: Story) -> None:
    month = story.about.windows[1]
    at = zoomed(page(), f"{month.start}/{month.end}")
    assert "id-block" in drawn(at)
    assert "ec-fine-x-120m" not in drawn(at)
    assert rows(at) == [event.id for event in story.events]


def test_an_event_outside_the_period_moves_it_there() -> None:
    assert "fr-no-show" in drawn(page("lang=en&event=fr-no-show"))


# Pages


def turned_to(at: AppTest, view: str) -> AppTest:
    return choose(at, "button_group", "view", view)


def test_each_page_shows_its_own_and_the_first_keeps_its_filters() -> None:
    at = choose(page("lang=en&event=id-block"), "button_group", "category", ["block"])
    before = query(at)
    kept = rows(at)
    turned_to(at, "about")
    assert query(at) == before | {"view": ["about"]}
    assert "How dates are decided" in words(at, "about")
    assert {each.value.split(".")[0] for each in at.code if each.value.startswith("“")} == {
        "“Indonesia blocks Grok, the first to do so”, in: Grok on X: who did what, and when"
    }
    turned_to(at, "explore")
    assert (query(at), rows(at)) == (before, kept)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_how_it_spread_follows_the_day_and_the_period(lang: str) -> None:
    at = page(f"lang={lang}&view=spread&category=platform")
    assert {"spread_heading", "spread", "spread_legend", "spread_day", "at"} <= keys(at)
    assert day_words(date(2026, 1, 16), lang) in words(at, "spread_day")
    on_day(at, date(2026, 1, 11))
    assert query(at)["at"] == ["2026-01-11"]
    assert figure(at, "spread")["layout"]["shapes"][0]["x0"] < figure(at, "spread")["layout"]["xaxis"]["range"][1] / 2
    assert "2026-01-11" in picks(at, "spread_table", "button")
    assert {"", "all"} <= set(picks(at, "spread_periods", "button"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_two_days_are_compared_and_each_change_offers_its_event(lang: str) -> None:
    at = page(f"lang={lang}&view=compare&category=platform")
    assert {"map_before", "map_after", "compare_list"} <= keys(at)
    assert "11 juri" in words(at, "compare_heading")
    assert "ph-block" in picks(at, "compare_list", "button")
    choose(at, "date_input", "compare_other", date(2026, 1, 11))
    assert query(at)["with"] == ["2026-01-11"]
    assert day_words(date(2026, 1, 11), lang) in words(at, "compare_heading")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_claims_are_listed_and_can_be_chosen_by_verdict(story: Story, lang: str) -> None:
    at = page(f"lang={lang}&view=claims")
    assert claims(at) == len(story.claims)
    wanted = [claim for claim in story.claims if claim.verdict == "contradicted"]
    choose(at, "button_group", "verdict", ["contradicted"])
    assert claims(at) == len(wanted) > 0
    assert picks(at, "claims", "button")[0] in wanted[0].events


def claims(at: AppTest) -> int:
    """How many claims are listed."""
    classes = [str(each["attrs"].get("class", "")).split() for each in elements(data(at, "claims")["nodes"])]
    return sum("claim" in names for names in classes)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_who_moved_first_is_counted_from_a_chosen_event_and_ordered_by_a_kind(lang: str) -> None:
    at = page(f"lang={lang}&view=first")
    assert "284" in words(at, "first_heading")
    assert picks(at, "first", "button")[0] == "fr-prosecutor-extends"
    choose(at, "button_group", "sort", "block")
    assert picks(at, "first", "button")[0] == "id-block"
    choose(at, "selectbox", "since", "id-block")
    asked = {"view": ["first"], "since": ["id-block"], "sort": ["block"]}
    assert asked.items() <= query(at).items()
    assert picks(page(f"lang={lang}&view=first&since=id-block&sort=block"), "first", "button") == picks(
        at, "first", "button"
    )
    turned_to(at, "about")
    assert "since" not in query(at)
    turned_to(at, "first")
    assert asked.items() <= query(at).items()


def test_the_figures_at_the_top_are_links() -> None:
    assert {"ec-fine-x-120m", "id-block", "my-block", "ph-block"} <= set(picks(page(), "figures", "button"))


def test_a_page_that_the_story_lacks_is_the_first(tmp_path: Path) -> None:
    app = copy_project(tmp_path)
    (app.parent / "data" / "claims.csv").unlink(missing_ok=True)
    at = page("lang=en&view=claims", app)
    assert "view" not in query(at)
    assert rows(at)


# Languages


def test_a_switch_of_language_keeps_filters_day_event_and_period() -> None:
    link = (
        "category=block&category=order&place=ID&place=US-CA&actor=Komdigi&evidence=official&evidence=press"
        "&q=grok&from=2026-01-02&to=2026-03-01&zoom=all&at=2026-01-11&event=id-block"
    )
    at = page(f"lang=en&{link}")
    before, table = query(at), rows(at)
    assert "id-block" in table
    choose(at, "button_group", "lang", "fr")
    assert query(at) == before | {"lang": ["fr"]}
    assert rows(at) == table
    assert "L’Indonésie" in words(at, "event")
    assert query(choose(at, "button_group", "lang", "en")) == before


def test_after_a_switch_of_language_the_widgets_still_work(story: Story) -> None:
    at = choose(page("lang=en&place=ID"), "button_group", "lang", "fr")
    assert set(at.multiselect(key="place").value) == {"ID"}
    choose(at, "multiselect", "place", ["ID", "MY"])
    assert rows(at) == ids(story, lambda e: bool({"ID", "MY"} & set(e.jurisdictions)))
    assert len(rows(reset(at))) == len(story.events)


# Links


FULL = {
    "lang": ["fr"],
    "category": ["block", "politics"],
    "place": ["ID", "MY"],
    "q": ["grok"],
    "from": ["2026-01-01"],
    "to": ["2026-02-10"],
    "zoom": ["2026-01-01/2026-01-31"],
    "at": ["2026-01-11"],
    "event": ["id-block"],
}


def test_a_link_restores_everything_and_gives_itself_again() -> None:
    at = page("&".join(f"{name}={value}" for name, values in FULL.items() for value in values))
    assert query(at) == FULL
    assert at.button_group(key="category").value == ["block", "politics"]
    assert at.multiselect(key="place").value == ["ID", "MY"]
    assert at.text_input(key="q").value == "grok"
    assert at.date_input(key="from").value == date(2026, 1, 1)
    assert at.date_input(key="to").value == date(2026, 2, 10)
    assert day(at) == date(2026, 1, 11)
    assert "2026-01-01/2026-01-31" in picks(at, "counted", "button")
    assert "L’Indonésie" in words(at, "event")
    assert "id-block" in rows(at)


def test_a_second_run_reads_the_link_no_more() -> None:
    at = page("lang=en&category=block")
    choose(at, "button_group", "category", [])
    assert "category" not in query(without_errors(at.run()))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_unknown_event_is_said_and_nothing_put_in_its_place(lang: str) -> None:
    at = page(f"lang={lang}&event=id-blok")
    assert "id-blok" in words(at, "event")
    assert "event" not in query(at)


def test_unknown_codes_are_dropped_and_known_ones_kept() -> None:
    at = page("lang=de&category=block&category=Blocks&place=ID&place=Indonesia&place=XX&actor=Nobody&evidence=sure")
    assert query(at) == {"lang": ["en"], "category": ["block"], "place": ["ID"], "at": ["2026-01-16"]}


@pytest.mark.parametrize(
    "hostile",
    [
        "at=0001-01-01",
        "at=1900-01-01",
        "at=9999-12-31",
        "at=9999-99-99",
        "at=2026-01-11T00:00",
        "at=%3Cscript%3E",
        "at=%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%96-01-11",
        "zoom=0001-01-01/9999-12-31",
        "zoom=0001-01-01/0001-01-02",
        "zoom=9999-12-30/9999-12-31&event=id-block",
        "zoom=2026-01-05/2026-01-12",
        "zoom=2026-01-05/2026-01-06&event=fr-no-show",
        "zoom=a/b",
        "zoom=/",
        "from=1900-01-01",
        "from=2026-12-31",
        "from=9999-12-31",
        "to=0001-01-01",
        "to=9999-12-31",
        "from=2026-02-01&to=2026-01-01",
        "category=__class__&place=..%2F..%2Fetc&actor=%3Cb%3E",
        "q=%24x%24%20**b**%20%5Ba%5D(javascript:alert(1))",
        "q=%00%01%EF%BF%BF",
        "q=" + "x" * 5000,
        "q=(((([[[*%2B%3F%5C",
        "event=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "event=" + "x" * 5000,
        "lang=%3Cb%3E",
        "lang=en&lang=fr",
        "view=nothing&unheard=of",
        "&".join(f"place={code}" for code in ["ID"] * 500),
    ],
)
def test_no_link_can_break_the_page(story: Story, hostile: str) -> None:
    at = page(hostile)
    first, _ = story_days(story)
    assert first.isoformat() <= query(at)["at"][0] <= story.about.as_of.isoformat()
    assert counted(at)[1] == len(story.events)


# A broken file


def test_a_broken_row_is_named_with_line_and_column_and_all_others_are_shown(story: Story, tmp_path: Path) -> None:
    app = copy_project(tmp_path)
    change_events(app, set_cell("my-block", "date", "2026-02-30"))
    at = page(app=app)
    assert set(rows(at)) == {event.id for event in story.events} - {"my-block"}
    line = line_of(app, "my-block")
    assert any(f":{line}: date:" in each for each in words(at, "problems").split("data/"))
    assert "2026-02-30" in words(at, "problems")


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"id,date\n", b"<html></html>"])
def test_a_file_that_cannot_be_read_is_said_instead_of_a_traceback(tmp_path: Path, raw: bytes) -> None:
    app = copy_project(tmp_path)
    (tmp_path / "data" / "events.csv").write_bytes(raw)
    at = page(app=app)
    assert len(at.error) == 1
    assert "events.csv" in words(at, "problems")


def test_what_is_folded_away_keeps_its_choice_and_shows_it_when_unfolded_again() -> None:
    at = choose(choose(page("lang=en"), "multiselect", "place", ["ID"]), "date_input", "from", date(2026, 1, 5))
    for folded in (True, False):
        at.session_state["places"] = at.session_state["more"] = not folded
        without_errors(at.run())
        assert bool(at.multiselect) is not folded
        assert query(at) == {"lang": ["en"], "place": ["ID"], "from": ["2026-01-05"], "at": ["2026-01-16"]}
    assert at.multiselect(key="place").value == ["ID"]
    assert at.date_input(key="from").value == date(2026, 1, 5)
