"""Make `docs/explore.png`, the picture of the README, from the running app: `python -m scripts.make_picture`."""

import os
import sys
from pathlib import Path

from benchmarks.clicks import visit_ours
from benchmarks.servers import StartError, chromium, new_page, our_app

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "explore.png"
QUERY = "/?lang=en"
LARGEST = 400_000
"""Bytes: the picture is loaded by everybody who reads the README."""


def make_picture(path: Path) -> int:
    """Write the picture of the first page, 1280 x 800, light, in English; its size in bytes."""
    with our_app() as address, chromium() as browser:
        page = new_page(browser)
        visit_ours(page, address + QUERY)
        page.evaluate("() => document.fonts.ready")
        page.screenshot(path=path, animations="disabled", caret="hide")
    return path.stat().st_size


def main() -> int:
    """The exit code: 1 when there is no picture, or one that is too large."""
    PICTURE.parent.mkdir(exist_ok=True)
    try:
        size = make_picture(PICTURE)
    except StartError as why:
        print(why, file=sys.stderr)
        return 1
    print(f"{os.path.relpath(PICTURE)}: {size / 1000:.0f} kB")
    return 1 if size > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
