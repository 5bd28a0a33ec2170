"""Pieces of the page as plain trees, drawn by one script that knows text and attributes but no raw HTML."""

import re
from collections.abc import Iterable
from typing import TypeAlias

Node: TypeAlias = str | dict[str, object]
"""A text, or {"tag", "attrs", "children"}. Texts become text nodes in the browser, never HTML."""


def tag(name: str, *children: Node | Iterable[Node] | None, **attrs: str | bool | None) -> Node:
    """An element; `class_` and `data_pick` become class and data-pick, attributes that are None or False stay out."""
    return {
        "tag": name,
        "attrs": {_attribute(key): value for key, value in attrs.items() if value is not None and value is not False},
        "children": list(_flat(children)),
    }


def link(label: str, address: str, **attrs: str) -> Node:
    """A link to a page outside, opened beside this one; an address that is not https stays a text."""
    if not address.startswith("https://"):
        return tag("span", label)
    return tag("a", label, href=address, target="_blank", rel="noopener noreferrer", **attrs)


def pick(label: Node | Iterable[Node], event: str, **attrs: str | None) -> Node:
    """A button that opens an event."""
    return tag("button", label, type="button", data_pick=event, **attrs)


def plain(text: str) -> str:
    """A text for a label that Streamlit reads as Markdown: all its signs escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def words_in(node: Node | Iterable[Node]) -> str:
    """The text of a tree, in reading order, separated by spaces."""
    if isinstance(node, str):
        return node
    if isinstance(node, dict):
        children = node["children"]
        return words_in(children) if isinstance(children, list) else ""
    return " ".join(filter(None, (words_in(child) for child in node)))


def _flat(children: Iterable[Node | Iterable[Node] | None]) -> Iterable[Node]:
    for child in children:
        if isinstance(child, str | dict):
            yield child
        elif child is not None:
            yield from child


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
