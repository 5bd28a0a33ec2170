"""The class edition of a long story in the browser, from a file: its size, its start, its filters and its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

import loaders
from benchmarks.days import ends
from benchmarks.many_events import many_events
from benchmarks.servers import new_page
from exports.edition import edition_html
from loaders import Files

READY = "() => document.documentElement.dataset.ready === 'true'"
PAINTED = """
const painted = (rest, act) => new Promise((resolve) => setTimeout(() => {
  const start = performance.now();
  act();
  requestAnimationFrame(() => {  // runs before the frame is painted; the message comes after
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  });
}, rest));
"""
FILTER = f"""([at, rest]) => {{ {PAINTED} return painted(rest, () => {{
  document.querySelectorAll('.st-key-category button')[at].click();
}}); }}"""
SEARCH = f"""([text, rest]) => {{ {PAINTED} return painted(rest, () => {{
  const input = document.querySelector('.st-key-q input');
  input.value = text;
  input.dispatchEvent(new Event('input'));
}}); }}"""
STEP = f"""(step) => {{ {PAINTED} return painted(0, () => {{
  const slider = document.querySelector('.st-key-at input[type=range]');
  slider.value = Number(slider.value) + step;
  slider.dispatchEvent(new Event('input'));
}}); }}"""
STAYED = "() => !window.dayShown"
REST = 150
"""Milliseconds in which a visitor looks at what the last choice gave."""
WORDS = ("m", "ma", "mal", "malaysia", "", "court", "")


@dataclass(frozen=True)
class EditionTimes:
    """The file's size in bytes, and milliseconds: from opening it to the page, of filters after a rest and at once
    after another, of searches after a rest, of steps."""

    events: int
    size: int
    starts: tuple[float, ...]
    filters: tuple[float, ...]
    hurried: tuple[float, ...]
    searches: tuple[float, ...]
    steps: tuple[float, ...]


def measure_edition(browser: Browser, files: Files, count: int, times: int) -> EditionTimes:
    """The edition of so many events, no two told alike, or of the story as it is for 0, opened and used so often."""
    story = loaders.load(many_events(files, count, alike=False) if count else files)
    content = edition_html(story, "en")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "edition.html"
        path.write_bytes(content)
        starts = tuple(_start(browser, path) for _ in range(max(3, times // 8)))
        page = _opened(browser, path)
        filters = tuple(float(page.evaluate(FILTER, [number // 2 % 7, REST])) for number in range(times))
        hurried = tuple(float(page.evaluate(FILTER, [number // 2 % 7, 0])) for number in range(times))
        searches = tuple(float(page.evaluate(SEARCH, [WORDS[number % len(WORDS)], REST])) for number in range(times))
        steps = tuple(float(page.evaluate(STEP, 1)) for _ in range(times))
        page.wait_for_function(STAYED)
        page.context.close()
    return EditionTimes(len(story.events), len(content), starts, filters, hurried, searches, steps)


def _opened(browser: Browser, path: Path) -> Page:
    page = new_page(browser)
    page.context.set_offline(True)
    page.goto(path.as_uri())
    page.wait_for_function(READY)
    return page


def _start(browser: Browser, path: Path) -> float:
    """Milliseconds from the beginning of the page to the moment at which all of it is drawn and answers."""
    page = _opened(browser, path)
    started = float(page.evaluate("Number(document.documentElement.dataset.readyAt)"))
    page.context.close()
    return started


def edition_rows(measured: Sequence[EditionTimes]) -> list[Sequence[str]]:
    """A block of rows for each number of events."""
    rows: list[Sequence[str]] = [("", "median", "95th of 100", "slowest")]
    for each in measured:
        rows += [
            (f"{each.events:,} events: the file (kB)", f"{each.size / 1000:,.0f}", "", ""),
            ("  from opening it to the page that answers (ms)", *ends(each.starts)),
            ("  a category on or off, to the painted page (ms)", *ends(each.filters)),
            ("  at once after another", *ends(each.hurried)),
            ("  a search (ms)", *ends(each.searches)),
            ("  a step of one day on the map (ms)", *ends(each.steps)),
        ]
    return rows
