"""From a click to the painted page: our app and the empty one in turn, timed by the browser's own clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from playwright.sync_api import Browser, Page, expect

from benchmarks.servers import PATIENCE, new_page, settled, visit
from components.palette import CATEGORIES

WARM_UP = 6

OUR_BUTTONS = ".st-key-category button"
OUR_PARTS = {
    "timeline": ".st-key-timeline .figure",
    "map": ".st-key-map .figure",
    "count": ".st-key-counted [role=status]",
    "table": ".st-key-table .markup",
}
SEEN = 3
"""So many of them, the first, are painted together; the table, out of sight below them, follows in the next frame."""
EMPTY_BUTTON = ".stButton button"
EMPTY_TEXT = ".stText"
ANYTHING = re.compile(".+")
REST = 200
"""Milliseconds between two clicks: by then both servers have tidied up after the last one."""

CLICK = """
([button, nth, watched, seen]) => new Promise((resolve, reject) => {
  const read = (selector) => {
    const element = document.querySelector(selector);
    return element?.dataset.shown ?? element?.dataset.drawn ?? element?.textContent;
  };
  const before = watched.map(read);
  const changed = watched.map(() => 0);
  const look = () => {
    watched.forEach((selector, i) => {
      const now = read(selector);
      if (!changed[i] && now && now !== before[i]) changed[i] = performance.now() - start;
    });
    if (!painting && changed.slice(0, seen).every(Boolean)) {
      painting = true;
      requestAnimationFrame(() => {  // runs before the frame is painted; the message comes after
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted = performance.now() - start;
          look();
        };
        channel.port2.postMessage(0);
      });
    }
    if (!painted || !changed.every(Boolean)) return;
    observer.disconnect();
    clearTimeout(limit);
    resolve([painted, ...changed]);
  };
  let painting, painted;
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true,
                                    attributes: true, attributeFilter: ["data-drawn", "data-shown"] });
  const limit = setTimeout(() => reject(new Error(`not repainted: ${watched.filter((_, i) => !changed[i])}`)), 20000);
  const start = performance.now();
  document.querySelectorAll(button)[nth].click();
})
"""
"""Milliseconds from the click to the painted parts that are seen, and to each watched part's new content."""


@dataclass(frozen=True)
class Click:
    """One click on a category, in milliseconds: to the painted page, and to the new content of each part."""

    turned_on: bool
    painted: float
    parts: tuple[float, ...]


@dataclass(frozen=True)
class Clicks:
    """The times of both apps, clicked in turn."""

    empty: tuple[float, ...]
    ours: tuple[Click, ...]


def measure_clicks(browser: Browser, empty_address: str, our_address: str, pairs: int) -> Clicks:
    """Both apps side by side in one browser, after some clicks that do not count."""
    empty, ours = new_page(browser), new_page(browser)
    visit(empty, empty_address)
    visit_ours(ours, our_address)
    times = [(click_empty(empty), click_ours(ours, *choice)) for choice in islice(_choices(), WARM_UP + pairs)]
    counted = times[WARM_UP:]
    return Clicks(tuple(one for one, _ in counted), tuple(other for _, other in counted))


def visit_ours(page: Page, address: str) -> None:
    """Open our app and wait until timeline, map and table are drawn."""
    visit(page, address)
    for part in ("timeline", "map", "table"):
        expect(page.locator(OUR_PARTS[part])).to_have_attribute("data-drawn", ANYTHING, timeout=PATIENCE)


def click_empty(page: Page) -> float:
    """The time of one click in the empty app."""
    page.bring_to_front()
    painted, _ = page.evaluate(CLICK, [EMPTY_BUTTON, 0, [EMPTY_TEXT], 1])
    _rest(page)
    return float(painted)


def click_ours(page: Page, category: int, turned_on: bool) -> Click:
    """The time of one click on a category of our app."""
    page.bring_to_front()
    painted, *parts = page.evaluate(CLICK, [OUR_BUTTONS, category, list(OUR_PARTS.values()), SEEN])
    _rest(page)
    return Click(turned_on, float(painted), tuple(map(float, parts)))


def _choices() -> Iterator[tuple[int, bool]]:
    """Each category by its place, on and off again."""
    return cycle((category, turned_on) for category in range(len(CATEGORIES)) for turned_on in (True, False))


def _rest(page: Page) -> None:
    settled(page)
    page.wait_for_timeout(REST)
