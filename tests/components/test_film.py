import json
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from components.film import film_key, film_of, replace_day
from components.filters import Filters
from components.map_block import map_block
from components.map_legend import DAY_COUNTS, LEGEND
from components.palette import DARK, LIGHT, Palette
from components.view import View
from tests.components.shipped import shipped, texts_in, view_of

Frame = dict[str, Any]


def frame_on(film: Frame, day: date) -> Frame:
    (*_, last) = (frame for frame in film["frames"] if frame["day"] <= day.isoformat())
    return dict(last)


def days(view: View) -> list[date]:
    first, last = date(2025, 11, 20), view.story.about.as_of
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def fills_of(figure: Frame) -> dict[str, tuple[str, str, float]]:
    (trace,) = (trace for trace in figure["data"] if trace["type"] == "choropleth")
    colours = {round(share, 9): colour for share, colour in trace["colorscale"]}
    lines = zip(trace["marker"]["line"]["color"], trace["marker"]["line"]["width"], strict=True)
    return {
        place: (colours[round(z / trace["zmax"], 9)], *line)
        for place, z, line in zip(trace["locations"], trace["z"], lines, strict=True)
    }


def bare(trace: Frame) -> Frame:
    return {name: value for name, value in trace.items() if name not in ("hovertext", "customdata", "hoverinfo")}


@pytest.mark.parametrize(
    ("lang", "palette", "filters"),
    [
        ("en", LIGHT, Filters()),
        ("fr", DARK, Filters()),
        ("en", LIGHT, Filters(category=("block", "order"))),
    ],
)
def test_on_every_day_the_film_shows_what_the_map_of_that_day_shows(
    lang: str, palette: Palette, filters: Filters
) -> None:
    view = view_of(lang, palette=palette, filters=filters)
    film = film_of(view)
    for day in days(view):
        frame, block = frame_on(film, day), map_block(replace_day(view, day), None)
        fills = fills_of(block.figure)
        assert {place: tuple(film["fills"][frame["painted"].get(place, 0)]) for place in fills} == fills
        signs = [bare(trace) for trace in block.figure["data"] if trace["type"] == "scattergeo"]
        assert [bare(film["traces"][number]) for number in frame["traces"]] == signs


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_on_the_day_of_a_frame_its_words_are_those_of_the_page(lang: str) -> None:
    view = view_of(lang)
    for frame in film_of(view)["frames"]:
        block = map_block(replace_day(view, date.fromisoformat(frame["day"])), None)
        said = [*texts_in(block.finding), *texts_in(block.below)]
        assert {frame["heading"], frame["detail"], frame["changed"]} - {""} <= set(said)
        assert frame["alt"] == block.sentence
        assert frame["words"] in frame["heading"]


def test_between_two_frames_nothing_is_said_to_have_changed() -> None:
    view = view_of("en")
    frame = frame_on(film_of(view), date(2026, 1, 13))
    block = map_block(replace_day(view, date(2026, 1, 13)), None)
    assert frame["day"] == "2026-01-12"
    assert frame["after"] in texts_in(block.below)


def test_the_legend_counts_in_the_order_of_the_film() -> None:
    frame = frame_on(film_of(view_of("en")), date(2026, 1, 16))
    assert (*DAY_COUNTS, "none") == LEGEND
    assert dict(zip(DAY_COUNTS, frame["counts"], strict=True))["blocked"] == 3


def test_a_frame_holds_nothing_to_point_at() -> None:
    film = film_of(view_of("en"))
    assert all(trace["hoverinfo"] == "skip" and "hovertext" not in trace for trace in film["traces"])
    assert len(go.Figure({"data": film["traces"]}).data) == len(film["traces"])
    json.dumps(film, allow_nan=False)


def test_the_key_is_another_one_when_the_film_is() -> None:
    views = [
        view_of("en"),
        view_of("fr"),
        view_of("en", palette=DARK),
        view_of("en", filters=Filters(category=("block",))),
        view_of("en", filters=Filters(place=("ID",))),
    ]
    assert len({film_key(view) for view in views}) == len(views)


def test_the_key_stays_when_only_the_day_or_the_event_changes() -> None:
    assert film_key(view_of("en", date(2026, 1, 9))) == film_key(view_of("en", date(2026, 3, 1), event="id-block"))


def test_the_film_ends_with_the_last_day_looked_at() -> None:
    view = view_of("en")
    assert max(frame["day"] for frame in film_of(view)["frames"]) <= shipped().about.as_of.isoformat()
