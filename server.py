"""What is served: the page of app.py, and beside it what the browser asks for without waiting for the page."""

import json
import time
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.answer import ahead, answer_to
from components.link import choice_from_link
from components.mount import ANSWERS, page_path
from components.picks import after_pick
from components.timeline_block import width_of
from exports.shared_page import SharedPage
from loaders.shelf import shelf_of
from loaders.story import Story
from words import LANGS

FOLDER = Path(__file__).parent / "data"


def story_now() -> Story:
    """The story that visitors see."""
    return shelf_of(FOLDER).look(time.monotonic()).story


async def answer(request: Request) -> Response:
    """The pieces of the first page after a pick on one of them, as JSON.

    The question is the page's link and, beside it, `pick` (the key of the piece), `value`, `theme` and `width`. It is
    answered where the server hears the page's own messages, so that the page, told of the pick in the same instant,
    finds the answer made.
    """
    asked, story = request.query_params, story_now()
    before = choice_from_link(urlencode(asked.multi_items()), story, LANGS[0]).choice
    choice = after_pick(before, asked.get("pick", ""), asked.get("value", ""), story)
    found = answer_to(story, choice, asked.get("theme", ""), width_of(asked.get("width", "")))
    return Response(json.dumps(ahead(found)), media_type="application/json", headers={"Cache-Control": "no-store"})


def paths(path: str) -> list[str]:
    """A path below the page's own, as a browser asks for it and as a proxy that strips the base path hands it on."""
    return list(dict.fromkeys([f"/{path}", page_path(path)]))


shared = Middleware(SharedPage, story=story_now, folder=page_path("").removesuffix("/"))
app = st.App("app.py", routes=[Route(path, answer) for path in paths(ANSWERS)], middleware=[shared])
