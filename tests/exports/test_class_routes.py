"""What the server answers a class, asked without a browser."""

from urllib.parse import urlsplit

import pytest
from starlette.requests import Request
from starlette.responses import Response

from exports.class_routes import class_routes, show_exercises, show_handout
from tests.components.shipped import ROOT, shipped
from tests.loaders.small_story import story_with

SHOW = {"/handout": show_handout, "/exercises": show_exercises}


def request(address: str, language: str = "") -> Request:
    parts = urlsplit(address)
    headers = [(b"accept-language", language.encode())] if language else []
    scope = {"type": "http", "method": "GET", "path": parts.path, "query_string": parts.query.encode()}
    return Request(scope | {"headers": headers, "scheme": "http", "server": ("127.0.0.1", 8501)})


def answer_to(address: str, language: str = "") -> Response:
    return SHOW[urlsplit(address).path](shipped(), request(address, language))


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("/handout?lang=fr&category=block&paper=letter", ['<html lang="fr">', "size: letter", "6 événements sur 114"]),
        ("/handout?category=block&paper=a0", ['<html lang="en">', "size: A4", "6 of 114 events"]),
        ("/exercises?lang=fr&seed=7", ['<html lang="fr">', "Feuille 7.", "Sheet 7."]),
        ("/exercises?seed=none", ["Sheet 1."]),
        ("/exercises?seed=99999999999999", ["Sheet 1."]),
        ("/exercises?seed=7&print=sheet&lang=en", ["Sheet 7.", "Name:"]),
        ("/exercises?seed=7&print=key&lang=en", ["Sheet 7.", "Answer:"]),
    ],
)
def test_each_address_gives_its_document(address: str, held: list[str]) -> None:
    answer = answer_to(address)
    text = bytes(answer.body).decode()
    assert (answer.status_code, answer.media_type) == (200, "text/html")
    assert [words for words in held if words not in text] == []


def test_the_browser_s_language_holds_when_the_address_names_none() -> None:
    assert b'<html lang="fr">' in bytes(answer_to("/exercises", "fr-CA,fr;q=0.9").body)


@pytest.mark.parametrize("path", SHOW)
def test_a_story_that_cannot_be_read_is_told(path: str) -> None:
    assert SHOW[path](story_with(), request(path)).status_code == 404


def test_the_routes_are_those_that_the_page_opens() -> None:
    assert [getattr(route, "path", "") for route in class_routes(ROOT / "data")] == list(SHOW)
