"""The hand-out in the browser: drawn as vector pictures, printed on pages of the right size, cut nowhere."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from components.link import choice_from_link
from exports.handout import handout_html
from exports.paper import PAPERS, PIXELS
from exports.printing import pdf_of
from tests.browser.conftest import Visits
from tests.browser.test_reading import AXE, faults
from tests.components.shipped import shipped

POINTS = 72 / 25.4
WHOLE = ".picture, article, .kept, .states tr, .legend, .questions li, .sources li, .class_notice, .class_notice li"
"""What no page may cut."""


def handout(query: str, paper: str = "a4") -> bytes:
    return handout_html(shipped(), choice_from_link(query, shipped(), "en").choice, paper)


def opened(browser: Browser, content: bytes, folder: Path, width: int = 1280) -> Page:
    """The document from a file, drawn, without a network."""
    file = folder / "handout.html"
    file.write_bytes(content)
    page = browser.new_context(offline=True, viewport={"width": width, "height": 900}).new_page()
    page.goto(file.as_uri())
    page.locator("html[data-ready=yes]").wait_for()
    return page


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(wide) / POINTS, float(high) / POINTS) for wide, high in boxes]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("category", "lies"), [("block", 0), ("politics", 1)])
def test_pages_are_of_the_paper(paper: str, category: str, lies: int) -> None:
    """A page lies where the timeline needs one of its own and is wide."""
    pdf = pdf_of(handout(f"category={category}&at=2026-01-16", paper))
    size = PAPERS[paper]
    upright, lying = (
        (round(wide), round(high)) for wide, high in ((size.width, size.height), (size.height, size.width))
    )
    found = [(round(wide), round(high)) for wide, high in sizes(pdf)]
    assert len(found) > 3
    assert set(found) <= {upright, lying}
    assert found.count(lying) == lies
    assert pdf.startswith(b"%PDF")


def test_pictures_are_vectors() -> None:
    """Only the hatching of what is uncertain, of which nothing is here, Chromium prints as small tiles."""
    pdf = pdf_of(handout("category=block&at=2026-01-16"))
    assert pdf.startswith(b"%PDF")
    assert b"/Subtype /Image" not in pdf


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_that_should_stay_whole_is_higher_than_a_page(browser: Browser, tmp_path: Path, lang: str) -> None:
    page = opened(browser, handout(f"lang={lang}", "letter"), tmp_path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPERS["letter"].inside(), "height": 900})
    room = int((PAPERS["letter"].height - 2 * PAPERS["letter"].margin) * PIXELS)
    cut = page.evaluate(
        """([whole, room]) => [...document.querySelectorAll(whole)]
             .filter((each) => getComputedStyle(each).breakInside !== "avoid" && !each.closest(".kept, article")
                               || each.offsetHeight > room)
             .map((each) => `${each.className} ${each.offsetHeight}`)""",
        [WHOLE, room],
    )
    loose = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, h4")]
             .filter((each) => getComputedStyle(each).breakAfter !== "avoid").length"""
    )
    assert (cut, loose) == ([], 0)


def test_the_map_and_the_timeline_are_drawn_from_the_file_alone(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, handout("category=block&at=2026-01-16"), tmp_path)
    assert page.locator(".world svg path.shape").count() > 170
    filled = page.locator('.world svg path.shape[fill="#780D46"]')
    assert sorted(shape.get_attribute("data-place") or "" for shape in filled.all()) == ["ID", "MY", "PH"]
    assert page.locator(".timeline svg path.mark").count() >= 6
    labels = page.locator(".timeline svg").text_content() or ""
    assert "Indonesia blocks Grok" in labels


def test_axe_finds_nothing_grave(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, handout("category=block&at=2026-01-16"), tmp_path)
    page.evaluate(AXE)
    assert faults(page) == []


def test_it_is_read_on_a_phone_without_scrolling_sideways(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, handout("category=block"), tmp_path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.get_by_role("button", name="Print, or save as PDF").is_visible()


def test_the_button_below_the_table_opens_what_the_page_shows(open_page: Visits) -> None:
    page = open_page("?lang=fr&category=block&at=2026-01-11")
    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Document à distribuer, A4").click()
    document = opening.value
    open_page.watch(document)
    document.locator("html[data-ready=yes]").wait_for()
    assert "6 événements sur 114" in document.locator("header").inner_text()
    assert document.locator("article").count() == 6
    assert "category=block" in document.url


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_first_page_holds_the_head_and_the_map(browser: Browser, tmp_path: Path, lang: str, paper: str) -> None:
    size = PAPERS[paper]
    page = opened(browser, handout(f"lang={lang}", paper), tmp_path, width=size.inside())
    page.emulate_media(media="print")
    high = page.locator(".first").evaluate("first => first.scrollHeight")
    assert 0.6 < high / ((size.height - 2 * size.margin) * PIXELS) <= 1
