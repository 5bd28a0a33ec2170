"""Paper: its sizes, its colours, and the style sheets of what is printed."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from components.geography import STATIC
from components.mount import BROWSER
from components.palette import LIGHT, Fill, Palette

PIXELS = 96 / 25.4
"""Pixels of a style sheet in a millimetre."""


@dataclass(frozen=True)
class Paper:
    """A size of paper in millimetres, and the margin on each side; `name` is that of style sheets."""

    name: str
    width: float
    height: float
    margin: float = 14

    def inside(self, landscape: bool = False) -> int:
        """The width that print can use, in pixels."""
        return int(((self.height if landscape else self.width) - 2 * self.margin) * PIXELS)


PAPERS: Mapping[str, Paper] = MappingProxyType({"a4": Paper("A4", 210, 297), "letter": Paper("letter", 215.9, 279.4)})


def _white(fill: Fill) -> Fill:
    return replace(fill, outline="#FFFFFF") if fill.outline == LIGHT.paper else fill


INVESTIGATION = "#328ACF"
"""Lighter than on a screen, where it is as dark as an order: paper is often printed in grey."""

PRINT: Palette = replace(
    LIGHT,
    name="print",
    paper="#FFFFFF",
    categories=MappingProxyType({**LIGHT.categories, "investigation": INVESTIGATION}),
    fills=MappingProxyType(
        {state: _white(fill) for state, fill in LIGHT.fills.items()} | {"investigating": Fill(INVESTIGATION, "#FFFFFF")}
    ),
)
"""The light colours on white paper, where each state has a grey of its own."""

FONTS = (
    ("Source Sans 3", "400", "source-sans-3-latin-400-normal.woff2"),
    ("Source Sans 3", "600", "source-sans-3-latin-600-normal.woff2"),
    ("Source Sans 3", "700", "source-sans-3-latin-700-normal.woff2"),
    ("Source Serif 4", "200 900", "source-serif-4-latin-wght-normal.woff2"),
)


def styles_of(paper: Paper, *sheets: str) -> list[str]:
    """The style sheets of a document on this paper: fonts and colours, its pages, then our own files."""
    own = [(BROWSER / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets]
    return [font_faces(), colours(PRINT), pages(paper), *own]


def pages(paper: Paper) -> str:
    """The numbered pages: upright, and lying for a picture that needs the width."""
    margin = f"margin: {paper.margin}mm;"
    number = (
        '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Source Sans 3", Arial, sans-serif; }'
    )
    return f"@page {{ size: {paper.name}; {margin} {number} }}\n@page wide {{ size: {paper.name} landscape; {margin} }}"


def colours(palette: Palette) -> str:
    """The colours of a palette as the variables that our style sheets name."""
    return f":root {{ {palette.variables()} }}"


@cache
def font_faces() -> str:
    """The fonts, inside the document."""
    return "\n".join(_face(family, weight, STATIC / "fonts" / file) for family, weight, file in FONTS)


def _face(family: str, weight: str, file: Path) -> str:
    content = b64encode(file.read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: block; '
        f'src: url("data:font/woff2;base64,{content}") format("woff2"); }}'
    )
