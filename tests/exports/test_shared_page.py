import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Scope

from exports.shared_page import SharedPage, origin_of
from tests.components.shipped import shipped

PAGE = '<html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def page(_: object) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": '"file"', "cache-control": "no-cache"})


async def other(_: object) -> PlainTextResponse:
    return PlainTextResponse("plain", headers={"etag": '"other"'})


SERVED = Starlette(routes=[Route("/", page), Route("/story/", page), Route("/other", other)])


def scope_of(path: str, headers: Mapping[str, str], method: str = "GET") -> Scope:
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": pairs, "query_string": b"", "scheme": "http"}
    return scope | {"server": ("127.0.0.1", 8501)}


def ask(app: ASGIApp, path: str = "/", method: str = "GET", **headers: str) -> tuple[dict[str, str], str]:
    """The headers and the body of an answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    named = {"host": "example.org"} | {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer() -> None:
        await app(scope_of(path, named, method), receive, send)

    with ThreadPoolExecutor(1) as thread:  # this one may hear a browser's messages: Playwright's loop stays in it
        thread.submit(asyncio.run, answer()).result()
    body = b"".join(message.get("body", b"") for message in sent).decode()
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body


def test_the_page_gets_its_tags_and_its_new_length_and_no_name_of_the_file() -> None:
    headers, body = ask(SharedPage(SERVED, shipped), accept_language="fr-CA,en;q=0.5", if_none_match='"file"')
    assert '<html lang="fr">' in body
    assert 'content="http://example.org/app/static/social-fr.png"' in body
    assert headers["content-length"] == str(len(body.encode()))
    assert "etag" not in headers
    assert headers["cache-control"] == "no-cache"


def test_nothing_but_the_page_is_touched() -> None:
    app = SharedPage(SERVED, shipped)
    assert ask(app, "/other") == ask(SERVED, "/other")
    assert ask(app, "/", "HEAD") == ask(SERVED, "/", "HEAD")
    assert ask(SharedPage(SERVED, shipped, "/story"))[1] == PAGE


def test_a_page_in_a_folder_names_its_picture_there() -> None:
    body = ask(SharedPage(SERVED, shipped, "/story"), "/story/")[1]
    assert 'content="http://example.org/story/app/static/social.png"' in body


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"host": "example.org:8501"}, "http://example.org:8501"),
        ({"host": "example.org", "x-forwarded-proto": "https"}, "https://example.org"),
        ({"host": "example.org", "x-forwarded-proto": "javascript"}, "http://example.org"),
        ({"host": 'x"><script>'}, "http://127.0.0.1:8501"),
        ({}, "http://127.0.0.1:8501"),
    ],
)
def test_the_address_of_the_picture_is_that_of_the_visitors_own_server(headers: dict[str, str], origin: str) -> None:
    assert origin_of(scope_of("/", headers)) == origin
