"""The settings in .streamlit/config.toml: known to the installed Streamlit, and the files they name exist."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
FONTS = SETTINGS["theme"].get("fontFaces", [])


def options(settings: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """The settings with their full names, such as "theme.dark.textColor"."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from options(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


@pytest.mark.parametrize(("name", "value"), list(options(SETTINGS)))
def test_every_setting_is_one_that_streamlit_has_and_takes(name: str, value: object) -> None:
    assert st.get_option(name) == value


def test_no_full_collection_follows_a_run() -> None:
    assert st.get_option("runner.postScriptGC") is False


def test_nothing_is_reported_to_anybody_and_only_this_machine_is_served() -> None:
    assert st.get_option("browser.gatherUsageStats") is False
    assert st.get_option("server.address") == "127.0.0.1"


def test_the_fonts_are_files_of_the_app() -> None:
    assert [face["url"] for face in FONTS if not (ROOT / face["url"].removeprefix("app/")).is_file()] == []


def luminance(colour: str) -> float:
    """The relative luminance of "#RRGGBB", as WCAG 2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(
    ("colour", "least"), [("textColor", 7), ("linkColor", 7), ("primaryColor", 7), ("borderColor", 3)]
)
def test_text_and_borders_stand_out_from_every_surface(theme: str, surface: str, colour: str, least: float) -> None:
    assert contrast(SETTINGS["theme"][theme][colour], SETTINGS["theme"][theme][surface]) >= least
