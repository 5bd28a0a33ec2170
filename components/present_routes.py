"""What the present view asks of the server: its page, what happened after a question, and the QR code of a step."""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.geography import map_address
from components.language import language_of
from components.mount import assets
from components.present_page import Asked, present_page
from components.steps import Deck, answer_of, deck_of, told_steps
from loaders.shelf import Stamp, shelf_of
from loaders.story import Story
from words import LANGS

SVG = "image/svg+xml"
LONGEST = 6  # digits of a number of a step


@dataclass(frozen=True)
class Version:
    """A story as it was at a time; equal to another when its files were."""

    folder: Path
    stamp: Stamp
    story: Story = field(compare=False)


def present_routes(folder: Path) -> Sequence[BaseRoute]:
    """The routes of the present view of a folder's story."""

    def page(request: Request) -> Response:
        return show_steps(version(folder), request)

    def answer(request: Request) -> Response:
        return tell_answer(version(folder).story, request)

    # Plain functions, so that the server runs them beside its loop.
    return [
        Route(f"{base()}/present", page),
        Route(f"{base()}/present/answer", answer),
        Route(f"{base()}/present/code", show_code),
    ]


def version(folder: Path) -> Version:
    """The story as it is now."""
    held = shelf_of(folder).look(time.monotonic())
    return Version(folder, held.stamp, held.story)


def base() -> str:
    """The path below which the app is served: "" or "/path"."""
    return assets().removesuffix("/app/static")


def show_steps(now: Version, request: Request) -> Response:
    """The page, on the step that the address names."""
    lang = asked_lang(request)
    step = min(asked_step(request), len(told_steps(now.story)))
    asked = Asked(step, assets(), map_address(), f"{base()}/?{urlencode({'lang': lang})}")
    return HTMLResponse(present_page(deck_at(now, lang), asked), headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=4)
def deck_at(now: Version, lang: str) -> Deck:
    """The steps of a version of the story in a language, made once."""
    return deck_of(now.story, lang)


def tell_answer(story: Story, request: Request) -> Response:
    """What happened after the question of a step; 404 where none is asked."""
    found = answer_of(story, asked_step(request), asked_lang(request))
    return JSONResponse(found, status_code=200 if found else 404, headers={"Cache-Control": "no-store"})


def show_code(request: Request) -> Response:
    """The QR code of a step's address, as the browser that asks knows this host."""
    query = urlencode({"lang": asked_lang(request), "step": asked_step(request)})
    return Response(code_picture(f"{request.url.replace(path=f'{base()}/present', query=query)}"), media_type=SVG)


def code_picture(address: str) -> bytes:
    """A QR code as SVG, dark on white in either theme, with the quiet border that readers need."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", scale=8, border=4, dark="#000", light="#fff")
    return out.getvalue()


def asked_step(request: Request) -> int:
    """The number of the step that an address names; 0, the notice before the first, where it names none."""
    step = request.query_params.get("step", "")
    return int(step) if step.isascii() and step.isdigit() and len(step) < LONGEST else 0


def asked_lang(request: Request) -> str:
    """The language that an address names, else the browser's first."""
    lang = request.query_params.get("lang", "")
    return lang if lang in LANGS else language_of(request.headers.get("accept-language", "").split(",")[0])
