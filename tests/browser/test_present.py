"""The present view in a real browser: its keys, what it shows at each step, and what it keeps to itself."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

import loaders
from components.geography import shapes
from components.palette import Palette, palette_of
from components.steps import told_steps
from components.world import fill_of, look_of
from loaders.chapters import Step
from loaders.standings import standings_on
from tests.browser.conftest import PAGE_SECONDS, ROOT, Visits, visiting
from tests.browser.figures import FILLS
from tests.browser.test_explore import rgb

STORY = loaders.load(loaders.read_files(ROOT / "data"))
STEPS: list[Step] = [step for _, step in told_steps(STORY)]
SHOWN = ".step:not(.ahead)"
STATE = """() => {
  const stage = document.querySelector(".step:not(.ahead)").cloneNode(true);
  return [location.search, document.title, stage.innerHTML, document.querySelector(".bar").innerText,
    document.querySelectorAll(".progress .done").length, document.querySelector(".sheet").hidden];
}"""
"""All that a class sees, and the address."""


class Presenting:
    """Opens the present view as new visitors."""

    def __init__(self, visits: Visits) -> None:
        self.visits = visits

    def __call__(self, query: str = "", width: int = 1280, height: int = 720, scheme: str = "light") -> Page:
        """The view at a query ("?step=3"), its first step drawn."""
        context = self.visits.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="en-GB",
            reduced_motion="reduce",
            has_touch=width < height,
        )
        self.visits.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PAGE_SECONDS * 1000)
        self.visits.watch(page)
        page.goto(f"{self.visits.address}/present{query}")
        drawn(page)
        return page


@pytest.fixture
def present(browser: Browser, server: str) -> Iterator[Presenting]:
    """Call it to get the present view: `present("?step=3", scheme="dark")`."""
    with visiting(browser, server) as visits:
        yield Presenting(visits)


def drawn(page: Page) -> None:
    """Waits until the shown step has its figures, or until the notice is there."""
    expect(page.locator(SHOWN)).to_have_count(1)
    for figure in page.locator(f"{SHOWN} .figure").all():
        expect(figure).to_have_attribute("data-drawn", re.compile("."))


def press(page: Page, key: str, step: int | None = None) -> None:
    """Press a key, and wait until its step is shown if it leads to one."""
    page.keyboard.press(key)
    if step is not None:
        on(page, step)


def on(page: Page, step: int) -> None:
    """Waits until the shown step is that of a number; 0 for the notice."""
    shown = page.locator(SHOWN)
    if step:
        expect(shown).to_have_attribute("data-step", str(step))
    else:
        expect(shown).to_have_class(re.compile("notice"))
    drawn(page)


def sheet(page: Page) -> Locator:
    return page.locator(".sheet")


def expected_fills(day: date, palette: Palette) -> Counter[str]:
    """How many shapes have which colour on a day, blank ones left out."""
    standings = standings_on(STORY.measures, day)
    looks = [look_of(rows[0]) for place, rows in standings.items() if place in shapes()]
    return Counter(rgb(fill_of(look, palette).colour) for look in looks)


def shown_fills(page: Page, palette: Palette) -> Counter[str]:
    fills = Counter(page.locator(f"{SHOWN} .map .figure").evaluate(FILLS).values())
    del fills[rgb(palette.fills["none"].colour)]
    return fills


def test_a_walk_forward_and_back_by_keyboard_returns_to_the_same_state(present: Presenting) -> None:
    page = present("?lang=en&step=1")
    seen = [page.evaluate(STATE)]
    for number, key in zip(range(2, len(STEPS) + 1), 20 * ["ArrowRight", "PageDown", " "], strict=False):
        press(page, key, number)
        seen.append(page.evaluate(STATE))
    press(page, "ArrowRight", len(STEPS))
    for number, key in zip(range(len(STEPS) - 1, 0, -1), 20 * ["ArrowLeft", "PageUp"], strict=False):
        press(page, key, number)
        assert page.evaluate(STATE) == seen[number - 1]
    press(page, "End", len(STEPS))
    assert page.evaluate(STATE) == seen[-1]
    press(page, "Home", 1)
    assert page.evaluate(STATE) == seen[0]
    press(page, "ArrowLeft", 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_of_each_step_is_that_of_its_day(present: Presenting, scheme: str) -> None:
    palette = palette_of(scheme)
    page = present("?lang=fr&step=1", scheme=scheme)
    for number, step in enumerate(STEPS, 1):
        on(page, number)
        assert shown_fills(page, palette) == expected_fills(step.at, palette), step.event
        press(page, "ArrowRight")


def test_a_link_opens_its_step_and_the_address_follows(present: Presenting) -> None:
    page = present("?lang=fr&step=10")
    expect(page.locator(f"{SHOWN} h1")).to_have_text(title(10, "fr"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    press(page, "ArrowRight", 11)
    expect(page).to_have_url(re.compile(r"/present\?lang=fr&step=11$"))
    expect(page.locator(".position")).to_have_text(f"Étape 11 sur {len(STEPS)}")


def title(number: int, lang: str) -> str:
    event = next(event for event in STORY.events if event.id == STEPS[number - 1].event)
    return event.title_fr if lang == "fr" else event.title_en


def test_without_a_step_the_notice_comes_first(present: Presenting) -> None:
    page = present("?lang=en")
    expect(page.locator(SHOWN)).to_contain_text("Before we begin")
    expect(page.locator(f"{SHOWN} a").first).to_have_attribute("href", re.compile("^https://"))
    page.get_by_role("button", name="Begin").click()
    on(page, 1)


def test_the_answer_is_not_in_the_page_before_it_is_told(present: Presenting) -> None:
    for number, step in enumerate(STEPS, 1):
        if not step.question:
            continue
        page = present(f"?lang=en&step={number}")
        answer = step.question.reveal["en"]
        press(page, "a")
        expect(sheet(page).locator("h2")).to_have_text(step.question.words["en"])
        assert answer not in page.content()
        assert page.locator(".right").count() == 0
        press(page, "a")
        expect(sheet(page)).to_contain_text(answer)
        expect(sheet(page).locator(".right .answer")).to_have_text(step.question.answers[step.question.right - 1]["en"])
        press(page, "Escape")
        expect(sheet(page)).to_be_hidden()
        assert answer not in page.content()


def test_hands_are_counted_on_the_screen_only(present: Presenting) -> None:
    number = next(number for number, step in enumerate(STEPS, 1) if step.question)
    page = present(f"?lang=en&step={number}")
    page.get_by_role("button", name="Question for the class").click()
    first = sheet(page).locator(".answers li").first
    for _ in range(3):
        first.get_by_role("button", name=re.compile("^One more hand")).click()
    first.get_by_role("button", name=re.compile("^One hand less")).click()
    expect(first.locator(".count")).to_have_text("2")
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_screen_is_blanked_and_comes_back(present: Presenting) -> None:
    page = present("?lang=en&step=2")
    for key in ("b", "."):
        press(page, key)
        expect(page.locator(".blank")).to_be_visible()
        press(page, key)
        expect(page.locator(".blank")).to_be_hidden()
    press(page, "b")
    press(page, "ArrowRight", 3)
    expect(page.locator(".blank")).to_be_hidden()


def test_keys_and_chapters_are_listed_and_a_chapter_is_gone_to(present: Presenting) -> None:
    page = present("?lang=en&step=2")
    press(page, "?")
    expect(sheet(page)).to_contain_text("full screen")
    press(page, "c")
    expect(sheet(page).locator("[aria-current]")).to_have_text(STORY.about.chapters[0].title["en"])
    page.get_by_role("button", name=STORY.about.chapters[2].title["en"]).click()
    on(page, 1 + sum(len(chapter.steps) for chapter in STORY.about.chapters[:2]))
    expect(sheet(page)).to_be_hidden()


def test_the_notes_are_shown_in_the_page_and_follow_in_a_second_window(present: Presenting) -> None:
    page = present("?lang=en&step=2")
    expect(page.locator(".notes")).to_be_hidden()
    press(page, "n")
    expect(page.locator(".notes")).to_contain_text(STEPS[1].notes["en"])
    with page.expect_popup() as opened:
        press(page, "Shift+N")
    second = opened.value
    expect(second.locator("body")).to_contain_text(STEPS[1].notes["en"])
    press(page, "ArrowRight", 3)
    expect(second.locator("body")).to_contain_text(STEPS[2].notes["en"])
    second.keyboard.press("PageDown")
    on(page, 4)
    expect(second.locator("body")).to_contain_text(STEPS[3].notes["en"])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "dark")])
def test_the_code_on_the_screen_leads_to_the_step(present: Presenting, width: int, scheme: str) -> None:
    page = present("?lang=fr&step=5", width=width, scheme=scheme)
    press(page, "q")
    picture = sheet(page).locator("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 100
    expect(sheet(page).locator(".address")).to_have_text(re.compile(r"/present\?lang=fr&step=5$"))
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())))
    assert code.text == sheet(page).locator(".address").inner_text()


def test_a_click_goes_on_and_one_at_the_left_goes_back(present: Presenting) -> None:
    page = present("?lang=en&step=2")
    page.mouse.click(900, 300)
    on(page, 3)
    page.mouse.click(40, 650)
    on(page, 2)
    page.locator(".st-key-present_next button").click()
    on(page, 3)
    page.locator(".st-key-present_prev button").click()
    on(page, 2)


def test_each_step_is_told_to_a_screen_reader(present: Presenting) -> None:
    page = present("?lang=en&step=9")
    press(page, "ArrowRight", 10)
    expect(page.locator("[aria-live]").first).to_contain_text(f"Step 10 of {len(STEPS)}")
    expect(page.locator("[aria-live]").first).to_contain_text(title(10, "en"))
    expect(page.locator(f"{SHOWN} [role=img]").first).to_have_attribute("aria-label", re.compile("10 January 2026"))


def test_letters_are_large_enough_to_be_read_from_afar(present: Presenting) -> None:
    page = present("?lang=fr&step=1")
    sizes = """() => [...document.querySelectorAll(".step:not(.ahead) *, .bar span")]
      .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((each) => each.checkVisibility() && !each.closest(".key"))
      .map((each) => [each.textContent, parseFloat(getComputedStyle(each).fontSize) *
        (each.closest(".figure") ? new DOMMatrix(getComputedStyle(each.closest(".figure")).transform).a : 1)])
      .filter(([, size]) => size < 23.9)"""
    for number in range(1, len(STEPS) + 1):
        on(page, number)
        assert page.evaluate(sizes) == []
        press(page, "ArrowRight")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_step_is_on_the_screen_as_a_whole(present: Presenting, lang: str) -> None:
    page = present(f"?lang={lang}&step=1")
    cut = """() => [".said", ".pictures"].map((part) => document.querySelector(`.step:not(.ahead) ${part}`))
      .filter((part) => part.scrollHeight > part.clientHeight + 1).map((part) => part.className)"""
    for number in range(1, len(STEPS) + 1):
        on(page, number)
        assert page.evaluate(cut) == [], number
        press(page, "ArrowRight")


def test_a_phone_shows_a_step_in_its_width_and_is_swiped(present: Presenting) -> None:
    page = present("?lang=fr&step=12", width=390, height=844)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    wide = """() => [...document.querySelectorAll(".step:not(.ahead) *")]
      .filter((each) => each.getBoundingClientRect().right > 391 && !each.closest(".frame")).length"""
    assert page.evaluate(wide) == 0
    swipe = """(by) => {
      const root = document.querySelector(".present");
      const touch = (x) => new Touch({ identifier: 1, target: root, clientX: x, clientY: 400 });
      root.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(200)], bubbles: true }));
      root.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(200 + by)], bubbles: true }));
    }"""
    page.evaluate(swipe, -90)
    on(page, 13)
    page.evaluate(swipe, 90)
    on(page, 12)
