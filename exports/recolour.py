"""The colours of the light theme and those of the dark one that stand for them."""

from components.steps import dark_colours


def dark_for_light() -> dict[str, str]:
    """For each colour of a light figure its dark one, as figures write them: full, and as what lets through."""
    pairs = dark_colours()
    return pairs | {_parts(light): _parts(dark) for light, dark in pairs.items()}


def _parts(colour: str) -> str:
    """A colour as one that lets through is written: "11,90,107"."""
    return ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
