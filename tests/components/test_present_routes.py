import json
import re
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.present_routes import code_picture, present_routes, show_code, show_steps, tell_answer, version
from tests.components.shipped import ROOT, shipped

DECK = re.compile(r'<script type="application/json" id="deck">(.*?)</script>', re.DOTALL)


def asking(language: str = "en", **query: str) -> Request:
    """A request of the present view, as a browser in the school's network would send it."""
    headers = [(b"host", b"school.example:8501"), (b"accept-language", language.encode())]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("127.0.0.1", 8501),
            "path": "/present",
            "query_string": urlencode(query).encode(),
            "headers": headers,
        }
    )


def said(response: Response) -> str:
    return bytes(response.body).decode()


def deck(response: Response) -> dict[str, object]:
    found = DECK.search(said(response))
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.parametrize(
    ("query", "step"), [({}, 0), ({"step": "3"}, 3), ({"step": "99"}, 31), ({"step": "-1"}, 0), ({"step": "x"}, 0)]
)
def test_the_page_opens_on_the_step_of_the_address_or_on_the_notice(query: dict[str, str], step: int) -> None:
    assert deck(show_steps(version(ROOT / "data"), asking(**query)))["step"] == step


@pytest.mark.parametrize(
    ("language", "query", "lang"),
    [("fr-FR,fr;q=0.9", {}, "fr"), ("de", {}, "en"), ("fr", {"lang": "en"}, "en"), ("en", {"lang": "fr"}, "fr"),
     ("en", {"lang": "xx"}, "en"), ("", {}, "en")],
)  # fmt: skip
def test_the_page_is_in_the_language_of_the_address_or_of_the_browser(
    language: str, query: dict[str, str], lang: str
) -> None:
    page = show_steps(version(ROOT / "data"), asking(language, **query))
    assert f'<html lang="{lang}">' in said(page)


def test_no_answer_is_in_the_page_until_it_is_asked_for() -> None:
    page = said(show_steps(version(ROOT / "data"), asking()))
    questions = [step.question for chapter in shipped().about.chapters for step in chapter.steps if step.question]
    assert questions
    assert [question for question in questions if question.reveal["en"] in page] == []
    answers = [tell_answer(shipped(), asking(step=str(number))) for number in range(40)]
    told = [json.loads(said(answer)) for answer in answers if answer.status_code == 200]
    assert [answer["words"] for answer in told] == [question.reveal["en"] for question in questions]
    assert {answer.status_code for answer in answers} == {200, 404}


def test_the_code_holds_the_address_of_the_step_on_the_host_that_was_asked() -> None:
    answer = show_code(asking(lang="fr", step="3", more="unheeded"))
    assert answer.media_type == "image/svg+xml"
    assert bytes(answer.body) == code_picture("http://school.example:8501/present?lang=fr&step=3")


def test_all_that_the_view_asks_for_is_below_its_own_address() -> None:
    assert [getattr(route, "path", "") for route in present_routes(ROOT / "data")] == [
        "/present",
        "/present/answer",
        "/present/code",
    ]


def test_the_page_names_no_other_host_than_those_of_its_links() -> None:
    page = said(show_steps(version(ROOT / "data"), asking()))
    outside = DECK.sub("", page)
    assert re.findall(r'(?:src|href)="(https?://[^"]+)', outside) == []
    assert "http" not in outside.replace("http://www.w3.org/2000/svg", "").replace('"https://"', "")
