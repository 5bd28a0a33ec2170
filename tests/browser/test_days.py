"""The days of the map as they go by in the browser, which the server learns of only where the visitor stays."""

import re
from collections import Counter
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

import loaders
from components.geography import shapes
from components.palette import LIGHT
from components.world import fill_of, look_of
from loaders.standings import standings_on
from tests.browser.conftest import ROOT, Visits
from tests.browser.figures import figure, fills
from tests.browser.test_explore import address_has, rgb

FILM = "() => Boolean(window.dayFilm)"
PASSED = "day => window.dayShown && window.dayShown.iso >= day"
STAYED = "() => !window.dayShown"
"""The server has answered to the day that the browser shows."""


def slider(page: Page) -> Locator:
    return page.locator(".st-key-at").get_by_role("slider")


def on(page: Page, day: str) -> None:
    """Waits until the slider says a day."""
    expect(slider(page)).to_have_attribute("aria-valuetext", day)


def play(page: Page) -> Locator:
    return page.locator(".st-key-at .play")


def ready(open_page: Visits, query: str) -> tuple[Page, list[str | bytes]]:
    """A page that has its film, and all that it sends to the server from then on."""
    sent: list[str | bytes] = []
    page = open_page()
    page.on("websocket", lambda socket: listen(socket, sent))
    page.goto(f"{open_page.address}/{query}")
    figure(page, "map")
    slider(page).focus()
    page.wait_for_function(FILM)
    page.wait_for_function(STAYED)
    return page, sent


def listen(socket: WebSocket, sent: list[str | bytes]) -> None:
    socket.on("framesent", lambda frame: sent.append(frame))


def heading(page: Page) -> Locator:
    return page.locator(".day_heading")


@pytest.mark.parametrize("day", ["2026-01-09", "2026-01-11", "2026-01-23"])
def test_the_map_fills_as_many_shapes_as_there_are_states(open_page: Visits, day: str) -> None:
    story = loaders.load(loaders.read_files(ROOT / "data"))
    standings = standings_on(story.measures, date.fromisoformat(day))
    looks = [look_of(rows[0]) for place, rows in standings.items() if place in shapes()]
    expected = Counter(rgb(fill_of(look, LIGHT).colour) for look in looks)
    counted = Counter(fills(open_page(f"?lang=en&at={day}")).values())
    del counted[rgb(LIGHT.fills["none"].colour)]
    assert counted == expected


def test_on_three_days_so_many_are_blocked(open_page: Visits) -> None:
    page = open_page("?lang=en&at=2026-01-09")
    blocked = rgb(LIGHT.fills["blocked"].colour)
    found = {}
    for day in ("2026-01-09", "2026-01-11", "2026-01-16"):
        slider(page).fill(str((date.fromisoformat(day) - date(2025, 12, 1)).days))
        address_has(page, "at", day)
        page.wait_for_function(STAYED)
        found[day] = {place for place, fill in fills(page).items() if fill == blocked}
    assert found == {"2026-01-09": set(), "2026-01-11": {"ID", "MY"}, "2026-01-16": {"ID", "MY", "PH"}}


def test_two_days_stand_side_by_side_and_a_change_leads_to_its_event(open_page: Visits) -> None:
    page = open_page("?lang=en&view=compare")
    blocked = rgb(LIGHT.fills["blocked"].colour)
    found = [
        {place for place, fill in fills(page, key).items() if fill == blocked} for key in ("map_before", "map_after")
    ]
    assert found == [set(), {"ID", "MY", "PH"}]
    page.locator(".day_changes button[data-pick=ph-block]").press("Enter")
    address_has(page, "event", "ph-block")
    figure(page, "timeline")


