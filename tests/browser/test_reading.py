"""The page on a phone, the list that is read downwards, and what axe says of every page of the story."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import loaders
from components.link import VIEWS
from loaders.story import Story
from tests.browser.conftest import ROOT, Visits, settled
from tests.browser.figures import figure

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = {"serious", "critical"}
STREAMLITS: dict[str, str] = {}
"""Faults of elements that Streamlit makes, "rule selector", each with a word why; everything else fails."""

FAULTS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => ({ rule: id, impact, where: node.target.join(" "), why: node.failureSummary })));
}"""

# What can be tapped, without links within sentences (WCAG 2.2, target size), what is out of sight, and two pieces of
# Streamlit's own: the link that a keyboard alone reveals, and the calendar's sign in a field that opens it as well.
SMALL = """() => [...document.querySelectorAll("button, a, summary, input, select, [data-pick], [role=slider]")]
  .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .filter((each) => !each.closest("svg, [data-testid=stSkipToContent], [data-testid=stDateInput]"))
  .filter((each) => getComputedStyle(each).display !== "inline")
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && height && (width < 24 || height < 24))
  .map(([each, { width, height }]) => `${each.outerHTML.slice(0, 90)} ${Math.round(width)} x ${Math.round(height)}`)"""

WIDE = """() => [document.scrollingElement, ...document.querySelectorAll("[data-testid=stMain], .stApp")]
  .filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.className || each.tagName)"""

LETTERS = """() => [...document.querySelectorAll(".st-key-table tr.event td:not(.date)")]
  .map((cell) => parseFloat(getComputedStyle(cell).fontSize))"""


@pytest.fixture(scope="session")
def story() -> Story:
    return loaders.load(loaders.read_files(ROOT / "data"))


@pytest.fixture
def phone(open_page: Visits) -> Page:
    """The first page on a telephone, touched and not clicked."""
    page = open_page("?lang=en", width=390, height=844, touch=True)
    figure(page, "map")
    return page


def entry(page: Page, event: str) -> Locator:
    return page.locator(f'.st-key-table tr[data-pick="{event}"]:not([hidden])')


def opened_card(page: Page) -> Locator:
    """The card that is open within the list."""
    return page.locator(".st-key-table tr.detail .card")


def headings(page: Page, level: int) -> list[str]:
    return page.locator(f".st-key-table tr:not([hidden]) h{level}").all_inner_texts()


# The list


def test_a_phone_filters_selects_and_reads_without_zooming_or_scrolling_sideways(phone: Page, story: Story) -> None:
    entries = phone.locator(".st-key-table tr.event:not([hidden])")
    expect(entries).to_have_count(len(story.events))
    phone.locator(".st-key-category button").filter(has_text="Block").tap()
    expect(entries).to_have_count(6)
    assert headings(phone, 3) == ["January 2026", "February 2026"]
    assert len(headings(phone, 4)) == 6
    entry(phone, "id-block").get_by_role("button").tap()
    block = next(event for event in story.events if event.id == "id-block")
    expect(opened_card(phone)).to_contain_text(story.sources[block.sources[0]].publisher)
    expect(opened_card(phone)).to_be_in_viewport()
    expect(phone.locator(".st-key-event .card")).to_be_hidden()
    assert phone.evaluate(WIDE) == []
    assert phone.evaluate("visualViewport.scale") == 1
    assert min(phone.evaluate(LETTERS)) >= 14
    entry(phone, "id-block").get_by_role("button").tap()
    expect(opened_card(phone)).to_have_count(0)


def test_a_card_of_the_list_leads_on_to_the_next_event_in_the_list(phone: Page) -> None:
    entry(phone, "id-block").get_by_role("button").tap()
    expect(opened_card(phone)).to_be_visible()
    opened_card(phone).locator(".walk button").last.tap()
    expect(phone.locator("tr.selected + tr.detail")).to_be_visible()
    expect(entry(phone, "id-block").locator("xpath=following-sibling::tr[1]")).not_to_have_class("detail")
    expect(phone.locator("tr.selected")).to_be_in_viewport()


def test_a_measure_and_an_uncertain_date_say_so_in_words(phone: Page) -> None:
    expect(entry(phone, "id-block").locator(".held")).to_contain_text("22 days")
    day = entry(phone, "au-esafety-letter").locator("xpath=preceding-sibling::tr[contains(@class, 'day')][1]")
    expect(day).to_contain_text("uncertain date")


def test_a_wide_page_shows_the_list_when_asked_and_a_copied_link_keeps_it(open_page: Visits) -> None:
    page = open_page("?lang=en")
    figure(page, "timeline")
    switch = page.get_by_role("button", name="As a list")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".st-key-timeline .figure")).to_be_hidden()
    expect(page.locator(".st-key-table h4").first).to_be_visible()
    entry(page, "id-block").get_by_role("button").click()
    expect(opened_card(page)).to_be_visible()
    assert page.url.endswith("#list")
    page.reload()
    settled(page)
    expect(page.locator(".st-key-timeline .figure")).to_be_hidden()
    page.get_by_role("button", name="As a list").click()
    figure(page, "timeline")
    assert "#" not in page.url


# Touch


def test_all_that_can_be_tapped_is_as_large_as_a_finger_needs(phone: Page) -> None:
    small: dict[str, Any] = {"explore": phone.evaluate(SMALL)}
    entry(phone, "id-block").get_by_role("button").tap()
    expect(opened_card(phone)).to_be_visible()
    small["card"] = phone.evaluate(SMALL)
    for view in VIEWS[1:]:
        go_to(phone, view)
        small[view] = phone.evaluate(SMALL)
        assert phone.evaluate(WIDE) == []
    assert {view: found for view, found in small.items() if found} == {}


def go_to(page: Page, view: str) -> None:
    """Lead to another page of the story, by its tab."""
    page.locator(".st-key-view button").nth(VIEWS.index(view)).click()
    page.wait_for_url(f"**view={view}**")
    settled(page)


# axe


def faults(page: Page) -> list[dict[str, str]]:
    """What axe finds grave on a page, without what is Streamlit's own."""
    found: list[dict[str, str]] = page.evaluate(FAULTS)
    return [each for each in found if each["impact"] in GRAVE and f"{each['rule']} {each['where']}" not in STREAMLITS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_axe_finds_nothing_grave_on_any_page(open_page: Visits, scheme: str, lang: str) -> None:
    page = open_page(f"?lang={lang}", scheme=scheme)
    figure(page, "map")
    page.evaluate(AXE)
    found = {"explore": faults(page)}
    entry(page, "id-block").get_by_role("button").click()
    expect(page.locator(".st-key-event .card.block")).to_be_visible()
    settled(page)
    found["event"] = faults(page)
    for view in VIEWS[1:]:
        go_to(page, view)
        settled(page)
        found[view] = faults(page)
    assert {view: each for view, each in found.items() if each} == {}


def test_axe_finds_nothing_grave_in_the_list(phone: Page) -> None:
    phone.evaluate(AXE)
    assert faults(phone) == []
    entry(phone, "id-block").get_by_role("button").tap()
    expect(opened_card(phone)).to_be_visible()
    settled(phone)
    assert faults(phone) == []


def test_axe_would_find_a_picture_without_words_and_pale_letters(phone: Page) -> None:
    phone.evaluate(AXE)
    phone.evaluate(
        """() => document.querySelector(".heading").insertAdjacentHTML("beforeend",
          '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color: #ddd">pale</p>')"""
    )
    assert {each["rule"] for each in faults(phone)} == {"image-alt", "color-contrast"}
