"""A tree of the page as HTML, for files that are read without our scripts: every text escaped."""

from collections.abc import Iterable
from html import escape

from components.markup import Node

VOID = frozenset({"br", "hr", "input", "meta"})


def html_of(nodes: Node | Iterable[Node]) -> str:
    """The HTML of a text, an element or several."""
    if isinstance(nodes, str):
        return escape(nodes, quote=False)
    if isinstance(nodes, dict):
        return _element(nodes)
    return "".join(map(html_of, nodes))


def _element(node: dict[str, object]) -> str:
    name, attrs, children = node["tag"], node["attrs"], node["children"]
    assert isinstance(name, str)
    assert isinstance(attrs, dict)
    assert isinstance(children, list)
    written = "".join(_attribute(str(key), value) for key, value in attrs.items())
    return f"<{name}{written}>" if name in VOID else f"<{name}{written}>{html_of(children)}</{name}>"


def _attribute(name: str, value: object) -> str:
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
