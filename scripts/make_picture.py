"""Make the pictures of the page from the running app: `python -m scripts.make_picture`.

`docs/explore.png` is the picture of the README; `static/social.png` and `static/social-fr.png` are what other sites show
of a link, 1200 x 630 pixels.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.clicks import visit_ours
from benchmarks.servers import StartError, chromium, new_page, our_app

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "explore.png"
SOCIAL = {"en": ROOT / "static" / "social.png", "fr": ROOT / "static" / "social-fr.png"}
LARGEST = 400_000
"""Bytes: the picture is loaded by everybody who reads the README."""
POSTER = """
  :is(.st-key-top, .st-key-figures, .st-key-filters, .st-key-counted, .notice) { display: none !important; }
  .stApp .block-container { padding: 22px 28px !important; }
  .heading h1 { font-size: 43px; } .heading .lede { font-size: 19px; margin-bottom: 6px; }
"""
"""The page as a poster: the title, the sentence and the timeline alone."""


def make_pictures() -> list[Path]:
    """Write the first page as it opens, 1280 x 800, light, in English, and the poster in each language."""
    with our_app() as address, chromium() as browser:
        page = new_page(browser)
        visit_ours(page, f"{address}/?lang=en")
        shoot(page, PICTURE)
        for lang, path in SOCIAL.items():
            poster = poster_page(browser)
            visit_ours(poster, f"{address}/?lang={lang}")
            poster.add_style_tag(content=POSTER)
            shoot(poster, path)
    return [PICTURE, *SOCIAL.values()]


def poster_page(browser: Browser) -> Page:
    """An empty page of 1200 x 630 pixels, its letters half as large again so that they can be read when it is small."""
    size = {"width": 800, "height": 420}
    return browser.new_context(viewport=size, device_scale_factor=1.5, color_scheme="light").new_page()  # type: ignore[arg-type]


def shoot(page: Page, path: Path) -> None:
    """Write what a page shows."""
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=path, animations="disabled", caret="hide")


def main() -> int:
    """The exit code: 1 when there is no picture, or one that is too large."""
    PICTURE.parent.mkdir(exist_ok=True)
    try:
        paths = make_pictures()
    except StartError as why:
        print(why, file=sys.stderr)
        return 1
    for path in paths:
        print(f"{os.path.relpath(path)}: {path.stat().st_size / 1000:.0f} kB")
    return 1 if any(path.stat().st_size > LARGEST for path in paths) else 0


if __name__ == "__main__":
    sys.exit(main())
