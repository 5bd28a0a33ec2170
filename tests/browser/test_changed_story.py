"""The page with a story of our making: what stands in the files is shown as text, and what is wrong is named."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visits, serving, visiting
from tests.browser.figures import click_mark, point_at_mark
from tests.copied import Row, change_events, copy_project, line_of

HTML = '<img src="x" onerror="alert(1)"><b>bold</b> & **stars** $1$'


def put_html(row: Row) -> Row:
    """Markup in every text of one event, and an impossible day in another."""
    if row["id"] == "id-block":
        texts = ("title_en", "summary_en", "note_en", "actors")
        return row | {column: HTML.replace(";", "") for column in texts}
    return row | {"date": "2026-02-30"} if row["id"] == "my-block" else row


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a changed copy, and the line of its broken row."""
    app = copy_project(tmp_path_factory.mktemp("copy"))
    change_events(app, put_html)
    with serving(app.parent, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address, line_of(app, "my-block")


@pytest.fixture
def open_changed(browser: Browser, changed: tuple[str, int]) -> Iterator[Visits]:
    with visiting(browser, changed[0]) as visits:
        yield visits


def test_markup_in_a_cell_is_shown_as_text_in_the_table_the_card_and_the_hover(open_changed: Visits) -> None:
    page = open_changed("?lang=en")
    expect(page.locator('.st-key-table tr[data-pick="id-block"] td.what')).to_contain_text(HTML)
    expect(point_at_mark(page, "id-block")).to_contain_text("<b>bold</b>")
    click_mark(page, "id-block")
    expect(page.locator(".st-key-event .card > h3")).to_have_text(HTML)
    expect(page.locator("img[src='x']")).to_have_count(0)
    expect(page.locator(".markup b", has_text="bold")).to_have_count(0)


def test_a_broken_row_is_named_with_its_line_and_column(open_changed: Visits, changed: tuple[str, int]) -> None:
    page = open_changed("?lang=en")
    expect(page.locator('.st-key-table tr[data-pick="my-block"]')).to_have_count(0)
    expect(page.locator('.st-key-table tr[data-pick="my-lift"]')).to_have_count(1)
    page.get_by_test_id("stExpander").get_by_text("left out").click()
    expect(page.locator(".st-key-problems li", has_text=f"events.csv:{changed[1]}: date:")).to_be_visible()
