"""The class edition as a download: made when it is first asked for, and kept for as long as the story's files stay."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.present_routes import Version, asked_lang, base, version
from exports.edition import edition_html
from words import text


def edition_routes(folder: Path) -> Sequence[BaseRoute]:
    """The route of the class edition of a folder's story."""

    def edition(request: Request) -> Response:
        return send_edition(version(folder), asked_lang(request))

    # A plain function, so that the server makes the file beside its loop.
    return [Route(f"{base()}/edition", edition)]


def send_edition(now: Version, lang: str) -> Response:
    """The file to be kept, with a name of its own; a story without events has none."""
    if not now.story.events:
        return PlainTextResponse(text("page.cannot_read", lang), status_code=404)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(lang)}"', "Cache-Control": "no-cache"}
    return Response(edition_at(now, lang), media_type="text/html; charset=utf-8", headers=headers)


@lru_cache(maxsize=4)
def edition_at(now: Version, lang: str) -> bytes:
    """The file of a version of the story that opens in a language, made once."""
    return edition_html(now.story, lang)


def file_name(lang: str) -> str:
    """What the file is called on the machine of who keeps it."""
    return text("download.edition_file", lang)
