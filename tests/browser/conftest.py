"""The app in a real browser: one server and one Chromium, a fresh visitor for every page.

A page that asks another host for anything, or reports an error, fails its test.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from exports.chromium import advice, find_here, os_name

ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"
START_SECONDS = 60
PAGE_SECONDS = 30
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def is_healthy(port: int) -> bool:
    """Whether the server answers; asked without the proxy that the environment may name."""
    connection = http.client.HTTPConnection(HERE, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a process ends within this time."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_healthy(port):
        if has_ended(process, 0.1) or time.monotonic() > deadline:
            pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8')}", pytrace=False)


def start_server(folder: Path, port: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port)]
    return subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    if not has_ended(process, 10):
        process.kill()
        process.wait()


@contextmanager
def serving(folder: Path, path: Path) -> Iterator[str]:
    """The address of the app of a folder, served with that folder's settings; what the server says goes to `path`."""
    port = free_port()
    with path.open("wb") as log, start_server(folder, port, log) as process:
        try:
            wait_until_healthy(process, port, path)
            yield f"http://{HERE}:{port}"
        finally:
            end(process)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, served with the project's own settings."""
    with serving(ROOT, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    program = find_here()
    if program is None:
        pytest.fail(advice(os_name()), pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if is_root else FLAGS  # Chromium refuses its sandbox to root
    expect.set_options(timeout=PAGE_SECONDS * 1000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


def is_foreign(address: str) -> bool:
    """Whether an address leaves this machine; data: and blob: do not."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != HERE


@dataclass
class Visits:
    """Opens pages as new visitors, and keeps what they should not have done.

    A test that provokes an error reads `errors` and clears it.
    """

    browser: Browser
    address: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        query: str = "",
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        locale: str = "en-GB",
        touch: bool = False,
    ) -> Page:
        """The page at a query ("?lang=fr") or path ("/present?step=3"), drawn to the end of its first run.

        With `touch` it is a telephone's or tablet's, which is tapped.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=locale,
            reduced_motion="reduce",
            timezone_id="Europe/Brussels",
            has_touch=touch,
            is_mobile=touch,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PAGE_SECONDS * 1000)
        self.watch(page)
        page.goto(urljoin(f"{self.address}/", query))
        settled(page)
        return page

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.note_address(request.url))
        page.on("websocket", lambda socket: self.note_address(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note_message)

    def note_address(self, address: str) -> None:
        if is_foreign(address):
            self.foreign.append(address)

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def settled(page: Page) -> None:
    """Waits until the script of a page has run and its result is drawn."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Visits]:
    """Call it to get a page: `open_page("?lang=fr", width=390, scheme="dark")`."""
    with visiting(browser, server) as visits:
        yield visits


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visits]:
    """Visits of an address, which must not have asked another host for anything nor have reported an error."""
    visits = Visits(browser, address)
    try:
        yield visits
    finally:
        visits.close()
    assert {"foreign": visits.foreign, "errors": visits.errors} == {"foreign": [], "errors": []}
