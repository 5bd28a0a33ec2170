"""Figures in a document: the same scripts as on the page draw them when it is opened, as vector pictures."""

import json
from collections.abc import Sequence

from components.geography import MAP_FILE, STATIC
from components.markup import Node, tag
from components.mount import BROWSER, SCRIPTS
from components.traces import Figure

KINDS = ("timeline", "map")
LIBRARIES = ("d3-array.min.js", "d3-geo.min.js")


def figure_node(kind: str, width: int, sentence: str) -> Node:
    """The place of a figure of a kind, laid out for a width in pixels, with what it shows in a sentence."""
    host = tag("div", tag("div", class_="figure"), data_figure=kind, style=f"width:{width}px")
    return tag("div", host, class_="picture", role="img", aria_label=sentence)


def figure_scripts() -> list[str]:
    """The scripts that draw the figures of a document, whose data stand in it by their kind."""
    libraries = [(STATIC / name).read_text(encoding="utf-8") for name in LIBRARIES]
    return [*libraries, *map(drawing_script, KINDS), _browser("printed")]


def drawing_script(kind: str) -> str:
    """The scripts of a kind of figure as one function, which a document without modules can call."""
    parts: Sequence[str] = SCRIPTS[kind]
    source = "\n".join(map(_browser, parts)).replace("export default function", "function")
    return f"(window.pieces ??= {{}})[{json.dumps(kind)}] = (() => {{\n{source}\nreturn {parts[-1]};\n}})();"


def figure_data(figures: dict[str, Figure]) -> dict[str, object]:
    """What the scripts draw, by kind, and the shapes of the map."""
    shapes = json.loads(MAP_FILE.read_text(encoding="utf-8"))["features"] if "map" in figures else []
    return {**figures, "shapes": shapes}


def _browser(name: str) -> str:
    return (BROWSER / f"{name}.js").read_text(encoding="utf-8")
