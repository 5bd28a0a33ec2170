"""What a class asks of the server: the hand-out of a page's link, and the exercises of a seed."""

from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from components.language import language_of
from components.link import choice_from_link
from components.mount import assets
from exports.exercise_page import exercises_html
from exports.exercise_paper import key_html, sheet_html
from exports.handout import handout_html
from exports.paper import PAPERS
from loaders.shelf import story_now
from loaders.story import Story
from words import LANGS, text

USUAL_SEED = 1
LONGEST = 9  # digits of a seed


def class_routes(folder: Path) -> Sequence[BaseRoute]:
    """The routes of the class material of a folder's story."""

    def handout(request: Request) -> Response:
        return show_handout(story_now(folder), request)

    def exercises(request: Request) -> Response:
        return show_exercises(story_now(folder), request)

    # Plain functions, so that the server runs them beside its loop.
    base = assets().removesuffix("/app/static")
    return [Route(f"{base}/handout", handout), Route(f"{base}/exercises", exercises)]


def show_handout(story: Story, request: Request) -> Response:
    """The hand-out of what the page's link asks for, on the paper that the address names."""
    lang = asked_lang(request)
    if not story.events:
        return nothing(lang)
    choice = choice_from_link(request.url.query, story, lang).choice
    return page(handout_html(story, choice, asked_paper(request)))


def show_exercises(story: Story, request: Request) -> Response:
    """The exercises of the seed that the address names: on screen, or as a sheet or its answers for paper."""
    lang, seed = asked_lang(request), asked_seed(request)
    if not story.events:
        return nothing(lang)
    printed = {"sheet": sheet_html, "key": key_html}.get(request.query_params.get("print", ""))
    return page(printed(story, seed, lang, asked_paper(request)) if printed else exercises_html(story, seed, lang))


def page(content: bytes) -> Response:
    """A document that is made anew each time that it is asked for."""
    return HTMLResponse(content, headers={"Cache-Control": "no-store"})


def nothing(lang: str) -> Response:
    """That the story cannot be shown."""
    return Response(text("page.cannot_read", lang), status_code=404, media_type="text/plain")


def asked_lang(request: Request) -> str:
    """The language that an address names, else the browser's first."""
    lang = request.query_params.get("lang", "")
    return lang if lang in LANGS else language_of(request.headers.get("accept-language", "").split(",")[0])


def asked_paper(request: Request) -> str:
    """The size of paper that an address names, else A4."""
    paper = request.query_params.get("paper", "")
    return paper if paper in PAPERS else next(iter(PAPERS))


def asked_seed(request: Request) -> int:
    """The seed that an address names; the usual one where it names none."""
    seed = request.query_params.get("seed", "")
    return int(seed) if seed.isascii() and seed.isdigit() and len(seed) <= LONGEST else USUAL_SEED
