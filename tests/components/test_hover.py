from dataclasses import replace

import pytest

from components.hover import WIDTH, event_hover, place_hover
from components.lettering import text_width
from components.palette import DARK, LIGHT
from loaders.standings import Standing
from tests.components.shipped import event_of, shipped
from words import text

BLOCKED = Standing("id-block", "blocked", "certain")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Block", "Indonesia blocks Grok", "Saturday 10 January 2026", "Indonesia", "Press"]),
        ("fr", ["Blocage", "L’Indonésie bloque Grok", "Samedi 10 janvier 2026", "Indonésie", "Presse"]),
    ],
)
def test_a_mark_says_what_when_where_and_how_well_known(lang: str, words: list[str]) -> None:
    hover = event_hover(event_of("id-block"), lang, LIGHT)
    assert [word for word in words if word not in hover] == []


def test_texts_of_the_table_are_escaped() -> None:
    event = replace(event_of("id-block"), title_en="<b>A & B</b> <a href=x>$1$</a>", jurisdictions=("<X>",))
    hover = event_hover(event, "en", LIGHT)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt; &lt;a href=x&gt;$1$&lt;/a&gt;" in hover
    assert "&lt;X&gt;" in hover
    place = place_hover("ID", (BLOCKED,), (), {"id-block": "<i>A & B</i>"}, "en")
    assert "&lt;i&gt;A &amp; B&lt;/i&gt;" in place


def test_a_long_title_is_broken_into_lines_that_fit() -> None:
    for event in shipped().events:
        lines = [line[3:-4] for line in event_hover(event, "fr", LIGHT).split("<br>") if line.startswith("<b>")]
        assert " ".join(lines).replace("&amp;", "&").replace("&#x27;", "'") == event.title_fr
        assert max(text_width(line, 14, 600) for line in lines) <= WIDTH


def test_what_is_only_due_says_so() -> None:
    assert "due" in event_hover(event_of("eu-nudify-ban-applies"), "en", LIGHT)
    assert "due" not in event_hover(event_of("id-block"), "en", LIGHT)


def test_the_symbol_has_the_themes_colour() -> None:
    assert DARK.categories["block"] in event_hover(event_of("id-block"), "en", DARK)


def test_a_place_says_its_states_and_the_events_behind_them() -> None:
    via = Standing("ec-grok-opened", "investigating", "possibly", "EU")
    titles = {"id-block": "Indonesia blocks Grok", "ec-grok-opened": "EU opens a case"}
    hover = place_hover("ID", (BLOCKED, via), (), titles, "en")
    assert hover.startswith("<b>Indonesia</b>")
    words = ["blocked", "Indonesia blocks Grok", "possibly investigating", "via the EU", "EU opens a case"]
    assert [word for word in words if word not in hover] == []


def test_a_contested_event_is_listed_behind_the_state() -> None:
    hover = place_hover("DE", (), ("de-inquiry-reported",), {"de-inquiry-reported": "An inquiry, says one"}, "en")
    assert "An inquiry, says one" in hover
    assert text("state.contested", "en") in hover
