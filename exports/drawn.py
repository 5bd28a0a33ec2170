"""Figures in a document: the same scripts as on the page draw them when it is opened, as vector pictures."""

import json

from components.geography import MAP_FILE, STATIC
from components.markup import Node, tag
from components.mount import BROWSER
from components.scripts import expression
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
    drawers = ",\n".join(f"{kind}: {expression(kind)}" for kind in KINDS)
    printed = (BROWSER / "printed.js").read_text(encoding="utf-8")
    return [*libraries, f"(() => {{\nconst FIGURES = {{\n{drawers},\n}};\n{printed}\n}})();"]


def figure_data(figures: dict[str, Figure]) -> dict[str, object]:
    """What the scripts draw, by kind, and the shapes of the map."""
    still = {kind: without_ways(figure) for kind, figure in figures.items()}
    shapes = json.loads(MAP_FILE.read_text(encoding="utf-8"))["features"] if "map" in figures else []
    return {**still, "shapes": shapes}


def without_ways(figure: Figure) -> Figure:
    """A figure that nobody walks through and whose period stands still."""
    layout = figure["layout"]
    meta = {name: value for name, value in (layout.get("meta") or {}).items() if name not in ("lens", "walk")}
    return figure | {"layout": layout | {"meta": meta}}
