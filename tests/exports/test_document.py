"""One HTML file with all that it needs inside, from which nothing can be loaded."""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest

from exports.document import Document, data_address, document, in_element, safe_json

WHOLE = Document(
    title="A < B & C",
    lang="fr",
    body="<p>here</p>",
    styles=("p { color: red }",),
    scripts=("let a = 1;", "let b = 2;"),
    data={"start": {"title": "</script><script>alert(1)</script>", "line": "\u2028"}},
    packed={"story": "H4sI"},
)


def test_a_document_holds_what_it_was_made_of_in_order() -> None:
    assert document(WHOLE).decode().split("\n")[:3] == ["<!DOCTYPE html>", '<html lang="fr">', "<head>"]
    assert re.findall(r"<(style|p|script)(?: type=\"([^\"]+)\" id=\"(\w+)\")?>", document(WHOLE).decode()) == [
        ("style", "", ""),
        ("p", "", ""),
        ("script", "application/json", "start"),
        ("script", "text/plain", "story"),
        ("script", "", ""),
        ("script", "", ""),
    ]


def test_its_content_policy_lets_only_its_own_styles_and_scripts_run() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', document(WHOLE).decode())
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))

    def hashes(*parts: str) -> str:
        return " ".join(f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in parts)

    assert rules == {
        "default-src": "'none'",
        "script-src": hashes(*WHOLE.scripts),
        "style-src-elem": hashes(*WHOLE.styles),
        "style-src-attr": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_no_text_of_the_data_can_end_the_element_in_which_it_stands() -> None:
    value = WHOLE.data["start"]
    written = safe_json(value)
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written) == value


@pytest.mark.parametrize("part", ["a = '</script>'", "a = '</SCRIPT'", "<!-- a"])
def test_a_script_that_would_end_its_own_element_is_a_fault_of_the_code(part: str) -> None:
    with pytest.raises(ValueError, match="its own end"):
        in_element(part, "script")


def test_a_title_is_escaped() -> None:
    assert "<title>A &lt; B &amp; C</title>" in document(WHOLE).decode()


def test_a_file_becomes_an_address_that_holds_it() -> None:
    address = data_address(b"\x00\xff", "font/woff2")
    assert address.startswith("data:font/woff2;base64,")
    assert b64decode(address.split(",")[1]) == b"\x00\xff"
