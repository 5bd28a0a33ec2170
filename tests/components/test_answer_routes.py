"""What the browser asks for beside the page is what the page itself would show."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from components.answer_routes import tell_pieces
from components.palette import CATEGORIES
from tests.components.shipped import shipped
from tests.test_app import choose, data, page


def asked(query: str) -> Any:
    """The answer to a question."""
    scope = {"type": "http", "method": "GET", "path": "/answer", "query_string": query.encode(), "headers": []}
    return json.loads(bytes(tell_pieces(shipped(), Request(scope)).body))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_answer_ahead_of_the_page_is_the_page_s_own(lang: str) -> None:
    link = f"lang={lang}&category=block&at=2026-01-11&event=id-block"
    ahead = asked(f"{link}&pick=category&value=order&theme=light&width=1200")
    at = choose(page(link), "button_group", "category", ["block", "order"])
    assert ahead["pieces"] == {key: data(at, key) for key in ahead["pieces"] if key != "address"} | {
        "address": {name: value for name, value in data(at, "address").items() if name != "heard"}
    }
    assert {"counted", "timeline", "chips", "map", "event", "rows", "address"} <= ahead["pieces"].keys()
    assert len(ahead["numbers"]) == len(CATEGORIES)


def test_where_no_event_is_left_the_page_answers_by_itself() -> None:
    assert asked("lang=en&category=block&q=zzz&pick=category&value=order") == {"pieces": {}}


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"pick": "timeline", "value": "<script>"},
        {"pick": "zoom", "value": "0001-01-01/9999-12-31", "width": "-5"},
        {"lang": "xx", "theme": "../../etc", "width": "9" * 500, "at": "2026-02-30"},
        {"width": "²", "category": "'; drop", "from": "2026-13-01", "pick": "event", "value": "\x00"},
    ],
)
def test_a_question_that_makes_no_sense_is_answered_as_far_as_it_does(hostile: dict[str, str]) -> None:
    answer = asked(urlencode(hostile))
    assert answer["pieces"]["address"]["lang"] == "en"
    assert len(answer["pieces"]["rows"]["shown"]) == 114
