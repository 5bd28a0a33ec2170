"""The pieces of the page that our own scripts draw: figures, markup, and the address."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha1
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from components.markup import Node

BROWSER = Path(__file__).parent / "browser"
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "timeline": ("once", "host", "drawing", "lanes"),
        "map": ("once", "host", "drawing", "map"),
        "markup": ("once", "nodes", "markup"),
        "rows": ("once", "nodes", "downwards", "rows"),
        "address": ("once", "address"),
        "watch": ("watch",),
        "at": ("day",),
        "film": ("film",),
    }
)
"""The files that make up the script of each kind of piece, the last with its entry."""


def show_figure(
    key: str,
    figure: dict[str, Any],
    alt: str,
    on_pick: Callable[[], None],
    *,
    width: int = 0,
    order: Sequence[str] = (),
    selected: str = "",
    kind: str = "",
) -> None:
    """Draw a figure by the script of its kind, which is its key unless named.

    `on_pick` runs when a mark is picked, read by `picked`.

    `order` are the values that arrow keys walk through from `selected`; `width` is what the figure was laid out for.
    """
    drawing = json.dumps(figure)
    data = {
        "figure": drawing,
        "stamp": _short_name(drawing),
        "alt": alt,
        "order": list(order),
        "selected": selected,
        "width": width,
        "assets": assets(),
    }
    mount = _component(kind or key, '<div class="figure"></div>')
    mount(key=key, data=data, on_picked_change=on_pick, on_width_change=_nothing)


def show_markup(key: str, nodes: Sequence[Node], on_pick: Callable[[], None] | None = None) -> None:
    """Draw a piece of the page from its tree; `on_pick` runs when one of its buttons is picked."""
    data = {"nodes": list(nodes), "stamp": _stamp(nodes)}
    _component("markup", '<div class="markup"></div>')(key=key, data=data, on_picked_change=on_pick or _nothing)


def show_rows(
    shown: Sequence[str],
    possibly: Collection[str],
    selected: str,
    caption: str,
    card: Sequence[Node],
    on_pick: Callable[[], None],
) -> None:
    """Of the table's rows show those of some events; `on_pick` runs when one is picked, read by `picked`.

    `possibly` are the events to be marked so, `card` what opens below the selected row on a narrow screen.
    """
    data: dict[str, Any] = {
        "shown": list(shown),
        "possibly": sorted(possibly),
        "selected": selected,
        "caption": caption,
        "card": list(card),
    }
    data["stamp"] = _stamp(data)
    _component("rows", "<div hidden></div>")(key="rows", data=data, on_picked_change=on_pick)


@dataclass(frozen=True)
class DaySlider:
    """The days from the first to the last, the chosen one, those with a change, and the changes before and after
    the chosen one, if any."""

    first: date
    last: date
    at: date
    changes: Sequence[date]
    previous: Sequence[date]
    next: Sequence[date]


def show_day(days: DaySlider, film: str, words: Mapping[str, str], lang: str, on_pick: Callable[[], None]) -> None:
    """A slider of days; `on_pick` runs when another day is picked, read by `picked`.

    `film` is the key of the film of these days, for which the browser asks when it needs it; see `is_film_asked`.
    """
    data = {
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        "at": days.at.isoformat(),
        "changes": [day.isoformat() for day in days.changes],
        "previous": next((day.isoformat() for day in days.previous), None),
        "next": next((day.isoformat() for day in days.next), None),
        "film": film,
        "words": dict(words),
        "lang": lang,
    }
    _component("at", '<div class="day markup"></div>')(
        key="at", data=data, on_picked_change=on_pick, on_film_change=_nothing
    )


def is_film_asked(key: str) -> bool:
    """Whether the browser has just asked for the film of this key."""
    return bool((st.session_state.get("at") or {}).get("film") == key)


def show_film(film: dict[str, Any] | None) -> None:
    """Hand the browser the days of the map; None when it did not ask for them."""
    _component("film", "<div hidden></div>")(key="film", data={"film": film})


def show_address(query: str, lang: str, title: str, on_went: Callable[[], None]) -> None:
    """Keep the address equal to a query; `on_went` runs when Back or Forward was pressed, read by `went_to`."""
    heard = (st.session_state.get("address") or {}).get("went") or {}
    data = {"query": query, "lang": lang, "title": title, "heard": heard.get("count", 0)}
    _component("address", "<div hidden></div>")(key="address", data=data, on_went_change=on_went)


def ask_again(every: float) -> None:
    """Run the fragment again after so many seconds, and again, while the visitor does nothing else."""
    _component("watch", "<div hidden></div>")(key="watch", data={"every": 1000 * every}, on_asked_change=_nothing)


def picked(key: str) -> str:
    """The value that was just picked on a figure or piece of markup, within its callback."""
    return str(st.session_state[key].get("picked") or "")


def went_to() -> str:
    """The query that Back or Forward led to, within the callback."""
    return str(st.session_state["address"]["went"]["query"])


def figure_width(key: str, usual: int) -> int:
    """The width in pixels that a figure has in the visitor's window, in steps; the usual one until it is known."""
    return int((st.session_state.get(key) or {}).get("width") or usual)


def assets() -> str:
    """Where the browser finds the files of static/."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/app/static" if base else "/app/static"


def show_style() -> None:
    """The page's style sheet, which holds no data."""
    st.html(BROWSER / "page.css")


def _nothing() -> None:
    """For values that are read when the page is built."""


def _stamp(value: object) -> str:
    """A short name for what is drawn, so that the script draws only what has changed."""
    return _short_name(json.dumps(value))


def _short_name(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]


@cache
def _component(name: str, html: str) -> Callable[..., Any]:
    script = "\n".join((BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS[name])
    component: Callable[..., Any] = st.components.v2.component(name, html=html, js=script, isolate_styles=False)
    return component
