"""The exercises on screen: by keyboard, with the mouse, in both languages, from a file without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.exercise_page import exercises_html
from exports.exercise_words import Sheet, sheet_of
from exports.exercises import exercises_of
from tests.browser.conftest import Visits
from tests.browser.test_reading import AXE, faults
from tests.components.shipped import shipped

SEED = 7


def sheet(lang: str = "en") -> Sheet:
    return sheet_of(shipped(), exercises_of(shipped(), SEED, lang))


def answers() -> tuple[str, ...]:
    order = sheet().order
    assert order
    return order.answer


def opened(browser: Browser, folder: Path, width: int) -> Page:
    file = folder / "exercises.html"
    file.write_bytes(exercises_html(shipped(), SEED, "en"))
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(file.as_uri())
    return page


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    found = opened(browser, tmp_path, 1280)
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield found
    found.context.close()
    assert errors == []


def order_of(page: Page) -> list[str]:
    return [row.get_attribute("data-id") or "" for row in page.locator(".order li").all()]


def test_events_are_put_in_order_by_keyboard_and_each_is_explained(page: Page) -> None:
    for place, event in enumerate(answers()):
        page.locator(f'.order li[data-id="{event}"] .up').focus()
        for _ in range(order_of(page).index(event) - place):
            page.keyboard.press("ArrowUp")
    assert order_of(page) == list(answers())
    page.get_by_role("button", name="Check").press("Enter")
    expect(page.locator(".result")).to_have_text("8 of 8 stand in their place.")
    assert page.locator(".order li.right").count() == 8
    order = sheet().order
    assert order
    whys = {item.id: item.why for item in order.items}
    shown = [row.locator(".why").inner_text() for row in page.locator(".order li").all()]
    assert shown == [f"Right. {whys[event]}" for event in answers()]


def test_the_pressed_button_keeps_the_focus_and_the_place_is_said(page: Page) -> None:
    row = page.locator(".order li").nth(0)
    event = row.get_attribute("data-id")
    row.locator(".down").press("Enter")
    expect(page.locator(".result")).to_have_text("Place 2 of 8")
    assert order_of(page)[1] == event
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == event


def test_an_event_is_dragged_over_several_others(page: Page) -> None:
    before = order_of(page)
    start, goal = (page.locator(".order li").nth(n).locator(".text").bounding_box() for n in (0, 4))
    assert start
    assert goal
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"], steps=4)
    page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] + 4)
    page.mouse.up()
    assert order_of(page) == [*before[1:5], before[0], *before[5:]]


def test_after_each_answer_the_right_one_and_the_reason_are_told(page: Page) -> None:
    choices = sheet().choices
    rows = page.locator(".questions > li")
    questions = [question for each in choices for question in each.questions]
    for number, question in enumerate(questions):
        wrong = next(code for code in question.options if code != question.answer)
        chosen = question.answer if number % 2 else wrong
        rows.nth(number).locator(f'button[data-code="{chosen}"]').press("Enter")
        why = rows.nth(number).locator(".why")
        verdict = "Right." if number % 2 else f"Not quite. Answer: {question.options[question.answer]}."
        expect(why).to_have_text(f"{verdict} {question.why}")
    expect(page.locator(".score")).to_have_text("8 of 17 answers right, 17 questions in all.")


def test_an_answer_is_given_once(page: Page) -> None:
    row = page.locator(".questions > li").nth(0)
    buttons = row.locator("button")
    buttons.nth(0).click()
    told = row.locator(".why").inner_text()
    buttons.nth(1).press("Enter")
    assert row.locator(".why").inner_text() == told
    assert [button.get_attribute("aria-pressed") for button in buttons.all()] == ["true", "false"]


def test_the_other_language_keeps_what_was_done(page: Page) -> None:
    page.locator(".order li").nth(0).locator(".down").click()
    page.locator(".questions > li").nth(0).locator("button").nth(0).click()
    order = order_of(page)
    page.get_by_role("button", name="Français").click()
    assert order_of(page) == order
    assert page.locator("html").get_attribute("lang") == "fr"
    first = sheet("fr").choices[0].questions[0]
    assert first.why in page.locator(".questions > li").nth(0).locator(".why").inner_text()
    assert page.evaluate("document.activeElement.className") == "language"


def test_a_phone_shows_it_without_scrolling_sideways(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, 390)
    for lang in ("fr", "en"):
        page.locator(".language").click()
        assert page.locator("html").get_attribute("lang") == lang
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_before_and_after_the_answers(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AXE)
    assert faults(page) == []
    page.get_by_role("button", name="Check").click()
    for row in page.locator(".questions > li").all():
        row.locator("button").nth(0).click()
    assert faults(page) == []


def test_the_server_shows_the_exercises_of_a_seed(open_page: Visits) -> None:
    page = open_page("?lang=en&category=block")
    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Exercises").click()
    exercises = opening.value
    open_page.watch(exercises)
    seed = exercises.url.partition("seed=")[2]
    expect(exercises.locator("header")).to_contain_text(f"Sheet {seed}.")
