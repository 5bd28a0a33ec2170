"""The class edition as a file: what is in it, how large it is, and that it asks for nothing."""

import gzip
import json
import re
from base64 import b64decode
from functools import cache
from typing import Any

import pytest

from components.palette import LIGHT
from components.timeline import timeline_figure, timeline_layout
from components.timeline_block import USUAL_WIDTH, scene_of
from exports.edition import edition_html
from tests.components.shipped import shipped, view_of

LARGEST = 3_000_000


@cache
def written() -> str:
    return edition_html(shipped(), "fr").decode()


def part(name: str) -> dict[str, Any]:
    """A part of the file, unpacked."""
    found = re.search(f'id="{name}">([^<]*)<', written())
    assert found
    return dict(json.loads(gzip.decompress(b64decode(found[1]))))


def test_the_file_of_the_shipped_story_is_under_three_megabytes() -> None:
    assert len(written().encode()) < LARGEST


def test_the_file_opens_in_the_language_asked_for_and_holds_both() -> None:
    assert '<html lang="fr">' in written()
    assert part("words-en")["story"]["title"] == shipped().about.title["en"]
    assert part("words-fr")["story"]["title"] == shipped().about.title["fr"]


def test_nothing_outside_the_scripts_names_an_address_to_load() -> None:
    assert not re.search(r"<(?:link|img|iframe|script|video|audio|object)[^>]*(?:src|href)=", written())
    assert not re.search(r"@import|url\((?!data:)", written().partition("<body>")[0])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_event_has_its_card_its_facts_and_its_words(lang: str) -> None:
    ids = [event.id for event in shipped().events]
    assert list(part(f"cards-{lang}")) == ids
    assert list(part("story")["facts"]) == ids
    assert list(part(f"words-{lang}")["events"]) == ids


@pytest.mark.parametrize("zoom", ["", "all"])
def test_the_parts_of_a_timeline_are_those_of_the_apps_figure(zoom: str) -> None:
    scene = scene_of(view_of("fr", zoom=zoom), USUAL_WIDTH)
    figure = timeline_figure(scene, timeline_layout(scene), LIGHT)
    whole = [json.dumps(trace) for trace in figure["data"]]
    parts = part("words-fr")["timelines"][zoom]
    hovers = {event: words[2] for event, words in part("words-fr")["events"].items()}
    for trace in parts["marks"]:
        hovertext = {"hovertext": [hovers[event] for event in trace["customdata"]]}
        ordered = {name: (trace | hovertext)[name] for name in figure["data"][whole.index(found(trace, whole))]}
        assert json.dumps(ordered) in whole
    clusters = [json.dumps(trace) for trace in parts["clusters"]["traces"]]
    assert [trace in whole for trace in clusters] == [True] * len(clusters)
    assert {event for event, _ in parts["marked"]} == timeline_layout(scene).events
    for name in ("base", "states", "labels"):
        assert [json.dumps(trace) in whole for trace in parts[name]] == [True] * len(parts[name]), name


def found(trace: dict[str, Any], whole: list[str]) -> str:
    """The trace of a figure that has the same category of marks."""
    return next(each for each in whole if json.loads(each).get("name") == trace["name"] and "marks" in each)


def test_the_same_story_makes_the_same_file() -> None:
    assert edition_html(shipped(), "fr").decode() == written()
