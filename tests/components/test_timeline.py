import json
from dataclasses import replace
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from components.axis import Window
from components.palette import CATEGORIES, DARK, LIGHT, Palette
from components.scene import Scene
from components.timeline import timeline_layout
from loaders.dates import When
from loaders.history import Segment
from loaders.standings import Standing
from tests.components.shipped import WIDTHS, event_of, figure_of, opening_scene, retold, scene_in, shipped, texts_in

OPENING_FROM, OPENING_TO = shipped().about.opening_from, shipped().about.opening_to
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))


def traces(figure: dict[str, Any], meta: str) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("meta") == meta]


def marked(scene: Scene) -> set[str]:
    """The events that have a mark in the figure, within the plot."""
    figure = figure_of(scene)
    return {
        event
        for trace in traces(figure, "marks")
        for event, x in zip(trace["customdata"], trace["x"], strict=True)
        if 0 <= x <= scene.window.width
    }


def touching(first: date, last: date) -> set[str]:
    """The events that may have happened, or may have lasted, on some day of a window."""
    found = set()
    for event in shipped().events:
        begin = event.when.earliest or event.when.latest or date.min
        end = (event.end and event.end.latest) if not event.state else None
        latest = end or event.when.latest or event.when.earliest or date.max
        if begin <= last and latest >= first:
            found.add(event.id)
    return found


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", WIDTHS)
def test_plotly_accepts_the_figure(width: int, lang: str, palette: Palette) -> None:
    figure = figure_of(opening_scene(width, lang, selected="id-block"), palette)
    assert len(go.Figure(figure).data) == len(figure["data"])
    json.dumps(figure, allow_nan=False)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (OPENING_FROM, OPENING_TO),
        JANUARY,
        (date(2023, 12, 18), date(2026, 12, 2)),
        (date(2026, 1, 1), date(2026, 1, 12)),
        (date(2026, 2, 1), date(2026, 9, 10)),
        (date(2026, 5, 3), date(2026, 5, 20)),
    ],
)
def test_every_event_in_the_window_has_a_mark(first: date, last: date) -> None:
    assert marked(scene_in(first, last)) == touching(first, last)


def test_an_event_with_several_jurisdictions_has_a_mark_in_each_lane() -> None:
    layout = timeline_layout(opening_scene())
    lanes = {mark.item.lane for mark in layout.marks if mark.item.event == "uk-ca-au-talks"}
    assert lanes == {"GB", "CA", "AU"}


def test_what_has_no_end_or_ends_the_day_it_starts_is_drawn() -> None:
    day = When(date(2026, 1, 10), date(2026, 1, 10), "day", edtf="2026-01-10")
    story = retold(shipped(), id_block={"end": None}, my_block={"when": day, "end": day})
    assert {"id-block", "my-block"} <= marked(scene_in(OPENING_FROM, OPENING_TO, story=story))


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        ("au-esafety-letter", date(2026, 1, 7), date(2026, 1, 9)),
        ("grok-paywall", date(2026, 1, 8), date(2026, 1, 9)),
        ("musk-endorses-rubio", date(2025, 12, 5), date(2026, 1, 27)),
        ("apple-warns-grok", date(2026, 1, 1), date(2026, 1, 31)),
        ("calls-to-ban-x", date(2026, 1, 6), date(2026, 1, 12)),
        ("x-blames-users", date(2026, 1, 3), date(2026, 1, 4)),
        ("grok-image-wave", date(2025, 12, 1), date(2026, 1, 31)),
    ],
)
def test_uncertain_days_have_a_band_over_all_of_them(event: str, first: date, last: date) -> None:
    scene = opening_scene()
    ends = {round(scene.window.pixel(first), 3), round(scene.window.pixel(last), 3)}
    mark = next(mark for mark in timeline_layout(scene).marks if mark.item.event == event)
    bands = [
        [round(x, 3) for x, y in zip(trace["x"], trace["y"], strict=True) if x is not None and abs(y - mark.y) < 6]
        for trace in traces(figure_of(scene), "uncertain")
    ]
    assert any(ends <= set(band) for band in bands)


@pytest.mark.parametrize("event", ["ie-garda-reports", "evaw-statement"])
def test_what_is_open_on_one_side_reaches_towards_it(event: str) -> None:
    scene = opening_scene()
    mark = next(mark for mark in timeline_layout(scene).marks if mark.item.event == event)
    lines = [
        (trace["x"][i], trace["x"][i + 1])
        for trace in traces(figure_of(scene), "uncertain")
        for i in range(0, len(trace["x"]), 3)
        if trace["y"][i] == mark.y
    ]
    assert any(start == mark.item.x and end < start for start, end in lines)


