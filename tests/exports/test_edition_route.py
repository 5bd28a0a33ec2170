"""The class edition as a download."""

from dataclasses import replace

from components.downloads import edition_address
from components.present_routes import version
from exports.edition_route import edition_at, send_edition
from tests.components.shipped import ROOT


def test_the_file_is_kept_under_a_name_of_its_own_and_made_once() -> None:
    now = version(ROOT / "data")
    answer = send_edition(now, "fr")
    assert answer.headers["content-disposition"] == 'attachment; filename="edition-pour-la-classe.html"'
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.body is edition_at(version(ROOT / "data"), "fr")


def test_a_story_without_events_has_no_file() -> None:
    now = version(ROOT / "data")
    assert send_edition(replace(now, story=replace(now.story, events=())), "en").status_code == 404


def test_the_link_names_the_language() -> None:
    assert edition_address("fr") == "/edition?lang=fr"
