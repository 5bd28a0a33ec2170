import json
from dataclasses import replace
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.axis import Window
from components.grouping import LANES
from components.link import SCALES
from components.palette import CATEGORIES, DARK, LIGHT, Palette
from components.scene import Scene, drawn_day, in_window
from components.timeline import timeline_layout
from loaders.dates import When
from loaders.history import Segment
from loaders.standings import Standing
from tests.components.shipped import WIDTHS, event_of, figure_of, opening_scene, retold, scene_in, shipped, texts_in
from words import text

OPENING_FROM, OPENING_TO = shipped().about.opening_from, shipped().about.opening_to
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))


def traces(figure: dict[str, Any], meta: str) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("meta") == meta]


def marked(scene: Scene) -> set[str]:
    """The events that have a mark in the figure, within the plot, or are counted in a cluster of it."""
    figure = figure_of(scene)
    inside = {item.event for cluster in timeline_layout(scene).clusters for item in cluster.items}
    return inside | {
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
def test_every_event_in_the_window_has_a_mark_or_is_counted_in_a_cluster(first: date, last: date) -> None:
    assert marked(scene_in(first, last)) == touching(first, last)


@settings(max_examples=40)
@given(st.data())
def test_marks_and_clusters_together_are_the_events_of_the_window(data: st.DataObject) -> None:
    days = st.dates(date(2023, 12, 18), date(2026, 12, 2))
    first, last = sorted(data.draw(st.tuples(days, days)))
    width = data.draw(st.sampled_from([300.0, 1062.0]))
    lanes, scale = data.draw(st.sampled_from(LANES)), data.draw(st.sampled_from(SCALES))
    selected = data.draw(st.sampled_from(["", *(event.id for event in shipped().events)]))
    scene = scene_in(first, last, width, lanes=lanes, scale=scale, selected=selected)
    layout = timeline_layout(scene)
    assert layout.events == touching(first, last)
    assert selected not in layout.events or selected in {mark.item.event for mark in layout.marks}


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


def strokes(scene: Scene, event: str) -> list[tuple[float, float, float, float]]:
    """The straight lines round an event's mark that tell how well its day is known."""
    mark = next(mark for mark in timeline_layout(scene).marks if mark.item.event == event)
    return [
        (trace["x"][i], trace["y"][i] - mark.y, trace["x"][i + 1], trace["y"][i + 1] - mark.y)
        for trace in traces(figure_of(scene), "uncertain")
        for i in range(0, len(trace["x"]) - 1, 3)
        if "fill" not in trace and abs(trace["y"][i] - mark.y) < 6
    ]


def test_about_a_day_is_a_wave_and_one_of_some_days_a_line_with_a_stroke_at_each() -> None:
    scene = replace(opening_scene(), events=[event_of("calls-to-ban-x")])
    wave = strokes(scene, "calls-to-ban-x")
    assert len(wave) > 6
    assert all(y0 * y1 < 0 for _, y0, _, y1 in wave)
    days = [date(2026, 1, day) for day in (8, 9, 14)]
    when = When(days[0], days[-1], "range", edtf="[2026-01-08,2026-01-09,2026-01-14]")
    scene = replace(scene, events=[replace(event_of("grok-paywall"), when=when)])
    caps = [x0 for x0, y0, x1, y1 in strokes(scene, "grok-paywall") if x0 == x1 and y0 == -y1]
    assert caps == [scene.window.pixel(day) for day in days]


def test_an_act_of_about_a_day_has_a_faded_band_without_caps() -> None:
    about = When(date(2026, 1, 7), date(2026, 1, 13), "day", approximate=True, edtf="2026-01-10~")
    scene = replace(opening_scene(), events=[replace(event_of("id-block"), when=about)])
    (band,) = [trace for trace in traces(figure_of(scene), "uncertain") if "fillpattern" in trace]
    assert (band["line"]["width"], band["opacity"]) == (0, 0.55)
    assert not [x0 for x0, _, x1, _ in strokes(scene, "id-block") if x0 == x1]


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


def test_a_name_that_its_column_cuts_is_whole_for_a_pointer() -> None:
    figure = figure_of(opening_scene(lang="fr", lanes="case"))
    shown, whole = figure["layout"]["yaxis"]["ticktext"], figure["layout"]["meta"]["names"]
    assert [bool(name) for name in whole] == [" …" in name for name in shown]
    assert all(name.count("<br>") <= 1 for name in shown)


@pytest.mark.parametrize("lanes", LANES)
def test_names_stand_above_their_lanes_where_the_screen_is_narrow(lanes: str) -> None:
    scene = opening_scene(300.0, lanes=lanes)
    figure, layout = figure_of(scene), timeline_layout(scene)
    names = {y: name for trace in traces(figure, "names") for y, name in zip(trace["y"], trace["text"], strict=True)}
    assert figure["layout"]["yaxis"]["ticktext"] == []
    assert sorted(names) == [lane.name for lane in layout.lanes]
    assert all(lane.top < lane.name < lane.line for lane in layout.lanes)
    for lane in layout.lanes:
        tops = [label.y for label in layout.labels if label.item.lane == lane.code]
        tops += [mark.y for mark in layout.marks if mark.item.lane == lane.code]
        assert min(tops) - 6.5 >= lane.name + 6.5


def test_in_order_every_day_with_events_has_the_same_width_and_the_day_line_knows_it() -> None:
    scene = opening_scene(scale="equal")
    days = sorted({drawn_day(event, scene.window) for event in scene.events if in_window(event, scene.window)})
    places = [scene.window.pixel(day) for day in days]
    share = scene.window.width / len(days)
    assert places == pytest.approx([(n + 0.5) * share for n in range(len(days))])
    figure = figure_of(scene)
    stops = dict(figure["layout"]["meta"]["stops"])
    assert all(stops[(day - date(1970, 1, 1)).days] == scene.window.pixel(day) for day in days)
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [scene.window.pixel(scene.at)]


def test_a_window_without_events_is_still_a_figure() -> None:
    figure = figure_of(scene_in(date(2024, 3, 1), date(2024, 3, 20)))
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert traces(figure, "marks") == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_period_without_events_says_so_and_leaves_room_for_its_days(lang: str) -> None:
    scene = replace(opening_scene(lang=lang), events=(), segments={}, lanes=())
    figure = figure_of(scene)
    assert [trace["text"] for trace in traces(figure, "empty")] == [[text("timeline.empty", lang)]]
    top, bottom = figure["layout"]["yaxis"]["range"]
    assert top - bottom > 20