def test_a_known_day_has_no_band() -> None:
    story = shipped()
    scene = replace(opening_scene(), events=[event_of("id-block"), event_of("my-block")])
    assert story.events
    assert traces(figure_of(scene), "uncertain") == []


def test_texts_of_the_table_come_out_escaped() -> None:
    title = "<b>Bold & $1$</b> <a href='https://example.org'>here</a>"
    story = retold(shipped(), id_block={"title_en": title})
    figure = figure_of(scene_in(*JANUARY, width=1642.0, story=story))
    texts = texts_in(figure["data"])
    assert [text for text in texts if "<b>Bold" in text or "<a" in text] == []
    found = [text for text in texts if "Bold" in text]
    assert any(text.startswith("&lt;b&gt;Bold &amp; $1$") for text in found)
    assert len(found) >= 2


def test_what_is_only_possible_is_hatched() -> None:
    standing = Standing("x", "blocked", "possibly")
    segments = {
        "ID": [
            Segment(standing, date(2026, 1, 5), date(2026, 1, 9), lasting=False),
            Segment(replace(standing, certainty="certain"), date(2026, 1, 9), date(2026, 1, 20), lasting=False),
        ]
    }
    scene = replace(opening_scene(), segments=segments)
    figure = figure_of(scene)
    (hatched,) = traces(figure, "possibly")
    (solid,) = traces(figure, "state")
    pixel = scene.window.pixel
    assert hatched["fillpattern"]["shape"]
    assert {x for x in hatched["x"] if x is not None} == {pixel(date(2026, 1, 5)), pixel(date(2026, 1, 9))}
    assert {x for x in solid["x"] if x is not None} == {pixel(date(2026, 1, 9)), pixel(date(2026, 1, 20))}


def test_what_still_lasts_has_an_arrow_at_the_edge() -> None:
    scene = opening_scene()
    (arrows,) = traces(figure_of(scene), "still")
    lanes = {lane.line: lane.code for lane in timeline_layout(scene).lanes}
    rows = zip(arrows["marker"]["symbol"], arrows["x"], arrows["y"], strict=True)
    heads = {lanes[y] for symbol, x, y in rows if symbol == "triangle-right" and x == scene.window.width}
    assert {"GB", "EU"} <= heads
    assert not heads & {"IN", "JP"}


def test_every_category_has_one_trace_of_its_own_symbol_and_colour() -> None:
    found = traces(figure_of(scene_in(date(2023, 12, 1), date(2026, 12, 31))), "marks")
    assert [trace["name"] for trace in found] == list(CATEGORIES)


def test_what_is_only_due_is_hollow() -> None:
    figure = figure_of(scene_in(date(2026, 11, 1), date(2026, 12, 31)))
    (trace,) = traces(figure, "marks")
    assert trace["customdata"] == ["eu-nudify-ban-applies"]
    assert trace["marker"]["color"] == [LIGHT.paper]
    assert "(due)" in trace["hovertext"][0]


def test_the_chosen_event_has_a_ring_in_each_of_its_lanes() -> None:
    figure = figure_of(opening_scene(selected="uk-ca-au-talks"))
    (ring,) = traces(figure, "selected")
    assert len(ring["x"]) == 3
    assert traces(figure_of(opening_scene()), "selected") == []


def test_the_day_has_a_line_and_its_name_when_the_window_shows_it() -> None:
    figure = figure_of(opening_scene(at=date(2026, 1, 11)))
    x = Window(OPENING_FROM, OPENING_TO, 1062.0).pixel(date(2026, 1, 11))
    assert [(shape["x0"], shape["x1"]) for shape in figure["layout"]["shapes"]] == [(x, x)]
    assert ["11 January 2026" in note["text"] for note in figure["layout"]["annotations"]] == [True]
    outside = figure_of(opening_scene(at=date(2026, 5, 1)))
    assert not outside["layout"].get("shapes")


def test_the_strip_counts_every_event_of_the_story() -> None:
    (months,) = traces(figure_of(opening_scene()), "months")
    assert sum(y for y in months["y"] if y) == len(shipped().events)


def test_lanes_are_named_in_the_language() -> None:
    names = " ".join(figure_of(opening_scene(lang="fr"))["layout"]["yaxis"]["ticktext"])
    assert "Royaume-Uni" in names
    assert "Indonésie" in names


def test_a_window_without_events_is_still_a_figure() -> None:
    figure = figure_of(scene_in(date(2024, 3, 1), date(2024, 3, 20)))
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert traces(figure, "marks") == []
