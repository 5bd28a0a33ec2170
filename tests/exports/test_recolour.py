"""A light figure whose colours are replaced is the dark figure."""

import json
import re
from datetime import date

import pytest

from components.map_block import map_block
from components.palette import DARK
from components.timeline_block import timeline_block
from exports.recolour import dark_for_light
from tests.components.shipped import view_of


def recoloured(figure: object) -> object:
    """What edition_figures.js does."""
    dark = dark_for_light()
    text = re.sub(r"#[0-9A-Fa-f]{6}", lambda found: dark.get(found[0].upper(), found[0]), json.dumps(figure))
    return json.loads(
        re.sub(r"rgba\((\d+), ?(\d+), ?(\d+),", lambda found: f"rgba({dark.get(','.join(found.groups()), '')},", text)
        if "rgba(" in text.replace("rgba(0,0,0,0)", "")
        else text
    )


@pytest.mark.parametrize("zoom", ["", "all"])
def test_a_timeline_in_the_dark_is_the_light_one_recoloured(zoom: str) -> None:
    light, dark = timeline_block(view_of(zoom=zoom), 1200), timeline_block(view_of(zoom=zoom, palette=DARK), 1200)
    assert light
    assert dark
    assert recoloured(light.figure) == json.loads(json.dumps(dark.figure))


@pytest.mark.parametrize("day", [date(2026, 1, 9), date(2026, 1, 15), date(2026, 2, 3)])
def test_a_map_in_the_dark_is_the_light_one_recoloured(day: date) -> None:
    light, dark = map_block(view_of(at=day), None), map_block(view_of(at=day, palette=DARK), None)
    assert recoloured(light.figure) == json.loads(json.dumps(dark.figure))
