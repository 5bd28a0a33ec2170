"""The timeline by keyboard, by its window on the strip, by wheel and by fingers, in a real browser."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

import loaders
from components.scene import lane_of
from loaders.story import Story
from tests.browser.conftest import ROOT, Visits, settled
from tests.browser.figures import MARK, figure, redrawn, stamp

BOX = "element => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; }"
STILL = """() => {
  const now = document.querySelector("[data-testid=stMain]").scrollTop;
  const still = window.lastTop === now;
  window.lastTop = now;
  return still;
}"""
FOCUSED = "document.activeElement.dataset.stop ?? ''"
DAYS = re.compile(r"zoom=(\d{4}-\d\d-\d\d)%2F(\d{4}-\d\d-\d\d)")


@pytest.fixture(scope="module")
def story() -> Story:
    return loaders.load(loaders.read_files(ROOT / "data"))


def focused(page: Page) -> str:
    """The event of the stop that has the focus."""
    return str(page.evaluate(FOCUSED))


def on_stop(page: Page, event: str) -> None:
    """Waits until the focus is on a stop of an event."""
    expect(page.locator(f'.stop[data-stop="{event}"]:focus')).to_have_count(1)


def tab_to_stop(page: Page, most: int = 60) -> str:
    """Press Tab until the focus is on a mark of the timeline; its event."""
    figure(page, "timeline")
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page):
            return focused(page)
        passed.append(page.evaluate("document.activeElement.textContent.slice(0, 30)"))
    pytest.fail(f"Tab does not reach the timeline: {passed}")


def window(page: Page) -> Locator:
    return page.locator(".st-key-timeline .lens")


def zoomed(page: Page) -> tuple[str, str]:
    """The two days in the address, once they are there."""
    expect(page).to_have_url(DAYS)
    begin, end = parse_qs(urlsplit(page.url).query)["zoom"][0].split("/")
    return begin, end


def middle_of(where: Locator) -> tuple[float, float]:
    x, y, wide, high = where.evaluate(BOX)
    return x + wide / 2, y + high / 2


def drag(page: Page, where: Locator, across: float) -> None:
    """Drag something by so many pixels, and wait until the timeline is laid out for what it shows then."""
    before = stamp(page, "timeline")
    where.scroll_into_view_if_needed()
    x, y = middle_of(where)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y, steps=3)
    page.mouse.move(x + across, y, steps=3)
    page.mouse.up()
    redrawn(page, "timeline", before)
    settled(page)


# Keys


def test_every_event_of_a_lane_is_reached_and_opened_by_keyboard_alone(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en&zoom=all&place=ID")
    wanted = {event.id: event.title_en for event in story.events if "ID" in map(lane_of, event.jurisdictions)}
    tab_to_stop(page)
    page.keyboard.press("Home")
    found = [focused(page)]
    while len(found) < len(wanted):
        page.keyboard.press("ArrowRight")
        found.append(focused(page))
    assert sorted(found) == sorted(wanted)
    page.keyboard.press("Home")
    for event in found:
        on_stop(page, event)
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-event .card")).to_be_focused()
        expect(page.locator(".st-key-event .card > h3")).to_have_text(wanted[event])
        page.keyboard.press("Escape")
        on_stop(page, event)
        page.keyboard.press("ArrowRight")


def test_a_stop_says_its_event_in_a_sentence_and_shows_where_the_focus_is(open_page: Visits) -> None:
    page = open_page("?lang=fr&event=id-block")
    assert tab_to_stop(page) == "id-block"
    stop = page.locator('.stop[data-stop="id-block"]')
    said = "L’Indonésie bloque Grok, une première. Samedi 10 janvier 2026. Indonésie, Presse. Blocage"
    assert stop.get_attribute("aria-label") == said
    assert stop.evaluate("stop => getComputedStyle(stop).outlineStyle") == "solid"
    expect(page.locator(".st-key-timeline .keys")).to_be_visible()
    expect(page.locator(".st-key-timeline .tip")).to_contain_text("L’Indonésie bloque Grok")


def test_the_timeline_is_one_stop_of_the_tab_key(open_page: Visits) -> None:
    page = open_page("?lang=en")
    tab_to_stop(page)
    page.keyboard.press("Tab")
    expect(window(page)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.st-key-timeline')") is None


def test_moving_the_focus_asks_nothing_of_the_server(open_page: Visits) -> None:
    page = open_page("?lang=en")
    sent: list[object] = []
    tab_to_stop(page)
    address, before = page.url, stamp(page, "timeline")
    page.evaluate("clearTimeout(window.watching?.timer); window.dayPlaying = true")  # no questions for changed files
    page.on("request", lambda request: sent.append(request.url))
    first = focused(page)
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    assert focused(page) != first
    assert (page.url, stamp(page, "timeline"), sent) == (address, before, [])


def test_up_and_down_walk_through_the_case_also_to_what_the_window_does_not_show(open_page: Visits) -> None:
    page = open_page("?lang=en&zoom=2026-01-01/2026-01-20&event=id-block")
    assert tab_to_stop(page) == "id-block"
    page.keyboard.press("ArrowDown")
    on_stop(page, "id-still-blocked")
    page.keyboard.press("ArrowDown")
    on_stop(page, "id-lift")
    page.keyboard.press("ArrowUp")
    on_stop(page, "id-still-blocked")


def test_right_goes_on_beyond_the_last_mark_of_the_window(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en&zoom=2026-02-10/2026-02-28")
    tab_to_stop(page)
    page.keyboard.press("End")
    last = focused(page)
    page.keyboard.press("ArrowRight")
    later = next(event.id for event in story.events if event.when.earliest and event.when.earliest > date(2026, 2, 28))
    on_stop(page, later)
    assert later != last


def test_plus_minus_and_shift_with_arrows_zoom_and_move_with_the_focus_kept(open_page: Visits) -> None:
    page = open_page("?lang=en&event=id-block")
    tab_to_stop(page)
    shown = stamp(page, "timeline")
    page.keyboard.press("+")
    redrawn(page, "timeline", shown)
    begin, end = zoomed(page)
    assert begin <= "2026-01-10" <= end
    on_stop(page, "id-block")
    settled(page)
    shown = stamp(page, "timeline")
    page.keyboard.press("-")
    redrawn(page, "timeline", shown)
    settled(page)
    shown = stamp(page, "timeline")
    page.keyboard.press("Shift+ArrowRight")
    redrawn(page, "timeline", shown)
    assert zoomed(page)[0] > begin


# The window on the strip


def test_the_window_is_dragged_and_resized_with_the_pointer(open_page: Visits) -> None:
    page = open_page("?lang=en")
    drag(page, window(page), 60)
    begin, end = zoomed(page)
    assert "2026-01-01" < begin < "2026-03-01"
    drag(page, window(page).locator(".grip.end"), 80)
    assert zoomed(page)[0] == begin
    assert zoomed(page)[1] > end
    drag(page, window(page).locator(".grip.begin"), -40)
    assert zoomed(page)[0] < begin


def test_the_timeline_follows_while_the_window_is_dragged(open_page: Visits) -> None:
    page = open_page("?lang=en")
    shown = figure(page, "timeline")
    window(page).scroll_into_view_if_needed()
    x, y = middle_of(window(page))
    before, drawn = shown.evaluate(MARK, "ofcom-opened"), stamp(page, "timeline")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y, steps=4)
    expect(page.locator(".st-key-timeline svg.moved")).to_be_visible()
    assert shown.evaluate(MARK, "ofcom-opened")[0] < before[0] - 50
    assert stamp(page, "timeline") == drawn
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    expect(page.locator(".st-key-timeline svg.moved")).to_have_count(0)
    assert shown.evaluate(MARK, "ofcom-opened") == before


def test_the_window_is_moved_and_resized_with_keys_and_says_its_days(open_page: Visits) -> None:
    page = open_page("?lang=en")
    figure(page, "timeline")
    window(page).focus()
    expect(window(page)).to_have_attribute("aria-valuetext", "1 December 2025 to 28 February 2026")
    for key, days in [
        ("ArrowRight", "8 December 2025 to 7 March 2026"),
        ("Shift+ArrowLeft", "8 December 2025 to 28 February 2026"),
        ("PageUp", "28 February 2026 to 21 May 2026"),
        ("Home", "18 December 2023 to 9 March 2024"),
        ("End", "11 September 2026 to 2 December 2026"),
    ]:
        shown = stamp(page, "timeline")
        page.keyboard.press(key)
        expect(window(page)).to_have_attribute("aria-valuetext", days)
        redrawn(page, "timeline", shown)
        expect(window(page)).to_have_attribute("aria-valuetext", days)
    assert zoomed(page) == ("2026-09-11", "2026-12-02")
    expect(window(page)).to_be_focused()


def test_the_handles_and_the_window_are_large_enough_for_a_finger(open_page: Visits) -> None:
    page = open_page("?lang=en&zoom=2026-01-10/2026-01-13")
    figure(page, "timeline")
    for part in (window(page), window(page).locator(".grip.begin"), window(page).locator(".grip.end")):
        _, _, wide, high = part.evaluate(BOX)
        assert wide >= 24
        assert high >= 24


# Wheel and fingers


def test_the_wheel_scrolls_the_page_and_with_control_zooms_where_the_pointer_is(open_page: Visits) -> None:
    page = open_page("?lang=en", height=500)
    shown = figure(page, "timeline")
    main = page.get_by_test_id("stMain")
    shown.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 380)")
    x, _ = shown.evaluate(MARK, "id-block")
    page.mouse.move(x, 250)
    top, drawn = main.evaluate("main => main.scrollTop"), stamp(page, "timeline")
    page.mouse.wheel(0, 60)
    page.wait_for_function("top => document.querySelector('[data-testid=stMain]').scrollTop > top", arg=top)
    assert stamp(page, "timeline") == drawn
    page.wait_for_function(STILL, polling=120)
    top = main.evaluate("main => main.scrollTop")
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    redrawn(page, "timeline", drawn)
    begin, end = zoomed(page)
    assert "2025-12-01" < begin < "2026-01-10" < end < "2026-02-28"
    assert abs(shown.evaluate(MARK, "id-block")[0] - x) < 30
    assert main.evaluate("main => main.scrollTop") == top
    assert page.evaluate("window.visualViewport.scale") == 1


def test_two_fingers_zoom(open_page: Visits) -> None:
    page = open_page("?lang=en")
    shown = figure(page, "timeline")
    drawn = stamp(page, "timeline")
    x, y, wide, _ = shown.evaluate(BOX)
    page.mouse.move(1, 1)
    fingers = page.context.new_cdp_session(page)
    fingers.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    middle = x + wide / 2

    def touch(kind: str, *places: float) -> None:
        points = [{"x": place, "y": y + 120, "id": number} for number, place in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", middle - 60, middle + 60)
    for away in (80, 100, 120):
        touch("touchMove", middle - away, middle + away)
    touch("touchEnd")
    redrawn(page, "timeline", drawn)
    begin, end = zoomed(page)
    assert "2025-12-01" < begin < end < "2026-02-28"


def test_a_tap_beside_a_mark_means_it(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en")
    shown = figure(page, "timeline")
    shown.scroll_into_view_if_needed()
    x, y = shown.evaluate(MARK, "it-garante-warning")
    page.mouse.click(x - 12, y)
    titles = {event.id: event.title_en for event in story.events}
    expect(page.locator(".st-key-event .card > h3")).to_have_text(titles["it-garante-warning"])


def test_a_click_on_a_cluster_shows_its_days_with_more_of_its_events(open_page: Visits, story: Story) -> None:
    page = open_page("?lang=en&zoom=all")
    figure(page, "timeline")
    cluster = page.locator(".st-key-timeline .numbers .label").last
    first, last = str(cluster.get_attribute("data-pick")).removeprefix("cluster:").split("/")
    cluster.hover()
    expect(page.locator(".st-key-timeline .tip")).to_contain_text(re.compile(r"^\d+ events"))
    before = stamp(page, "timeline")
    cluster.click()
    redrawn(page, "timeline", before)
    begin, end = zoomed(page)
    assert begin <= first <= last <= end
    inside = {
        event.id for event in story.events if first <= str(event.when.earliest) and str(event.when.latest) <= last
    }
    shown = {str(stop.get_attribute("data-stop")) for stop in page.locator(".stop").all()}
    assert len(inside & shown) > len(inside) / 2


# Buttons and relations


def test_the_buttons_beside_the_periods_move_and_zoom_with_the_focus_kept(open_page: Visits) -> None:
    page = open_page("?lang=en&zoom=2026-01-01/2026-01-31")
    closer = page.get_by_role("button", name="Zoom in")
    closer.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("2026-01-09%2F2026-01-24"))
    expect(closer).to_be_focused()
    page.get_by_role("button", name="Later", exact=True).click()
    expect(page).to_have_url(re.compile("2026-01-16%2F2026-01-31"))
    page.get_by_role("button", name="Up to 4 October 2026").click()
    expect(page).to_have_url(re.compile("2026-07-12%2F2026-10-04"))


def test_the_selected_event_has_lines_to_what_it_has_to_do_with_and_keeps_them_when_days_move(
    open_page: Visits,
) -> None:
    page = open_page("?lang=en")
    figure(page, "timeline")
    lines = page.locator(".st-key-timeline .relations path")
    expect(lines).to_have_count(0)
    page.goto(f"{page.url}&event=id-block")
    settled(page)
    expect(lines).to_have_count(1)
    page.get_by_role("button", name="Next in this case").click()
    expect(page).to_have_url(re.compile("event=id-still-blocked"))
    expect(lines).to_have_count(1)
