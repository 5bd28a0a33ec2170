"""What travels to the browser for one click on a category: the answer ahead of the page, the page's messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Response, WebSocket

from benchmarks.clicks import click_ours, visit_ours
from benchmarks.relay import relayed
from benchmarks.servers import new_page
from components.mount import ANSWERS

CLICKS = 6


@dataclass(frozen=True)
class Wire:
    """Bytes of one click: of the answer as it travels, of the page's messages unpacked, of all that travelled."""

    answer: int
    messages: int
    travelled: int


def measure_wire(browser: Browser, address: str) -> list[Wire]:
    """Some clicks, each category on and off."""
    page = new_page(browser)
    answers: list[Response] = []
    messages: list[int] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: messages.append(len(frame)))

    page.on("websocket", hear)
    page.on("response", lambda answer: answers.append(answer) if f"/{ANSWERS}?" in answer.url else None)
    found = []
    with relayed(address) as relay:
        visit_ours(page, relay.address)
        for click in range(CLICKS):
            answers.clear()
            messages.clear()
            relay.received = 0
            click_ours(page, click // 2, turned_on=click % 2 == 0)
            sizes = [answer.request.sizes()["responseBodySize"] for answer in answers]
            found.append(Wire(sum(sizes), sum(messages), relay.received))
        page.close()
    return found


def wire_rows(wires: Sequence[Wire]) -> list[Sequence[str]]:
    """The median and the largest of each kind, in kB."""
    kinds = {
        "the answer ahead of the page": [wire.answer for wire in wires],
        "the page's own messages, unpacked": [wire.messages for wire in wires],
        "all that travelled, headers too": [wire.travelled for wire in wires],
    }
    rows = [(name, f"{median(sizes) / 1000:.1f}", f"{max(sizes) / 1000:.1f}") for name, sizes in kinds.items()]
    return [("kB", "median", "largest"), *rows]
