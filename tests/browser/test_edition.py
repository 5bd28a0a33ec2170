"""The class edition in Chromium, from a file, with the network off: it asks for nothing and says what the app says."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, expect

from components.around import chips
from components.controls import place_words
from components.counted import count_words
from components.film import replace_day
from components.filters import Filters, keep
from components.geography import shapes
from components.link import Choice, story_days
from components.map_block import change_words
from components.map_legend import DAY_COUNTS
from components.markup import words_in
from components.palette import DARK, LIGHT, Palette
from components.sentences import day_sentences, state_counts
from components.timeline_block import chosen_window
from components.view import View
from components.world import fill_of, look_of
from exports.edition import edition_html
from loaders.history import change_days
from tests.browser.conftest import PAGE_SECONDS
from tests.browser.figures import click_mark, figure, fills, has_mark
from tests.browser.test_explore import rgb
from tests.components.shipped import nodes_in, shipped

READY = "() => document.documentElement.dataset.ready === 'true'"
FRAMES = """() => window.dayFilm.frames.map(frame =>
  [frame.day, frame.heading, frame.detail, frame.changed, frame.counts])"""
DRAWN = """() => document.querySelector(".st-key-timeline svg").outerHTML.replaceAll(/clip-of-[^"-]+/g, "clip")"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file."""
    path = tmp_path_factory.mktemp("edition") / "class.html"
    path.write_bytes(edition_html(shipped(), "en"))
    return path


class Class:
    """Opens the file as students do, without a network, and keeps what it asked for and what went wrong."""

    def __init__(self, browser: Browser, path: Path) -> None:
        self.browser, self.path = browser, path
        self.requests: list[str] = []
        self.errors: list[str] = []

    def __call__(self, width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        context.set_offline(True)
        page = context.new_page()
        page.set_default_timeout(PAGE_SECONDS * 1000)
        page.on("request", self.note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.goto(self.path.as_uri())
        page.wait_for_function(READY)
        return page

    def note(self, request: Request) -> None:
        if request.url != self.path.as_uri() and not request.url.startswith("data:"):
            self.requests.append(request.url)


@pytest.fixture
def open_edition(browser: Browser, edition: Path) -> Iterator[Class]:
    """Call it to get the page; in the end it must have asked for nothing, and nothing may have gone wrong."""
    opened = Class(browser, edition)
    yield opened
    for context in browser.contexts:
        context.close()
    assert {"requests": opened.requests, "errors": opened.errors} == {"requests": [], "errors": []}


def press(page: Page, key: str, value: str) -> None:
    page.locator(f'.st-key-{key} [data-value="{value}"]').click()


def go_to(page: Page, day: date) -> None:
    """Put the slider on a day, and wait until the page stays there."""
    first = min(shipped().about.opening_from, shipped().about.opening_day)
    page.get_by_role("slider").fill(str((day - first).days))
    page.wait_for_function("() => !window.dayShown")


def view_with(lang: str = "en", **chosen: Any) -> View:
    """What the app shows under these filters."""
    story = shipped()
    filters = Filters(**chosen)
    kept = keep(story, filters, place_words(story))
    return View(story, Choice(lang, story.about.opening_day, filters), kept, LIGHT)


def painted(view: View, day: date, palette: Palette = LIGHT) -> Counter[str]:
    """How many shapes have each colour on a day, but for those of which nothing is recorded."""
    looks = [look_of(rows[0]) for place, rows in view.standings(day).items() if place in shapes()]
    return Counter(rgb(fill_of(look, palette).colour) for look in looks)


def counted(page: Page, palette: Palette = LIGHT) -> Counter[str]:
    found = Counter(fills(page).values())
    del found[rgb(palette.fills["none"].colour)]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_three_days_the_map_has_as_many_filled_countries_as_there_are_states(
    open_edition: Class, scheme: str
) -> None:
    page = open_edition(scheme=scheme)
    palette = DARK if scheme == "dark" else LIGHT
    figure(page, "map")
    for day in (date(2026, 1, 9), date(2026, 1, 11), date(2026, 1, 23)):
        go_to(page, day)
        assert counted(page, palette) == painted(view_with(), day, palette)


def test_it_has_all_events_claims_and_steps_of_the_app(open_edition: Class) -> None:
    page, story = open_edition(), shipped()
    expect(page.locator("tr.event")).to_have_count(len(story.events))
    expect(page.locator(".st-key-counted strong")).to_have_text(f"{len(story.events)} of {len(story.events)} events")
    press(page, "view", "claims")
    expect(page.locator(".claims > li")).to_have_count(len(story.claims))
    press(page, "view", "steps")
    expect(page.locator(".progress i")).to_have_count(sum(len(chapter.steps) for chapter in story.about.chapters))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("category", [(), ("block",), ("warning", "politics"), ("order", "investigation", "evidence")])
def test_every_day_says_and_counts_what_the_app_does(open_edition: Class, lang: str, category: tuple[str, ...]) -> None:
    page = open_edition()
    press(page, "lang", lang)
    for name in category:
        press(page, "category", name)
    said = page.evaluate(FRAMES)
    view = view_with(lang, category=category)
    changes = change_days(view.places, view.story.about.as_of)
    assert said[0][0] == story_days(view.story)[0].isoformat()
    for day_text, *words in said:
        on_day = replace_day(view, date.fromisoformat(day_text))
        standings = on_day.standings(on_day.at)
        sentences, counts = day_sentences(standings, on_day.at, lang, view.filtered), state_counts(standings)
        expected = [sentences.heading, sentences.detail, change_words(on_day, standings, changes)]
        assert words == [*expected, [counts[state] for state in DAY_COUNTS]], day_text


def test_a_filter_keeps_a_lifting_and_never_leaves_a_ban_in_force(open_edition: Class) -> None:
    page = open_edition()
    press(page, "category", "block")
    page.get_by_role("combobox", name="Jurisdictions").select_option("MY")
    page.get_by_role("searchbox").fill("malaysia blocks")
    view = view_with(category=("block",), place=("MY",), q="malaysia blocks")
    expect(page.locator(".st-key-counted strong")).to_have_text(f"{len(view.events)} of 114 events")
    go_to(page, date(2026, 1, 24))
    assert counted(page) == painted(view, date(2026, 1, 24))
    expect(page.locator(".day_detail")).to_contain_text("Lifted: Malaysia.")


def test_filters_search_and_reset_leave_the_events_that_the_app_leaves(open_edition: Class) -> None:
    page = open_edition()
    rows = page.locator("tr.event:visible")
    page.get_by_role("searchbox").fill("ÉTAT")
    expect(rows).to_have_count(len(view_with(q="ÉTAT").events))
    page.locator(".st-key-more summary").click()
    page.get_by_role("combobox", name="Evidence").select_option("official")
    expect(rows).to_have_count(len(view_with(q="ÉTAT", evidence=("official",)).events))
    page.locator(".reset").click()
    expect(rows).to_have_count(len(shipped().events))
    press(page, "category", "block")
    assert has_mark(page, "id-block")
    assert not has_mark(page, "grok-edit-launch")
    page.get_by_role("searchbox").fill("there is no such event")
    expect(page.locator(".nothing_left")).to_be_visible()


RANGES = [("2026-01-05", "2026-01-10"), ("2026-01-09", ""), ("", "2025-12-31"), ("2026-09-01", "2026-12-01")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_days_and_actors_leave_and_doubt_the_events_that_the_app_leaves_and_doubts(
    open_edition: Class, lang: str
) -> None:
    page = open_edition()
    press(page, "lang", lang)
    page.locator(".st-key-more summary").click()
    for begin, end in RANGES:
        page.locator(".st-key-from input").fill(begin)
        page.locator(".st-key-to input").fill(end)
        days = {name: date.fromisoformat(day) for name, day in (("start", begin), ("end", end)) if day}
        view = view_with(lang, **days)
        expect(page.locator(".st-key-counted strong")).to_have_text(count_words(view))
        assert shown_rows(page, view) == [event.id for event in view.events]
        assert set(picked_of(page.locator("tr.event.possible:visible"))) == view.kept.possibly
    page.locator(".reset").click()
    expect(page.locator(".st-key-actor")).to_be_hidden()
    page.locator(".st-key-more summary").click()
    actor = "Ofcom"
    page.locator(".st-key-actor select").select_option(actor)
    view = view_with(actor=(actor,))
    assert shown_rows(page, view) == [event.id for event in view.events]
    expect(page.locator(".st-key-more summary")).to_contain_text("(1)")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-actor")).to_be_hidden()
    expect(page.locator(".st-key-more summary")).to_be_focused()


def shown_rows(page: Page, view: View) -> list[str]:
    """The events of the rows that are shown, as soon as these are as many as the app would show."""
    rows = page.locator("tr.event:visible")
    expect(rows).to_have_count(len(view.events))
    return picked_of(rows)


def picked_of(rows: Locator) -> list[str]:
    return [str(event) for event in rows.evaluate_all("rows => rows.map(row => row.dataset.pick)")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_lies_outside_the_period_is_announced_as_in_the_app(open_edition: Class, lang: str) -> None:
    page = open_edition()
    press(page, "lang", lang)
    for category in ("politics", "order", "platform"):
        press(page, "category", category)
        for zoom in ("", "2026-01-01/2026-01-31"):
            press(page, "zoom", zoom)
            view = view_with(lang, category=(category,))
            view = replace(view, choice=replace(view.choice, zoom=zoom))
            app = [words_in(side) for side in nodes_in(chips(view, chosen_window(view, 1000.0)), "button")]
            assert app
            assert page.locator(".chips button").all_inner_texts() == app
        press(page, "category", category)


def test_the_speakers_second_window_follows_and_is_set_in_large_letters(open_edition: Class) -> None:
    page = open_edition()
    press(page, "view", "steps")
    page.keyboard.press("PageDown")
    with page.expect_popup() as opening:
        page.keyboard.press("Shift+N")
    notes = opening.value
    first = next(step for chapter in shipped().about.chapters for step in chapter.steps)
    titles = {event.id: event.title_en for event in shipped().events}
    expect(notes.locator("h1")).to_have_text(titles[first.event])
    assert notes.evaluate("getComputedStyle(document.body).fontSize") == "24px"
    page.keyboard.press("PageDown")
    expect(notes.locator("h1")).not_to_have_text(titles[first.event])


def test_the_lines_drawn_for_a_filter_are_those_of_the_app(open_edition: Class) -> None:
    page = open_edition()
    figure(page, "timeline")
    for zoom in ("", "2026-01-01/2026-01-31", "all"):
        press(page, "zoom", zoom)
        before = page.evaluate(DRAWN)
        drawn = figure(page, "timeline").get_attribute("data-drawn")
        for category in ("platform", "evidence", "politics", "warning", "investigation", "order", "block"):
            press(page, "category", category)
        assert page.evaluate(DRAWN).count("<path") == before.count("<path")
        assert pieces(page.evaluate(DRAWN)) == pieces(before), (zoom, drawn)
        page.locator(".reset").click()


def pieces(drawing: str) -> Counter[str]:
    """The parts of a drawing, however they are put together, named and rounded alike."""
    alike = re.sub(r"clip-\d+", "clip", drawing)
    alike = re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.3f}", alike)
    return Counter(re.findall(r"<(?:path|line|text|rect) [^>]*>", alike))


def test_a_mark_opens_its_card_and_moves_the_map(open_edition: Class) -> None:
    page = open_edition()
    click_mark(page, "id-block")
    expect(page.locator(".st-key-event h3")).to_have_text("Indonesia blocks Grok, the first to do so")
    expect(page.locator(".day_heading")).to_have_text("On 10 January 2026: blocked in Indonesia")
    page.locator(".st-key-event .walk button").last.click()
    expect(page.locator(".st-key-event h3")).not_to_have_text("Indonesia blocks Grok, the first to do so")
    expect(page.locator("tr.selected")).to_have_count(1)


def test_the_days_pass_by_keyboard_and_play(open_edition: Class) -> None:
    page = open_edition()
    go_to(page, date(2026, 1, 9))
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(page.locator(".day_heading")).to_have_text("On 10 January 2026: blocked in Indonesia")
    slider.press(" ")
    page.wait_for_function("() => window.dayShown && window.dayShown.iso >= '2026-01-12'")
    slider.press(" ")
    expect(page.locator(".day_heading")).to_contain_text("Indonesia and Malaysia")


def test_both_languages_are_in_the_file(open_edition: Class) -> None:
    page = open_edition()
    press(page, "lang", "fr")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).to_have_text(shipped().about.title["fr"])
    expect(page.locator("tr.event")).to_have_count(len(shipped().events))
    expect(page.locator('.st-key-lang [data-value="fr"]')).to_be_focused()
    press(page, "lang", "en")
    expect(page.locator("h1")).to_have_text(shipped().about.title["en"])


def test_all_steps_go_by_keyboard_and_back(open_edition: Class) -> None:
    page = open_edition()
    page.locator('.st-key-view [data-value="steps"]').focus()
    page.keyboard.press("Enter")
    steps = [step for chapter in shipped().about.chapters for step in chapter.steps]
    here = page.locator(".step:not(.ahead)")
    titles = {event.id: event.title_en for event in shipped().events}
    for step in steps:
        page.keyboard.press("PageDown")
        expect(here.locator("h1")).to_have_text(titles[step.event])
    for step in reversed(steps[:-1]):
        page.keyboard.press("PageUp")
        expect(here.locator("h1")).to_have_text(titles[step.event])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_serious_stands_in_the_way_of_anybody(open_edition: Class, width: int, scheme: str) -> None:
    page = open_edition(width=width, scheme=scheme)
    for view in ("explore", "claims", "about", "steps"):
        press(page, "view", view)
        found = Axe().run(page).response["violations"]
        grave = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]
        assert grave == [], view


def test_on_a_phone_the_list_takes_the_place_of_the_timeline(open_edition: Class) -> None:
    page = open_edition(width=390, height=844)
    expect(page.locator(".st-key-timeline_block")).to_be_hidden()
    page.locator("tr.event button").nth(3).click()
    expect(page.locator("tr.detail .sources")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_paper_all_is_light_and_the_page_is_as_before_afterwards(open_edition: Class) -> None:
    page = open_edition(scheme="dark")
    figure(page, "map")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert counted(page) == painted(view_with(), shipped().about.opening_day)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert counted(page, DARK) == painted(view_with(), shipped().about.opening_day, DARK)
