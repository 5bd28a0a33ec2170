"""The days of the map in the browser: from a step of the slider to the painted page, playing, and what is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.clicks import visit_ours
from benchmarks.servers import PATIENCE, new_page, settled
from benchmarks.weight import frame_size

SLIDER = ".st-key-at input[type=range]"
HAS_FILM = "() => Boolean(window.dayFilm)"
HAS_STAYED = "() => !window.dayShown"
DAYS = 60
FROM = "?lang=en&at=2026-01-05"

STEP = """
(step) => new Promise((resolve) => {
  const slider = document.querySelector(".st-key-at input[type=range]");
  const start = performance.now();
  slider.value = Number(slider.value) + step;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => {  // runs before the frame is painted; the message comes after
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - start);
    channel.port2.postMessage(0);
  });
})
"""
"""Milliseconds from a step of the slider to the painted page."""

FRAMES = """
(days) => new Promise((resolve) => {
  const slider = document.querySelector(".st-key-at input[type=range]");
  const last = Number(slider.value) + days;
  const frames = [];
  const look = (now) => {
    frames.push(now);
    if (Number(slider.value) < last) requestAnimationFrame(look);
    else resolve(frames);
  };
  document.querySelector(".st-key-at .play").click();
  requestAnimationFrame(look);
})
"""
"""When each frame was begun while so many days went by, in milliseconds."""


@dataclass(frozen=True)
class Days:
    """Milliseconds of steps and between the frames of playing; bytes by what they are for, before compression."""

    steps: tuple[float, ...]
    frames: tuple[float, ...]
    sent_while_playing: int
    film: int
    answer: int
    geometry: tuple[int, ...]


class Wire:
    """Counts what goes over the connection of a page."""

    def __init__(self, session: CDPSession) -> None:
        self.sent, self.received = 0, 0
        self.geometry: list[int] = []
        self._geometries: set[str] = set()
        session.on("Network.webSocketFrameSent", self._send)
        session.on("Network.webSocketFrameReceived", self._receive)
        session.on("Network.responseReceived", self._respond)
        session.on("Network.loadingFinished", self._finish)
        session.send("Network.enable")

    def _send(self, _: dict[str, Any]) -> None:
        self.sent += 1

    def _receive(self, event: dict[str, Any]) -> None:
        self.received += frame_size(event["response"])

    def _respond(self, event: dict[str, Any]) -> None:
        if "geojson" in event["response"]["url"]:
            self._geometries.add(event["requestId"])

    def _finish(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._geometries:
            self.geometry.append(int(event["encodedDataLength"]))


def measure_days(browser: Browser, address: str, steps: int) -> Days:
    """One visitor who steps day by day, plays sixty days at the highest speed, and comes back."""
    page = new_page(browser)
    wire = Wire(page.context.new_cdp_session(page))
    visit_ours(page, f"{address}/{FROM}")
    before = wire.received
    page.locator(SLIDER).focus()
    page.wait_for_function(HAS_FILM)
    stayed(page)
    film = wire.received - before
    times = [float(page.evaluate(STEP, 1 if number % DAYS < DAYS / 2 else -1)) for number in range(steps)]
    stayed(page)
    before = wire.received
    page.evaluate(STEP, 1)
    stayed(page)
    answer = wire.received - before
    page.get_by_role("button", name="4×").click()
    before = wire.sent
    frames = page.evaluate(FRAMES, DAYS)
    sent = wire.sent - before
    page.locator(".st-key-at .play").click()
    stayed(page)
    visit_ours(page, f"{address}/{FROM}")
    gaps = [later - earlier for earlier, later in pairwise(frames)]
    return Days(tuple(times), tuple(gaps), sent, film, answer, tuple(wire.geometry))


def stayed(page: Page) -> None:
    """Wait until the server has answered the day that the browser shows."""
    settled(page)
    page.wait_for_function(HAS_STAYED, timeout=PATIENCE)


def day_rows(days: Days) -> list[Sequence[str]]:
    """Times with their slow end, then bytes."""
    seconds = sum(days.frames) / 1000
    return [
        ("", "median", "95th of 100", "slowest"),
        ("a step of one day, to the painted page (ms)", *ends(days.steps)),
        (f"playing {DAYS} days, from frame to frame (ms)", *ends(days.frames)),
        ("  frames a second", f"{len(days.frames) / seconds:.0f}", "", ""),
        ("  messages to the server meanwhile", str(days.sent_while_playing), "", ""),
        ("the answer that brings the film of all days, once (kB)", f"{days.film / 1000:.1f}", "", ""),
        ("the answer when a day stays (kB)", f"{days.answer / 1000:.1f}", "", ""),
        ("geometry, first visit and again (kB)", " and ".join(f"{size / 1000:.1f}" for size in days.geometry), "", ""),
    ]


def ends(times: Sequence[float]) -> tuple[str, str, str]:
    """The median, the 95th of 100 and the slowest."""
    ordered = sorted(times)
    median, slow = (ordered[int(share * len(ordered))] for share in (0.5, 0.95))
    return f"{median:.1f}", f"{slow:.1f}", f"{ordered[-1]:.1f}"
