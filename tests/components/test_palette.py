import re
from itertools import combinations

import pytest

from components.mount import BROWSER
from components.palette import (
    CATEGORIES,
    DARK,
    LIGHT,
    LINE_WIDTHS,
    OPEN_CATEGORIES,
    SIGNS,
    STATE_CATEGORY,
    SYMBOLS,
    Palette,
    palette_of,
)
from loaders.standings import STATES
from tests.components.shipped import shipped

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_texts_can_be_read(palette: Palette) -> None:
    for ground in (palette.paper, palette.panel):
        assert min(contrast(colour, ground) for colour in (palette.text, palette.muted, palette.accent)) >= 4.5


@THEMES
def test_every_category_stands_out_from_the_paper(palette: Palette) -> None:
    faint = {name: contrast(colour, palette.paper) for name, colour in palette.categories.items()}
    assert {name: round(ratio, 2) for name, ratio in faint.items() if ratio < 3} == {}


@THEMES
def test_every_state_has_an_outline_or_a_fill_that_stands_out(palette: Palette) -> None:
    for state, fill in palette.fills.items():
        if state != "none":
            assert max(contrast(fill.colour, palette.paper), contrast(fill.outline, palette.paper)) >= 3, state


@THEMES
def test_nothing_is_told_by_colour_alone(palette: Palette) -> None:
    assert len(set(SIGNS.values())) == len(CATEGORIES)
    assert len({(SYMBOLS[name], name in OPEN_CATEGORIES) for name in CATEGORIES}) == len(CATEGORIES)
    assert len(set(LINE_WIDTHS.values())) == len(LINE_WIDTHS)
    assert all(one != other for one, other in combinations(palette.categories.values(), 2))


@THEMES
def test_each_theme_has_every_category_and_state(palette: Palette) -> None:
    assert set(palette.categories) == set(SIGNS) == set(SYMBOLS) == set(CATEGORIES)
    assert set(palette.fills) == set(STATES)
    assert set(STATE_CATEGORY) == set(LINE_WIDTHS) == set(STATES) - {"none"}


def test_the_vocabulary_has_no_category_without_a_colour() -> None:
    assert {kind.category for kind in shipped().types.values()} == set(CATEGORIES)


def test_a_mixed_colour_lies_between_its_own_and_the_paper() -> None:
    assert LIGHT.mixed("blocked", 1) == LIGHT.line("blocked")
    assert LIGHT.mixed("blocked", 0) == LIGHT.paper
    assert luminance(LIGHT.line("blocked")) < luminance(LIGHT.mixed("blocked", 0.5)) < luminance(LIGHT.paper)


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK), (None, LIGHT), ("sepia", LIGHT)])
def test_an_unknown_theme_is_a_light_one(theme: str | None, palette: Palette) -> None:
    assert palette_of(theme) == palette


@THEMES
def test_each_colour_that_a_style_sheet_names_is_the_palettes(palette: Palette) -> None:
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in BROWSER.glob("*.css"))
    lengths = {"at", "least", "most", "share", "ticks"}  # which an element gets as its own style
    declared = set(re.findall(r"--([\w-]+):", sheets))
    named = set(re.findall(r"var\(--(?!st-)([\w-]+)\)", sheets)) - declared - lengths
    assert named == set(re.findall(r"--(\w+): #[0-9A-F]{6};", palette.variables()))