def test_a_click_on_how_it_spread_chooses_the_day(open_page: Visits) -> None:
    page = open_page("?lang=en&view=spread&zoom=2026-01-01/2026-01-31")
    spread = figure(page, "spread")
    plot = spread.locator(".trace").first.bounding_box()
    line = spread.locator(".drawing > g > line").bounding_box()
    assert plot
    assert line
    page.mouse.click(line["x"] - 5 * (line["x"] - plot["x"]) / 15, line["y"] + 30)
    address_has(page, "at", "2026-01-11")
    expect(heading(page)).to_contain_text("11 January 2026")
    page.keyboard.press("Tab")
    slider(page).press("ArrowLeft")
    address_has(page, "at", "2026-01-10")
    page.get_by_text("The numbers as a table").click()
    page.locator(".st-key-spread_table button[data-pick='2026-01-16']").press("Enter")
    address_has(page, "at", "2026-01-16")
    assert page.locator(".day_counts b").first.text_content() == "3"


def test_sixty_days_pass_without_a_word_to_the_server(open_page: Visits) -> None:
    page, sent = ready(open_page, "?lang=en&at=2026-01-05")
    page.get_by_role("button", name="4×").click()
    page.wait_for_function(STAYED)
    before = len(sent)
    play(page).click()
    page.wait_for_function(PASSED, arg="2026-03-06")
    assert sent[before:] == []
    play(page).click()
    page.wait_for_function(STAYED)
    assert len(sent) > before
    expect(page).not_to_have_url(re.compile("at=2026-01-05"))


def test_a_day_is_painted_before_the_server_knows_of_it_and_the_same_after(open_page: Visits) -> None:
    page, _ = ready(open_page, "?lang=en&at=2026-01-09")
    slider(page).press("ArrowRight")
    at_once = fills(page)
    expect(heading(page)).to_have_text("On 10 January 2026: blocked in Indonesia")
    expect(page.locator(".day_changed")).to_contain_text("Changed on this day: Indonesia")
    expect(page.locator(".st-key-timeline .dayflag")).to_have_text("10 January 2026")
    address_has(page, "at", "2026-01-10")
    page.wait_for_function(STAYED)
    assert fills(page) == at_once
    assert at_once["ID"] == rgb(LIGHT.fills["blocked"].colour)


def test_playing_needs_no_mouse(open_page: Visits) -> None:
    page, _ = ready(open_page, "?lang=fr&at=2026-01-09")
    page.keyboard.press("Home")
    on(page, "1er décembre 2025")
    page.keyboard.press(" ")
    expect(play(page)).to_contain_text("Pause")
    page.wait_for_function(PASSED, arg="2025-12-04")
    page.keyboard.press(" ")
    expect(play(page)).to_contain_text("Lecture")
    expect(page).to_have_url(re.compile("at=2025-12-(0[4-9]|1)"))
    expect(slider(page)).to_be_focused()


def test_playing_ends_on_the_last_day_and_begins_again_from_the_first(open_page: Visits) -> None:
    page, _ = ready(open_page, "?lang=en&at=2026-10-01")
    play(page).click()
    address_has(page, "at", "2026-10-04")
    expect(play(page)).to_contain_text("Play")
    page.wait_for_function(STAYED)
    play(page).click()
    page.wait_for_function("() => window.dayShown && window.dayShown.iso < '2026-01-01'")
    play(page).click()


def test_the_day_can_be_dragged_on_the_timeline(open_page: Visits) -> None:
    page, _ = ready(open_page, "?lang=en&at=2026-01-05")
    flag = page.locator(".st-key-timeline .dayflag rect")
    flag.scroll_into_view_if_needed()
    box = flag.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 130, y, steps=5)
    page.mouse.up()
    expect(heading(page)).to_contain_text(re.compile("On 1[4-9] January 2026: blocked in Indonesia"))
    expect(page).to_have_url(re.compile("at=2026-01-1[4-9]"))
    expect(slider(page)).to_have_attribute("aria-valuetext", flag.locator("..").text_content() or "?")


def test_filters_make_another_film(open_page: Visits) -> None:
    page, _ = ready(open_page, "?lang=en&at=2026-01-11")
    key = page.evaluate("window.dayFilm.key")
    page.locator(".st-key-category button", has_text="Warning").click()
    expect(heading(page)).to_contain_text("among the events shown")
    slider(page).press("ArrowRight")
    page.wait_for_function("key => window.dayFilm.key !== key", arg=key)
    expect(heading(page)).to_have_text("On 12 January 2026, among the events shown: no block")
    address_has(page, "at", "2026-01-12")
