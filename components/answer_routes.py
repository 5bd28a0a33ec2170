"""What the page's scripts ask of the server ahead of the page: the pieces that a pick leads to."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.answer import ahead, answer_to
from components.link import choice_from_link
from components.mount import ANSWERS, page_path
from components.picks import after_pick
from components.timeline_block import width_of
from loaders.shelf import story_now
from loaders.story import Story
from words import LANGS


def answer_routes(folder: Path) -> Sequence[BaseRoute]:
    """The route of the answers about a folder's story, as a browser asks and as a proxy that strips the base path."""

    # Answered in the loop in which the server hears the page's own messages, so that the page, told of the pick in the
    # same instant, finds the answer made.
    async def answer(request: Request) -> Response:
        return tell_pieces(story_now(folder), request)

    return [Route(path, answer) for path in dict.fromkeys([f"/{ANSWERS}", page_path(ANSWERS)])]


def tell_pieces(story: Story, request: Request) -> Response:
    """The pieces of the first page after a pick on one of them, as JSON.

    The question is the page's link and, beside it, `pick` (the key of the piece), `value`, `theme` and `width`.
    """
    asked = request.query_params
    before = choice_from_link(urlencode(asked.multi_items()), story, LANGS[0]).choice
    choice = after_pick(before, asked.get("pick", ""), asked.get("value", ""), story)
    found = answer_to(story, choice, asked.get("theme", ""), width_of(asked.get("width", "")))
    return Response(json.dumps(ahead(found)), media_type="application/json", headers={"Cache-Control": "no-store"})
