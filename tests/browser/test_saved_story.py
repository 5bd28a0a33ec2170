"""An editor saves: the open page follows, keeps the visitor's choices, and never loses the last good story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visits, serving, visiting
from tests.copied import change_events, copy_project, set_cell

TITLE = '.st-key-table tr[data-pick="my-block"] td.what'


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


@pytest.fixture
def open_copy(browser: Browser, app: Path, tmp_path: Path) -> Iterator[Visits]:
    with serving(app.parent, tmp_path / "log.txt") as address, visiting(browser, address) as visits:
        yield visits


def test_a_saved_change_shows_by_itself_and_a_spoilt_file_leaves_the_last_good_story(
    open_copy: Visits, app: Path
) -> None:
    page = open_copy("?lang=en&category=block&event=id-block&at=2026-01-11")
    expect(page.locator(TITLE)).to_contain_text("Malaysia blocks Grok")
    address = page.url

    change_events(app, set_cell("my-block", "title_en", "Malaysia stops Grok"))
    expect(page.locator(TITLE)).to_contain_text("Malaysia stops Grok")
    assert page.url == address
    expect(page.locator(".st-key-counted")).to_contain_text("6 of")

    (app.parent / "data" / "events.csv").write_bytes(b"id\n")
    expect(page.locator(".st-key-older")).to_contain_text("last good story")
    expect(page.locator(TITLE)).to_contain_text("Malaysia stops Grok")
