"""One HTML file with all that it needs inside: nothing can be loaded from anywhere, by its own content policy."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape


@dataclass(frozen=True)
class Document:
    """What a file is made of.

    `body` is HTML that is safe as it is; `data` are values of any texts by their ids, `packed` values that have been
    packed; styles and scripts stand in the order in which they count.
    """

    title: str
    lang: str
    body: str
    styles: Sequence[str]
    scripts: Sequence[str]
    data: Mapping[str, object]
    packed: Mapping[str, str] = field(default_factory=dict)
    schemes: str = "light dark"  # the themes that the page has


def document(whole: Document) -> bytes:
    """The file: styles in its head, then its body, its data, and its scripts."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(whole.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(whole.styles, whole.scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="color-scheme" content="{escape(whole.schemes)}">',
        f"<title>{escape(whole.title)}</title>",
        *(f"<style>{in_element(style, 'style')}</style>" for style in whole.styles),
        "</head>",
        "<body>",
        whole.body,
        *(
            f'<script type="application/json" id="{escape(name)}">{safe_json(value)}</script>'
            for name, value in whole.data.items()
        ),
        *(
            f'<script type="text/plain" id="{escape(name)}">{in_element(value, "script")}</script>'
            for name, value in whole.packed.items()
        ),
        *(f"<script>{in_element(script, 'script')}</script>" for script in whole.scripts),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts).encode()


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """A content policy by which only these styles and scripts run and nothing is loaded but fonts inside the file.

    Figures set the style of their own elements, for which attributes of style stay allowed.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src-elem {_hashes(styles)}",
            "style-src-attr 'unsafe-inline'",
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(parts: Sequence[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in parts) or "'none'"


def safe_json(value: object) -> str:
    """A value as JSON that cannot end the element in which it stands, whatever texts it holds."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def in_element(part: str, element: str) -> str:
    """Our own style or script, which must not hold what would end its element."""
    if f"</{element}" in part.lower() or "<!--" in part:
        raise ValueError(f"a {element} cannot hold its own end")
    return part


def data_address(content: bytes, kind: str) -> str:
    """A file as an address that holds it."""
    return f"data:{kind};base64,{b64encode(content).decode()}"
