"""The colours of the light theme and those of the dark one that stand for them."""

from collections.abc import Iterator

from components.palette import CATEGORIES, DARK, LIGHT, STATE_CATEGORY, Palette

SHARES = (0.35, 0.55)
"""How much of a state's colour stands in a fill that is through the EU, or only possible."""


def dark_for_light() -> dict[str, str]:
    """For each colour of a light figure the one it has when it is dark, as figures write them."""
    pairs = dict(zip(_colours(LIGHT), _colours(DARK), strict=True))
    return pairs | {_parts(light): _parts(dark) for light, dark in pairs.items()}


def _colours(palette: Palette) -> Iterator[str]:
    yield from (palette.panel, palette.text, palette.muted, palette.accent, palette.rule, palette.hair)
    for state, fill in palette.fills.items():
        yield from (fill.colour, fill.outline)
        if state in STATE_CATEGORY:
            yield from (palette.mixed(state, share) for share in SHARES)
    yield from (palette.categories[category] for category in CATEGORIES)
    yield palette.paper


def _parts(colour: str) -> str:
    """A colour as one that lets through is written: "11,90,107"."""
    return ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
