"""What a first visit weighs: the bytes that reach the browser, from an empty cache."""

import base64
from collections import Counter
from typing import Any

from playwright.sync_api import Browser

from benchmarks.clicks import visit_ours
from benchmarks.servers import new_page

BINARY = 2
"""The code of a binary frame, which the browser's protocol gives in base64."""


def measure_weight(browser: Browser, address: str) -> Counter[str]:
    """Bytes by kind, of the first view of our app; Streamlit's own server compresses none of its scripts."""
    page = new_page(browser)
    session = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    weight: Counter[str] = Counter()

    def note_response(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = kind_of(event["response"]["url"])

    def note_end(event: dict[str, Any]) -> None:
        weight[kinds.get(event["requestId"], "other")] += int(event["encodedDataLength"])

    def note_frame(event: dict[str, Any]) -> None:
        weight["messages of the first run"] += frame_size(event["response"])

    session.on("Network.responseReceived", note_response)
    session.on("Network.loadingFinished", note_end)
    session.on("Network.webSocketFrameReceived", note_frame)
    session.send("Network.enable")
    visit_ours(page, address)
    return weight


def kind_of(address: str) -> str:
    """What an address of our app brings."""
    path = address.partition("?")[0]
    if "/app/static/" in path:
        return "fonts" if path.endswith(".woff2") else f"our {path.rpartition('/')[2]}"
    return "Streamlit's scripts, styles and fonts" if "/static/" in path else "other"


def frame_size(frame: dict[str, Any]) -> int:
    """The bytes of a message, before the connection's own compression."""
    payload = str(frame["payloadData"])
    return len(base64.b64decode(payload)) if frame["opcode"] == BINARY else len(payload.encode())
