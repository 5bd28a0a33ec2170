"""Colours, symbols and sizes, one set for each theme; tests/components/test_palette.py measures contrasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CATEGORIES = ("platform", "evidence", "politics", "warning", "investigation", "order", "block")

OPEN_CATEGORIES = frozenset({"evidence", "politics"})
"""Words and numbers are open marks; acts are filled ones."""

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "platform": "diamond",
        "evidence": "square",
        "politics": "circle",
        "warning": "triangle-up",
        "investigation": "circle",
        "order": "square",
        "block": "x",
    }
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "platform": "◆",
        "evidence": "□",
        "politics": "○",
        "warning": "▲",
        "investigation": "●",
        "order": "■",
        "block": "✖",
    }
)
LINE_WIDTHS: Mapping[str, float] = MappingProxyType(
    {"blocked": 9, "ordered": 7, "investigating": 5, "lifted": 4, "warned": 3, "pressed": 2}
)


@dataclass(frozen=True)
class Fill:
    """How a state is painted on the map: its fill, its outline and the outline's width in pixels."""

    colour: str
    outline: str
    width: float = 0.6


NAMED = ("paper", "panel", "text", "muted", "accent", "rule", "chosen")
"""The colours, beside those of the categories, that our style sheets name."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme."""

    name: str
    paper: str
    panel: str
    text: str
    muted: str
    accent: str
    rule: str
    hair: str
    chosen: str
    categories: Mapping[str, str]
    fills: Mapping[str, Fill]

    def line(self, state: str) -> str:
        """The colour of a state's line on the timeline: that of the category whose acts open it."""
        return self.categories[STATE_CATEGORY[state]]

    def mixed(self, state: str, share: float) -> str:
        """A state's colour mixed into the paper: 0.35 for a state through the EU, 0.55 for a possible one."""
        return _mix(self.line(state), self.paper, share)

    def variables(self) -> str:
        """The colours as declarations of the variables that our style sheets name: "--paper: #FCFBF8; ..."."""
        plain = {name: getattr(self, name) for name in NAMED}
        return " ".join(f"--{name}: {colour};" for name, colour in (plain | dict(self.categories)).items())


STATE_CATEGORY: Mapping[str, str] = MappingProxyType(
    {
        "blocked": "block",
        "ordered": "order",
        "investigating": "investigation",
        "lifted": "block",
        "warned": "warning",
        "pressed": "politics",
    }
)


def _mix(colour: str, paper: str, share: float) -> str:
    parts = (round(share * int(colour[i : i + 2], 16) + (1 - share) * int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)


LIGHT = Palette(
    name="light",
    paper="#FCFBF8",
    panel="#FFFFFF",
    text="#1B1E22",
    muted="#565C63",
    accent="#0B5A6B",
    rule="#DEDAD2",
    hair="#ECE8E1",
    chosen="#E4EFF0",
    categories=MappingProxyType(
        {
            "platform": "#202427",
            "evidence": "#3A6F49",
            "politics": "#6F777E",
            "warning": "#B87E19",
            "investigation": "#1174BE",
            "order": "#863E82",
            "block": "#780D46",
        }
    ),
    fills=MappingProxyType(
        {
            "blocked": Fill("#780D46", "#FCFBF8"),
            "ordered": Fill("#863E82", "#FCFBF8"),
            "investigating": Fill("#1174BE", "#FCFBF8"),
            "warned": Fill("#DBA544", "#8F560A", 0.8),
            "pressed": Fill("#CBCFD4", "#666D75", 0.8),
            "lifted": Fill("#FBF6F8", "#780D46", 1.6),
            "none": Fill("#F0EDE6", "#CFCAC0", 0.5),
        }
    ),
)

DARK = Palette(
    name="dark",
    paper="#15181C",
    panel="#1C2025",
    text="#ECE8E1",
    muted="#A9AFB6",
    accent="#7CC7D6",
    rule="#363C43",
    hair="#262B31",
    chosen="#1B343A",
    categories=MappingProxyType(
        {
            "platform": "#F6F0E7",
            "evidence": "#87B993",
            "politics": "#8D9199",
            "warning": "#B27812",
            "investigation": "#2B9AF8",
            "order": "#BFAADD",
            "block": "#E3B3C0",
        }
    ),
    fills=MappingProxyType(
        {
            "blocked": Fill("#E3B3C0", "#15181C"),
            "ordered": Fill("#BFAADD", "#15181C"),
            "investigating": Fill("#2B9AF8", "#15181C"),
            "warned": Fill("#8F6420", "#D49B3E", 0.8),
            "pressed": Fill("#4F565F", "#8A929B", 0.8),
            "lifted": Fill("#15181C", "#E3B3C0", 1.6),
            "none": Fill("#262B31", "#3A4149", 0.5),
        }
    ),
)


def palette_of(theme: str | None) -> Palette:
    """The colours of a theme's name; light when it is not known."""
    return DARK if theme == "dark" else LIGHT
