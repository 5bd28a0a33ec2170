"""The timeline with its days in order: what only the browser's own sums can get wrong."""

from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.figures import figure

FLAG = ".st-key-timeline .dayflag"
APART = """figure => {
  const mark = figure.querySelector('.mark[data-pick="id-block"]').transform.baseVal.consolidate().matrix.e;
  return Math.abs(mark - figure.querySelector('line[stroke-width="1.6"]').x1.baseVal.value);
}"""
"""How far the day's line is from a mark, in pixels."""


def test_the_flag_is_dragged_to_the_day_that_stands_below_it(open_page: Visits) -> None:
    page = open_page("?lang=en&scale=equal&at=2026-01-16")
    timeline = figure(page, "timeline")
    page.locator(FLAG).hover()  # waits until the page stands still
    page.mouse.down()
    mark = timeline.locator('.mark[data-pick="id-block"]').first
    mark.hover(force=True)  # the flag, which is held, keeps the pointer
    expect(page.locator(FLAG)).to_have_text("10 January 2026")
    assert timeline.evaluate(APART) < 1
    page.mouse.up()


def test_lanes_and_spacing_are_chosen_by_buttons_and_kept_in_the_address(open_page: Visits) -> None:
    page = open_page("?lang=fr")
    figure(page, "timeline")
    page.get_by_role("button", name="Affaire", exact=True).click()
    expect(page.locator(".st-key-timeline")).to_contain_text("Autres événements")
    page.get_by_role("button", name="Dans l’ordre", exact=True).click()
    expect(page.get_by_role("button", name="Dans l’ordre", exact=True)).to_have_attribute("aria-pressed", "true")
    page.wait_for_url("**/?*lanes=case&scale=equal*")
