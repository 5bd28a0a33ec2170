"""Our app and an empty one beside it, each on its own free port, and the browser that visits both."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, expect, sync_playwright

import loaders
from benchmarks.many_events import many_events
from exports.chromium import advice, find_here, os_name
from tests.browser.conftest import FLAGS, HERE, ROOT, START_SECONDS, end, free_port, has_ended, is_healthy
from tests.copied import copy_project

EMPTY_APP = """\
import streamlit as st

st.session_state.count = st.session_state.get("count", 0) + 1
st.button("Click")
st.text(st.session_state.count)
"""
"""A button, and a text that tells the end of one run from that of the next: nothing else."""

QUIET = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", HERE)
PATIENCE = 60_000
"""Milliseconds after which a page that does not get ready is given up."""


class StartError(Exception):
    """A server or a browser that is needed did not start; the text says why."""


@contextmanager
def our_app() -> Iterator[str]:
    """The address of our app, served with the project's own settings."""
    with _served(ROOT, "server.py") as address:
        yield address


@contextmanager
def long_app(rows: int) -> Iterator[str]:
    """The address of a copy of our app whose story has so many events."""
    with tempfile.TemporaryDirectory() as folder:
        data = copy_project(Path(folder)).parent / "data"
        (data / "events.csv").write_bytes(many_events(loaders.read_files(data), rows).events)
        with _served(Path(folder), "server.py") as address:
            yield address


@contextmanager
def empty_app() -> Iterator[str]:
    """The address of an empty app, served from a folder of its own so that no setting of ours applies."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "empty.py").write_text(EMPTY_APP, encoding="utf-8")
        with _served(Path(folder), "empty.py") as address:
            yield address


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, which finds no other host."""
    program = find_here()
    if program is None:
        raise StartError(advice(os_name()))
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if is_root else FLAGS  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


def new_page(browser: Browser) -> Page:
    """An empty page of a new visitor, with a laptop's window."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light", locale="en-GB")
    return context.new_page()


def settled(page: Page) -> None:
    """Wait until the script of a page has run."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)


def visit(page: Page, address: str) -> None:
    """Open an address, to the end of its first run."""
    page.goto(address)
    settled(page)


@contextmanager
def _served(folder: Path, script: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, *QUIET, "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(process, port)
            yield f"http://{HERE}:{port}"
        finally:
            end(process)


def _wait_until_healthy(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = monotonic() + START_SECONDS
    while not is_healthy(port):
        if has_ended(process, 0.1) or monotonic() > deadline:
            raise StartError(f"A server did not start: {process.args!r}")
