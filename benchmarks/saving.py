"""From the moment at which the story's file is saved until an open page, a filter set, has painted the new text."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import time

from playwright.sync_api import Browser, Page

from benchmarks.clicks import visit_ours
from benchmarks.servers import new_page, settled
from tests.browser.conftest import serving
from tests.copied import change_events, copy_project, set_cell

EVENT = "my-block"
QUERY = "?lang=en&category=block"
CELL = f'.st-key-table tr[data-pick="{EVENT}"] td.what'
SPREAD = 700
"""Milliseconds over which the moments of saving are spread: the page looks at the files about as often."""

ARM = """
([selector, text]) => {
  const painted = new Promise((resolve, reject) => {
    const look = () => {
      if (!document.querySelector(selector)?.textContent.includes(text)) return;
      observer.disconnect();
      clearTimeout(limit);
      requestAnimationFrame(() => {  // runs before the frame is painted; the message comes after
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(Date.now() / 1000);
        channel.port2.postMessage(0);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const limit = setTimeout(() => reject(new Error(`never shown: ${text}`)), 20000);
  });
  window.painted = { when: painted };
}
"""
"""Begins to wait for a text; `window.painted.when` will be the time of day at which it was painted."""

Save = Callable[[Path, bytes], None]


@dataclass(frozen=True)
class Saving:
    """One way of saving, and the seconds from the end of each save until the page had followed."""

    way: str
    seconds: tuple[float, ...]


def in_place(path: Path, raw: bytes) -> None:
    """Save as a text editor does that writes into the file."""
    path.write_bytes(raw)


def by_replacing(path: Path, raw: bytes) -> None:
    """Save as an editor does that writes a new file and gives it the old one's name."""
    new = path.with_suffix(".new")
    new.write_bytes(raw)
    os.replace(new, path)


WAYS: dict[str, Save] = {"written in place": in_place, "replaced by a new file": by_replacing}


def measure_saving(browser: Browser, times: int) -> list[Saving]:
    """Each way of saving so many times, in a copy of the project; a second copy is where the changes are prepared."""
    with copied() as app, copied() as draft, serving(app.parent, app.parent / "log.txt") as address:
        page = new_page(browser)
        visit_ours(page, f"{address}/{QUERY}")
        return [Saving(way, tuple(times_of(page, app, draft, way, times))) for way in WAYS]


@contextmanager
def copied() -> Iterator[Path]:
    """The `app.py` of a copy of the project, which is thrown away at the end."""
    with tempfile.TemporaryDirectory() as folder:
        yield copy_project(Path(folder))


def times_of(page: Page, app: Path, draft: Path, way: str, times: int) -> Iterator[float]:
    """The seconds of each save, which comes at another moment between two looks at the files."""
    for number in range(times):
        title = f"Malaysia stops Grok: {way}, {number}"
        change_events(draft, set_cell(EVENT, "title_en", title))
        raw = events_of(draft).read_bytes()
        settled(page)
        page.evaluate(ARM, [CELL, title])
        page.wait_for_timeout(SPREAD * (1 + number / times))
        WAYS[way](events_of(app), raw)
        saved = time()
        yield float(page.evaluate("() => window.painted.when")) - saved


def events_of(app: Path) -> Path:
    """The file that editors edit."""
    return app.parent / "data" / "events.csv"


def saving_rows(measured: Sequence[Saving]) -> list[Sequence[str]]:
    """A line for each way of saving."""
    return [("", "quickest", "median", "worst"), *(saving_row(saving) for saving in measured)]


def saving_row(saving: Saving) -> Sequence[str]:
    """The three figures of one way."""
    return saving.way, *(f"{choose(saving.seconds):.2f}" for choose in (min, median, max))
