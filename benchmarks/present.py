"""The present view: from a key to the painted step, and how long the server takes for its page."""

import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from benchmarks.days import ends
from benchmarks.servers import PATIENCE, new_page

SHOWN = ".step:not(.ahead)"
LIMIT = 150  # milliseconds in which a step is to be on the screen

STEP = """
({ key, rest }) => new Promise((resolve) => setTimeout(() => {
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => {  // runs before the frame is painted; the message comes after
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  });
}, rest))
"""
"""Milliseconds from a key to the painted step, after the screen has rested for some milliseconds."""


@dataclass(frozen=True)
class Steps:
    """Milliseconds: of steps after a rest, as when somebody speaks; of steps at once after another; of jumps to the
    first and last step, which nothing has prepared; and of the page from the server, the first time and again."""

    rested: tuple[float, ...]
    hurried: tuple[float, ...]
    jumps: tuple[float, ...]
    page: tuple[float, ...]


def measure_steps(browser: Browser, address: str, rounds: int) -> Steps:
    """One speaker who walks through all steps and back, slowly and in a hurry, and jumps."""
    fetched = tuple(fetch(f"{address}/present?lang=en&step=1") for _ in range(1 + rounds))
    page = new_page(browser)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{address}/present?lang=en&step=1")
    page.wait_for_selector(f"{SHOWN} .map .figure[data-drawn]", timeout=PATIENCE)
    count = int(page.evaluate("() => document.querySelectorAll('.progress i').length"))
    walk = ["ArrowRight"] * (count - 1) + ["ArrowLeft"] * (count - 1)
    rested = [step(page, key, 400) for _ in range(rounds) for key in walk]
    hurried = [step(page, key, 0) for _ in range(rounds) for key in walk]
    jumps = [step(page, key, 400) for _ in range(5 * rounds) for key in ("End", "Home")]
    return Steps(tuple(rested), tuple(hurried), tuple(jumps), fetched)


def step(page: Page, key: str, rest: int) -> float:
    """Milliseconds from a key to the painted step."""
    return float(page.evaluate(STEP, {"key": key, "rest": rest}))


def fetch(address: str) -> float:
    """Milliseconds until the whole page has come."""
    start = time.perf_counter()
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address).read()
    return 1000 * (time.perf_counter() - start)


def step_rows(steps: Steps) -> list[Sequence[str]]:
    """Times with their slow end, and how many steps took longer than they should."""
    first, *again = steps.page
    late = sum(time > LIMIT for time in (*steps.rested, *steps.hurried, *steps.jumps))
    every = len(steps.rested) + len(steps.hurried) + len(steps.jumps)
    return [
        ("", "median", "95th of 100", "slowest"),
        ("a key to the painted step, after a rest (ms)", *ends(steps.rested)),
        ("  at once after another", *ends(steps.hurried)),
        ("  to the first or last step, not prepared", *ends(steps.jumps)),
        ("the page from the server, again (ms)", *ends(again)),
        ("  the first time, its steps to be made", f"{first:.1f}", "", ""),
        (f"steps that took more than {LIMIT} ms", f"{late} of {every}", "", ""),
    ]
