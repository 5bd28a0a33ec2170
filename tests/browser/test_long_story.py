"""A story of some thousand events: bars that count them, and a table that comes in parts."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

import loaders
from benchmarks.many_events import many_events
from components.table import PART
from tests.browser.conftest import Visits, serving, visiting
from tests.browser.figures import click_mark, figure, point_at_mark
from tests.copied import copy_project

EVENTS = 3_420
ROWS = ".st-key-table tr.event"
BARS = ".st-key-timeline .bars rect"
SAID = ".st-key-timeline .tip"
IN_SIGHT = """bars => {
  for (const bar of document.querySelectorAll(bars)) {
    const box = bar.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (document.elementFromPoint(x, y) === bar) return [bar.dataset.pick, x, y];
  }
}"""


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy whose story is told thirty times over."""
    app = copy_project(tmp_path_factory.mktemp("copy"))
    data = app.parent / "data"
    (data / "events.csv").write_bytes(many_events(loaders.read_files(data), EVENTS).events)
    with serving(app.parent, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def open_long(browser: Browser, long_story: str) -> Iterator[Visits]:
    with visiting(browser, long_story) as visits:
        yield visits


def bar_in_sight(page: Page) -> tuple[str, float, float]:
    """A bar before which nothing stands, by what it picks, and the middle of it."""
    figure(page, "timeline").scroll_into_view_if_needed()
    found = page.evaluate(IN_SIGHT, BARS)
    assert found, "a mark or a name stands before every bar"
    return str(found[0]), float(found[1]), float(found[2])


def test_bars_count_the_events_and_a_click_on_one_shows_its_days(open_long: Visits) -> None:
    page = open_long("?lang=en&zoom=all")
    expect(page.locator(BARS).first).to_be_attached()
    drawn = page.locator(".st-key-timeline").locator(".mark, .label").count()
    assert 0 < page.locator(BARS).count() <= drawn <= 1_000
    picked, x, y = bar_in_sight(page)
    page.mouse.move(x, y)
    expect(page.locator(SAID)).to_have_text(re.compile(r"\d{4}: [\d,]+ events?[A-Z]"))
    page.mouse.click(x, y)
    first, last = picked.removeprefix("cluster:").split("/")
    expect(page).to_have_url(re.compile(r"zoom=20\d\d-\d\d-\d\d"))
    begin, end = parse_qs(urlsplit(page.url).query)["zoom"][0].split("/")
    assert begin <= first <= last <= end


def test_a_mark_before_a_bar_is_what_the_pointer_means_there(open_long: Visits) -> None:
    page = open_long("?lang=en&zoom=all")
    expect(page.locator(BARS).first).to_be_attached()
    event = str(page.locator(".st-key-timeline .marks .mark").first.get_attribute("data-pick"))
    expect(point_at_mark(page, event)).not_to_have_text(re.compile(r"\d events"))
    click_mark(page, event)
    expect(page).to_have_url(re.compile(f"event={event}"))


def test_bars_are_reached_and_opened_by_keyboard(open_long: Visits) -> None:
    page = open_long("?lang=en&zoom=all")
    figure(page, "timeline").focus()
    page.keyboard.press("End")
    focused = page.locator(".stop:focus")
    while not (focused.get_attribute("data-stop") or "").startswith("cluster:"):
        page.keyboard.press("ArrowLeft")
    assert re.fullmatch(r"[A-Z].+\. .*\d{4}: [\d,]+ events?", focused.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"zoom=20\d\d-\d\d-\d\d"))


def test_the_rows_come_in_parts_as_a_reader_asks_for_them(open_long: Visits) -> None:
    page = open_long("?lang=fr")
    expect(page.locator(ROWS)).to_have_count(PART)
    expect(page.locator(".st-key-table caption")).to_have_text(re.compile(f"^Les {PART} premiers de 3.420 événements"))
    page.get_by_role("button", name="En afficher plus").click()
    expect(page.locator(ROWS)).to_have_count(2 * PART)
    page.locator(ROWS).last.locator("button").click()
    expect(page.locator(".st-key-event .card > h3")).to_be_visible()
    expect(page.locator(ROWS)).to_have_count(2 * PART)
    expect(page.get_by_role("button", name="En afficher plus")).to_be_visible()


def test_a_filter_shows_the_rows_that_pass_and_their_number(open_long: Visits) -> None:
    page = open_long("?lang=en&category=block")
    count = page.locator(".st-key-counted [role=status]").inner_text().split(" ")[0]
    expect(page.locator(".st-key-table caption")).to_have_text(f"The first {PART} of {count} events in order of time")
    expect(page.locator(f"{ROWS}.block")).to_have_count(PART)
    page.locator(".st-key-counted").get_by_role("button", name="Reset").click()
    expect(page.locator(".st-key-table caption")).to_have_text(re.compile("of 3,420 events"))
