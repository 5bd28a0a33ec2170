"""Where the browser is that prints and that runs the tests. Standard library only, as old as Python 3.8: the set-up
asks it too."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
HOW_TO_INSTALL = {
    "debian": "sudo apt-get install chromium",
    "ubuntu": "sudo snap install chromium",
    "fedora": "sudo dnf install chromium",
    "arch": "sudo pacman -S chromium",
    "macos": "brew install --cask chromium",
    "windows": "winget install Google.Chrome",
}


def find_chromium(
    environment: Mapping[str, str], which: Callable[[str], str | None], exists: Callable[[str], bool]
) -> str | None:
    """The browser to drive: $CHROMIUM, else the first on the path, else the first in a usual place."""
    named = environment.get("CHROMIUM")
    if named:
        return which(named)
    on_path = next(filter(None, map(which, NAMES)), None)
    return on_path or next(filter(exists, PLACES), None)


def advice(system: str) -> str:
    """The line for a machine without one: what to type."""
    command = HOW_TO_INSTALL.get(system, "install Chromium or Chrome")
    return f"The browser tests need Chromium: {command} (or set CHROMIUM to the program), then repeat."


def read_os_release(text: str) -> str:
    """The name of a Linux distribution, from its os-release file; empty if it has none."""
    values = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return values.get("ID", "").strip("\"'").lower()


def os_name() -> str:
    """What this machine runs: "debian", "macos", "windows" and so on."""
    release = Path("/etc/os-release")
    if release.is_file():
        return read_os_release(release.read_text(encoding="utf-8"))
    return {"Darwin": "macos"}.get(platform.system(), platform.system().lower())


def find_here() -> str | None:
    """The browser of this machine, if there is one."""
    return find_chromium(os.environ, shutil.which, os.path.isfile)
