"""What a visitor does on the page, in a real browser."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

import loaders
from components.palette import DARK, LIGHT
from loaders.story import Story
from tests.browser.conftest import ROOT, Visits, settled
from tests.browser.figures import (
    MARKS,
    click_country,
    click_mark,
    figure,
    fills,
    has_mark,
    redrawn,
    stamp,
)

NAMED = {
    "the fine": "ec-fine-x-120m",
    "the limit to paying users": "grok-paywall",
    "Indonesia's block": "id-block",
    "Malaysia's block": "my-block",
    "Malaysia's lifting": "my-lift",
    "Ofcom's investigation": "ofcom-opened",
    "the Commission's investigation": "ec-grok-opened",
}


@pytest.fixture(scope="session")
def story() -> Story:
    return loaders.load(loaders.read_files(ROOT / "data"))


@pytest.fixture(scope="session")
def titles(story: Story) -> dict[str, str]:
    return {event.id: event.title_en for event in story.events}


def rgb(colour: str) -> str:
    """ "#780D46" as a browser says it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def address_has(page: Page, name: str, value: str) -> None:
    """Waits until the address says so; "" for a name that it must not have."""
    wanted = re.compile(rf"[?&]{name}={re.escape(value)}(&|$)" if value else rf"^(?!.*[?&]{name}=)")
    expect(page).to_have_url(wanted)


def card(page: Page) -> Locator:
    """The title of the card; several when there is no card."""
    return page.locator(".st-key-event .card > h3")


def opened(page: Page, event: str, titles: dict[str, str]) -> None:
    """Waits until an event's card is open and the address names it."""
    expect(card(page)).to_have_text(titles[event])
    address_has(page, "event", event)


def row(page: Page, event: str) -> Locator:
    return page.locator(f'.st-key-table tr[data-pick="{event}"]:not([hidden])')


def rows(page: Page) -> Locator:
    return page.locator(".st-key-table tr[data-pick]:not([hidden])")


def pill(page: Page, name: str) -> Locator:
    """The pill of a category, by the name it shows."""
    return page.locator(".st-key-category button").filter(has_text=re.compile(rf"\b{name}\b"))


def history(page: Page) -> int:
    return int(page.evaluate("history.length"))


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is in what a selector names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.closest(selector) !== null", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


# The first view


