"""What a drawn figure shows, asked of the page itself, and how a visitor would pick something on it."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

DRAWN = re.compile(".")
MARKS = ".mark"
SAID = ".tip"
"""What a figure says of what the pointer is on."""
MARK = """(figure, event) => {
  const mark = figure.querySelector(`.mark[data-pick="${event}"]`);
  if (!mark) return null;
  const box = mark.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
FILLS = """figure => Object.fromEntries(
  [...figure.querySelectorAll(".shape")].map(path => [path.dataset.place, getComputedStyle(path).fill])
)"""
INSIDE = """(figure, place) => {
  const path = figure.querySelector(`.shape[data-place="${place}"]`);
  const box = path.getBBox();
  for (let step = 1; step < 1600; step += 1) {
    const point = new DOMPoint(
      box.x + (box.width * (step % 40)) / 40,
      box.y + (box.height * Math.floor(step / 40)) / 40,
    );
    const around = [[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2]];
    if (around.every(([x, y]) => path.isPointInFill(new DOMPoint(point.x + x, point.y + y)))) {
      const seen = point.matrixTransform(path.getScreenCTM());
      return [seen.x, seen.y];
    }
  }
  return null;
}"""


def figure(page: Page, key: str) -> Locator:
    """The figure of a key, once it has been painted."""
    found = page.locator(f".st-key-{key} .figure")
    expect(found).to_have_attribute("data-drawn", DRAWN)
    return found


def stamp(page: Page, key: str) -> str:
    """The stamp of what a figure has drawn."""
    return figure(page, key).get_attribute("data-drawn") or ""


def redrawn(page: Page, key: str, before: str) -> None:
    """Waits until a figure shows something else than `before`."""
    expect(page.locator(f".st-key-{key} .figure")).not_to_have_attribute("data-drawn", before)


def fills(page: Page, key: str = "map") -> dict[str, str]:
    """The colour of each shape of a map."""
    return dict(figure(page, key).evaluate(FILLS))


def has_mark(page: Page, event: str) -> bool:
    """Whether the timeline has a mark for an event."""
    return figure(page, "timeline").evaluate(MARK, event) is not None


def point_at(page: Page, where: Locator, script: str, value: str) -> None:
    """Move the pointer to what a script finds on a figure, until the figure says what is there."""
    where.scroll_into_view_if_needed()
    page.mouse.move(1, 1)
    expect(where.locator(SAID)).to_have_count(0)
    found: Any = where.evaluate(script, value)
    assert found, f"{value} is not drawn"
    page.mouse.move(*found)
    expect(where.locator(SAID)).to_be_visible()


def point_at_mark(page: Page, event: str) -> Locator:
    """What the timeline says of an event while the pointer is on its mark."""
    where = figure(page, "timeline")
    point_at(page, where, MARK, event)
    return where.locator(SAID)


def click_mark(page: Page, event: str) -> None:
    """Click the mark of an event on the timeline."""
    point_at_mark(page, event)
    page.mouse.down()
    page.mouse.up()


def click_country(page: Page, place: str) -> None:
    """Click a country on the map."""
    point_at(page, figure(page, "map"), INSIDE, place)
    page.mouse.down()
    page.mouse.up()
