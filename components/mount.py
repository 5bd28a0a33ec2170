"""The pieces of the page that our own scripts draw: figures, markup, and the address."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha1
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from components.markup import Node
from components.palette import Palette

BROWSER = Path(__file__).parent / "browser"
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "timeline": ("once", "pieces", "host", "dates", "drawing", "stops", "zoom", "lens", "lanes"),
        "map": ("once", "pieces", "host", "drawing", "map"),
        "markup": ("once", "pieces", "nodes", "markup"),
        "rows": ("once", "pieces", "nodes", "downwards", "rows"),
        "address": ("once", "pieces", "address"),
        "here": ("nodes", "here"),
        "watch": ("watch",),
        "at": ("pieces", "dates", "day"),
        "film": ("film",),
    }
)
"""The files that make up the script of each kind of piece, the last with its entry."""

STYLES = ("page", "views", "drawing", "table", "narrow")
"""The style sheets of the page."""

HTML: Mapping[str, str] = MappingProxyType(
    {
        "timeline": '<div class="figure"></div>',
        "map": '<div class="figure"></div>',
        "markup": '<div class="markup"></div>',
        "here": '<div class="markup"></div>',
        "at": '<div class="day markup"></div>',
    }
)
"""What each kind of piece draws into; nothing that is seen unless named."""

ANSWERS = "answer"
"""The path below the page's own at which the browser asks for the pieces of another choice."""

Piece = dict[str, Any]
"""What the script of one piece of the page draws, as it travels."""


STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"timeline": ("width", "zoomed"), "map": ("width",), "at": ("film",)}
)
"""What the script of a kind tells besides picks."""


def show_piece(
    key: str,
    piece: Piece,
    on_pick: Callable[[], None] | None = None,
    kind: str = "",
    on_zoom: Callable[[], None] | None = None,
) -> None:
    """Draw a piece by the script of its kind, which is its key unless named.

    `on_pick` runs when something on it is picked, read by `picked`; `on_zoom` when another period is, read by `zoomed`.
    """
    heard = {"picked": on_pick, **dict.fromkeys(STATES.get(kind or key, ()))} | ({"zoomed": on_zoom} if on_zoom else {})
    calls = {f"on_{name}_change": call or _nothing for name, call in heard.items()}
    _component(kind or key)(key=key, data=piece, **calls)


def show_figure(
    key: str,
    figure: dict[str, Any],
    alt: str,
    on_pick: Callable[[], None],
    *,
    width: int = 0,
    kind: str = "",
) -> None:
    """Draw a figure that nothing walks through; `on_pick` runs when a mark is picked."""
    show_piece(key, figure_piece(figure, alt, width=width), on_pick, kind)


def show_markup(key: str, nodes: Sequence[Node], on_pick: Callable[[], None] | None = None) -> None:
    """Draw a piece of the page from its tree; `on_pick` runs when one of its buttons is picked."""
    show_piece(key, markup_piece(nodes), on_pick, "markup")


def figure_piece(
    figure: dict[str, Any], alt: str, *, width: int = 0, order: Sequence[str] = (), selected: str = ""
) -> Piece:
    """A figure with what it shows in words.

    `order` are the values that arrow keys walk through from `selected`; `width` is what the figure was laid out for.
    """
    drawing = json.dumps(figure)
    return {
        "figure": drawing,
        "stamp": _short_name(drawing),
        "alt": alt,
        "order": list(order),
        "selected": selected,
        "width": width,
        "assets": assets(),
    }


def markup_piece(nodes: Sequence[Node]) -> Piece:
    """A tree of markup."""
    return {"nodes": list(nodes), "stamp": _stamp(nodes)}


def show_here(key: str, nodes: Sequence[Node]) -> None:
    """Draw a piece of the page whose buttons open other pages of this server for what the page shows."""
    _component("here")(key=key, data={"nodes": list(nodes)})


def rows_piece(
    shown: Sequence[str],
    possibly: Sequence[str],
    selected: str,
    caption: str,
    card: Sequence[Node],
    rows: Sequence[Node] | None = None,
    more: Sequence[Node] = (),
) -> Piece:
    """Which of the table's rows are shown, by the ids of their events, and those that are to be marked "possibly".

    `card` is what opens below the selected row on a narrow screen. Where the table has no rows of its own, `rows` are
    all that it has; `more` stands below them.
    """
    piece: Piece = {
        "shown": list(shown),
        "possibly": list(possibly),
        "selected": selected,
        "caption": caption,
        "card": list(card),
        "rows": None if rows is None else list(rows),
        "more": list(more),
    }
    return piece | {"stamp": _stamp(piece)}


def is_film_asked(key: str) -> bool:
    """Whether the browser has just asked for the film of this key."""
    return bool((st.session_state.get("at") or {}).get("film") == key)


def show_film(film: dict[str, Any] | None) -> None:
    """Hand the browser the days of the map; None when it did not ask for them."""
    _component("film")(key="film", data={"film": film})


def address_piece(query: str, lang: str, title: str, asking: Mapping[str, Any] | None = None) -> Piece:
    """The address to be shown; `asking` is what the browser needs to ask for other choices, where it may."""
    return {"query": query, "lang": lang, "title": title, "asking": dict(asking or {})}


def show_address(piece: Piece, on_went: Callable[[], None]) -> None:
    """Keep the address equal to a query; `on_went` runs when Back or Forward was pressed, read by `went_to`."""
    heard = (st.session_state.get("address") or {}).get("went") or {}
    data = piece | {"heard": heard.get("count", 0)}
    _component("address")(key="address", data=data, on_went_change=on_went)


def ask_again(every: float) -> None:
    """Run the fragment again after so many seconds, and again, while the visitor does nothing else."""
    _component("watch")(key="watch", data={"every": 1000 * every}, on_asked_change=_nothing)


def picked(key: str) -> str:
    """The value that was just picked on a figure or piece of markup, within its callback."""
    return str(st.session_state[key].get("picked") or "")


def zoomed(key: str) -> str:
    """The period to which a figure was just zoomed, within its callback."""
    return str(st.session_state[key].get("zoomed") or "")


def went_to() -> str:
    """The query that Back or Forward led to, within the callback."""
    return str(st.session_state["address"]["went"]["query"])


def figure_width(key: str, usual: int) -> int:
    """The width in pixels that a figure has in the visitor's window, in steps; the usual one until it is known."""
    return int((st.session_state.get(key) or {}).get("width") or usual)


def assets() -> str:
    """Where the browser finds the files of static/."""
    return page_path("app/static")


def page_path(path: str) -> str:
    """A path below the page's own."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def show_style(palette: Palette) -> None:
    """The page's style sheets in the colours of a theme; they hold no data."""
    st.html(f"<style>.stApp {{ {palette.variables()} }}\n{page_style()}</style>")


@cache
def page_style() -> str:
    """Our style sheets in their order, the last one for narrow screens."""
    return "\n".join((BROWSER / f"{part}.css").read_text(encoding="utf-8") for part in STYLES)


def _nothing() -> None:
    """For values that are read when the page is built."""


def _stamp(value: object) -> str:
    """A short name for what is drawn, so that the script draws only what has changed."""
    return _short_name(json.dumps(value))


def _short_name(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]


@cache
def _component(name: str) -> Callable[..., Any]:
    html = HTML.get(name, "<div hidden></div>")
    script = "\n".join((BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS[name])
    component: Callable[..., Any] = st.components.v2.component(name, html=html, js=script, isolate_styles=False)
    return component