def test_the_first_view_draws_both_figures_and_announces_one_earlier_event(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en")
    countries = fills(page)
    assert len(countries) > 150
    assert "none" not in countries.values()
    assert figure(page, "timeline").locator(MARKS).count() >= 80
    chips = page.locator(".st-key-chips button")
    expect(chips.filter(has_text="1 earlier")).to_have_count(1)
    expect(chips.filter(has_text="earlier")).to_have_count(1)
    assert query(page) == {"lang": ["en"], "at": [story.about.opening_day.isoformat()]}
    chips.first.click()
    expect(chips.filter(has_text="113 later")).to_have_count(1)
    assert has_mark(page, "ec-x-proceedings-2023")
    page.locator(".st-key-counted").get_by_text("Whole story").click()
    expect(chips).to_have_count(0)
    address_has(page, "zoom", "all")


def test_the_map_colours_what_is_blocked_on_the_day(open_page: Visits) -> None:
    page = open_page("?lang=en&at=2026-01-11")
    blocked = rgb(LIGHT.fills["blocked"].colour)
    assert {place for place, fill in fills(page).items() if fill == blocked} == {"ID", "MY"}
    before = stamp(page, "map")
    page.locator(".st-key-at button").first.click()
    redrawn(page, "map", before)
    assert {place for place, fill in fills(page).items() if fill == blocked} == {"ID"}
    address_has(page, "at", "2026-01-10")


def test_the_dark_theme_draws_in_its_own_colours(open_page: Visits) -> None:
    page = open_page("?lang=en&at=2026-01-11", scheme="dark")
    countries = fills(page)
    assert countries["ID"] == rgb(DARK.fills["blocked"].colour)
    assert countries["MG"] == rgb(DARK.fills["none"].colour)
    assert figure(page, "timeline").locator(MARKS).count() >= 80
    assert figure(page, "timeline").locator("svg.drawing").evaluate(
        "svg => getComputedStyle(svg).backgroundColor"
    ) == rgb(DARK.paper)


# Opening an event


def test_the_events_that_everybody_looks_for_are_one_click_away_on_the_timeline(
    open_page: Visits, titles: dict[str, str]
) -> None:
    page = open_page("?lang=en")
    for event in NAMED.values():
        click_mark(page, event)
        opened(page, event, titles)
        settled(page)


def test_the_same_events_are_one_click_away_in_the_table(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en")
    for event in NAMED.values():
        row(page, event).locator("td.date").click()
        opened(page, event, titles)
        expect(row(page, event)).to_have_class(re.compile(r"\bselected\b"))


def test_a_row_opens_by_its_button_too_and_from_the_keyboard(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en")
    row(page, "id-block").get_by_role("button").click()
    opened(page, "id-block", titles)
    row(page, "my-block").get_by_role("button").focus()
    page.keyboard.press("Enter")
    opened(page, "my-block", titles)
    expect(row(page, "my-block").get_by_role("button")).to_be_focused()


def test_a_country_opens_the_event_behind_its_state_and_the_day_stays(
    open_page: Visits, titles: dict[str, str]
) -> None:
    page = open_page("?lang=en&at=2026-01-16")
    click_country(page, "ID")
    opened(page, "id-block", titles)
    address_has(page, "at", "2026-01-16")


def test_the_card_leads_on_to_the_events_it_names(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en&event=my-lift")
    page.locator(".st-key-event .relations button", has_text=titles["my-block"]).click()
    opened(page, "my-block", titles)


# Filters


def test_a_filter_changes_timeline_map_and_table_together_and_adds_nothing_to_the_history(
    open_page: Visits, story: Story
) -> None:
    page = open_page("?lang=en&at=2026-01-16")
    length = history(page)
    timeline, world = stamp(page, "timeline"), stamp(page, "map")
    pill(page, "Order").click()
    orders = [event.id for event in story.events if event.category == "order"]
    expect(rows(page)).to_have_count(len(orders))
    redrawn(page, "timeline", timeline)
    redrawn(page, "map", world)
    address_has(page, "category", "order")
    settled(page)
    assert not has_mark(page, "id-block")
    assert has_mark(page, "ec-fine-x-120m")
    assert rgb(LIGHT.fills["blocked"].colour) not in fills(page).values()
    page.locator(".st-key-counted .reset").click()
    expect(rows(page)).to_have_count(len(story.events))
    address_has(page, "category", "")
    page.locator(".st-key-q input").fill("indonesie")
    page.keyboard.press("Enter")
    address_has(page, "q", "indonesie")
    assert history(page) == length


def test_an_empty_result_offers_a_way_out(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en&category=block&place=GB")
    expect(page.locator(".st-key-timeline")).to_have_count(0)
    page.locator(".st-key-drop_place button").click()
    expect(rows(page)).to_have_count(sum(event.category == "block" for event in story.events))
    figure(page, "timeline")
    address_has(page, "place", "")


def test_a_search_that_finds_nothing_is_shown_as_it_was_typed(open_page: Visits) -> None:
    """The search stands in the label of a button, where Streamlit reads Markdown: it must not become a picture."""
    searched = "![a](https://example.invalid/a.png)**b** $c$"
    page = open_page("?lang=en&category=block&q=!%5Ba%5D(https://example.invalid/a.png)**b**%20%24c%24")
    expect(page.locator(".st-key-drop_q button")).to_contain_text(searched)


def test_choices_are_made_by_keyboard_alone(open_page: Visits, story: Story, titles: dict[str, str]) -> None:
    page = open_page("?lang=en&zoom=all")
    figure(page, "timeline")
    tab_to(page, ".st-key-category")
    page.keyboard.press("Space")
    platform = [event.id for event in story.events if event.category == "platform"]
    expect(rows(page)).to_have_count(len(platform))
    settled(page)
    tab_to(page, ".st-key-timeline .stop")
    for key, event in [("Home", platform[0]), ("ArrowRight", platform[1]), ("End", platform[-1])]:
        page.keyboard.press(key)
        page.keyboard.press("Enter")
        opened(page, event, titles)
        settled(page)
        page.keyboard.press("Escape")


def test_steps_faster_than_the_page_are_all_followed(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en&category=platform")
    figure(page, "timeline").focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    opened(page, "grok-paywall", titles)
    settled(page)
    for event in ("grok-edit-launch", "x-blames-users", "x-geoblock"):
        row(page, event).get_by_role("button").click()
    opened(page, "x-geoblock", titles)


def test_a_click_in_the_same_instant_as_the_question_for_changed_files_is_answered(open_page: Visits) -> None:
    page = open_page("?lang=en")
    pill(page, "Order").evaluate("button => { window.watching.ask(); button.click(); }")
    expect(page.locator(".st-key-counted")).to_contain_text("14 of 114")
    address_has(page, "category", "order")
    pill(page, "Order").evaluate("button => { button.click(); window.watching.ask(); }")
    expect(page.locator(".st-key-counted")).to_contain_text("114 of 114")


# Links, languages, history


def test_a_link_opens_the_same_view_and_another_language_keeps_it(open_page: Visits, story: Story) -> None:
    chosen = {
        "category": ["block"],
        "place": ["ID", "MY"],
        "q": ["grok"],
        "from": ["2026-01-01"],
        "to": ["2026-02-10"],
        "zoom": ["2026-01-01/2026-01-31"],
        "at": ["2026-01-11"],
        "event": ["id-block"],
    }
    link = "&".join(f"{name}={value}" for name, values in chosen.items() for value in values)
    event = next(event for event in story.events if event.id == "id-block")
    page = open_page(f"?lang=en&{link}")
    expect(card(page)).to_have_text(event.title_en)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert query(page) == {"lang": ["en"], **chosen}
    shown = rows(page).count()
    assert 0 < shown < 10
    length = history(page)
    page.locator(".st-key-lang").get_by_text("Français").click()
    expect(card(page)).to_have_text(event.title_fr)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page).to_have_title(story.about.title["fr"])
    address_has(page, "lang", "fr")
    assert query(page) == {"lang": ["fr"], **chosen}
    assert rows(page).count() == shown
    assert history(page) == length


def test_a_reloaded_page_shows_what_was_chosen(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en")
    row(page, "id-block").get_by_role("button").click()
    opened(page, "id-block", titles)
    pill(page, "Block").click()
    address_has(page, "category", "block")
    before, kept = query(page), rows(page).count()
    page.reload()
    settled(page)
    opened(page, "id-block", titles)
    expect(rows(page)).to_have_count(kept)
    assert query(page) == before


def test_back_and_forward_go_through_the_opened_events(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en")
    length = history(page)
    for event in ("id-block", "my-block"):
        row(page, event).get_by_role("button").click()
        opened(page, event, titles)
    assert history(page) == length + 2
    page.go_back()
    opened(page, "id-block", titles)
    address_has(page, "at", "2026-01-10")
    page.go_forward()
    opened(page, "my-block", titles)
    address_has(page, "at", "2026-01-11")
    page.go_back()
    opened(page, "id-block", titles)
    page.go_back()
    expect(page.locator(".st-key-event .card.empty")).to_be_visible()
    address_has(page, "event", "")
    assert history(page) == length + 2


def test_after_back_another_event_can_be_opened(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en&event=id-block")
    row(page, "my-block").get_by_role("button").click()
    opened(page, "my-block", titles)
    page.go_back()
    opened(page, "id-block", titles)
    row(page, "ofcom-opened").get_by_role("button").click()
    opened(page, "ofcom-opened", titles)
    page.go_back()
    opened(page, "id-block", titles)


# Pages


def tab(page: Page, name: str) -> Locator:
    return page.locator(".st-key-view button").filter(has_text=name)


def test_the_pages_are_in_the_history_and_keep_the_filters(open_page: Visits) -> None:
    page = open_page("?lang=en&category=block&event=id-block")
    tab(page, "About and method").click()
    expect(page.locator(".st-key-about h2")).to_have_text("About this page, and its method")
    address_has(page, "view", "about")
    tab(page, "What the article says").click()
    expect(page.locator(".claims > li")).to_have_count(38)
    address_has(page, "view", "claims")
    page.go_back()
    expect(page.locator(".st-key-about h2")).to_be_visible()
    page.go_back()
    expect(rows(page)).to_have_count(6)
    address_has(page, "view", "")
    address_has(page, "category", "block")


def test_a_claim_leads_to_its_event_and_a_card_to_its_citation(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en&view=claims")
    link = page.locator(".claims [data-pick]").first
    event = link.get_attribute("data-pick")
    link.click()
    expect(page.locator(".st-key-event h3")).to_have_text(titles[event or ""])
    page.locator('.st-key-event [data-pick="cite:"]').click()
    expect(page.locator(".stCode").filter(has_text=f"/?lang=en&event={event}").first).to_be_visible()


def test_a_figure_opens_its_event(open_page: Visits, titles: dict[str, str]) -> None:
    page = open_page("?lang=en")
    page.locator('.figures [data-pick="my-block"]').click()
    expect(page.locator(".st-key-event h3")).to_have_text(titles["my-block"])
    address_has(page, "at", "2026-01-11")


# Narrow


def test_a_phone_shows_the_list_and_no_timeline_and_never_scrolls_sideways(
    open_page: Visits, story: Story, titles: dict[str, str]
) -> None:
    page = open_page("?lang=en", width=390, height=844)
    figure(page, "map")
    expect(rows(page)).to_have_count(len(story.events))
    expect(page.locator(".st-key-timeline .figure")).to_be_hidden()
    row(page, "id-block").get_by_role("button").click()
    opened(page, "id-block", titles)
    settled(page)
    wide = """() => [document.scrollingElement, ...document.querySelectorAll("[data-testid=stMain], .stApp")]
      .filter(each => each.scrollWidth > each.clientWidth).map(each => each.className || each.tagName)"""
    assert page.evaluate(wide) == []
    page.locator(".st-key-lang").get_by_text("Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    settled(page)
    assert page.evaluate(wide) == []


# What is folded away, and the day


def test_a_jurisdiction_is_found_in_the_folded_list_and_taken_off_again(open_page: Visits) -> None:
    page = open_page("?lang=en")
    page.locator(".st-key-places button").click()
    box = page.get_by_role("combobox", name="Jurisdictions")
    box.fill("Indon")
    page.keyboard.press("Enter")
    address_has(page, "place", "ID")
    expect(page.locator(".st-key-places button").first).to_have_text(re.compile(r"Jurisdictions \(1\)"))
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(rows(page)).not_to_have_count(114)
    page.locator(".st-key-counted .reset").click()
    expect(page.locator(".st-key-places button").first).to_have_text(re.compile(r"Jurisdictions(?! \()"))
    address_has(page, "place", "")


def test_the_day_is_chosen_by_keyboard_on_the_slider(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=fr&at=2026-01-10")
    before = stamp(page, "map")
    slider = page.locator(".st-key-at").get_by_role("slider")
    tab_to(page, ".st-key-at input")
    expect(slider).to_have_attribute("aria-valuetext", "10 janvier 2026")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "12 janvier 2026")
    redrawn(page, "map", before)
    address_has(page, "at", "2026-01-12")
    page.keyboard.press("End")
    address_has(page, "at", story.about.as_of.isoformat())
    expect(slider).to_be_focused()
    expect(page.get_by_role("button", name="Changement suivant")).to_be_disabled()
