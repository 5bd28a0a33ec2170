"""How the edition carries its data: trees without repeated names, and long values packed."""

import gzip
import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from components.markup import Node

Packed: TypeAlias = "str | list[object]"
"""A text, or a tag, its attributes (0 for none) and its children."""


def packed_nodes(nodes: Iterable[Node], without: str = "") -> list[Packed]:
    """Trees in fewer letters; a paragraph whose button picks `without` is left out."""
    return [packed_node(node, without) for node in nodes if not (without and picks(node, without))]


def packed_node(node: Node, without: str = "") -> Packed:
    """One tree in fewer letters."""
    if isinstance(node, str):
        return node
    children = node["children"]
    return [node["tag"], node["attrs"] or 0, *packed_nodes(children if isinstance(children, list) else [], without)]


def picks(node: Node, value: str) -> bool:
    """Whether a node is a paragraph of nothing but a button that picks a value."""
    if not isinstance(node, dict) or node["tag"] != "p" or not isinstance(node["children"], list):
        return False
    return any(isinstance(child, dict) and _pick_of(child) == value for child in node["children"])


def _pick_of(node: Mapping[str, object]) -> object:
    attrs = node["attrs"]
    return attrs.get("data-pick") if isinstance(attrs, dict) else None


def packed(value: object) -> str:
    """A value as JSON, compressed, in letters that may stand anywhere; the same for the same value."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return b64encode(gzip.compress(written, compresslevel=9, mtime=0)).decode()
