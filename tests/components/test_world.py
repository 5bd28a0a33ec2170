import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pycountry
import pytest

from components.geography import not_on_map, points, shapes
from components.palette import DARK, LIGHT, Palette
from components.world import FRAMES, Fine, WorldScene, fill_of, look_of, world_figure
from components.world_scene import fines_until, world_scene
from loaders.jurisdictions import eu_members
from loaders.standings import STATES, Standing
from tests.components.shipped import shipped, texts_in, view_of

COUNTRIES = tuple(country.alpha_2 for country in pycountry.countries)
ALL = (*COUNTRIES, "XK", "US-CA", "EU", "WW")


def scene(standings: dict[str, tuple[Standing, ...]], fines: Iterable[Fine] = (), frame: str = "world") -> WorldScene:
    return WorldScene(standings, dict.fromkeys(standings, "?"), {}, tuple(fines), (), "nothing", "world.geojson", frame)


def on(day: date, lang: str = "en", palette: Palette = LIGHT) -> dict[str, Any]:
    view = view_of(lang, day)
    return world_figure(world_scene(view, view.standings(day)), palette)


def painted(figure: dict[str, Any]) -> dict[str, str]:
    """The look under which each shape is painted; a place painted twice would lose one."""
    found: dict[str, str] = {}
    for trace in figure["data"]:
        if trace["type"] == "choropleth":
            assert found.keys().isdisjoint(trace["locations"])
            assert len(trace["locations"]) == len(set(trace["locations"]))
            found |= dict(zip(trace["locations"], trace["text"], strict=True))
    return found


def marked(figure: dict[str, Any], meta: str = "markers") -> set[str]:
    return {place for trace in figure["data"] if trace.get("meta") == meta for place in trace["customdata"]}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("day", [date(2023, 12, 1), date(2026, 1, 8), date(2026, 1, 16), date(2026, 10, 4)])
def test_plotly_accepts_the_figure(day: date, lang: str, palette: Palette) -> None:
    figure = on(day, lang, palette)
    assert len(go.Figure(figure).data) == len(figure["data"])
    json.dumps(figure, allow_nan=False)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("day", [date(2023, 12, 1), date(2026, 1, 16), date(2026, 10, 4)])
def test_each_shape_has_the_colours_of_its_look(day: date, palette: Palette) -> None:
    view = view_of("en", day)
    (trace,) = (trace for trace in on(day, palette=palette)["data"] if trace["type"] == "choropleth")
    scale = dict(trace["colorscale"])
    line = trace["marker"]["line"]
    seen = zip(trace["locations"], trace["z"], line["color"], line["width"], strict=True)
    for place, z, outline, width in seen:
        standings = view.standings(day).get(place)
        fill = fill_of(look_of(standings[0]), palette) if standings else palette.fills["none"]
        assert (scale[z / trace["zmax"]], outline, width) == (fill.colour, fill.outline, fill.width)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_is_one_that_plotly_knows(frame: str) -> None:
    assert go.Figure(world_figure(scene({}, frame=frame), LIGHT)).layout.geo.projection.type == "natural earth"


def test_two_countries_are_blocked_on_11_january() -> None:
    figure = on(date(2026, 1, 11))
    assert {place for place, look in painted(figure).items() if look == "blocked"} == {"ID", "MY"}
    names = [name for trace in figure["data"] if trace.get("meta") == "names" for name in trace["text"]]
    assert sorted(names) == ["Indonesia", "Malaysia"]


def test_on_23_january_one_is_lifted_and_one_still_blocked() -> None:
    figure = on(date(2026, 1, 23))
    looks = painted(figure)
    assert (looks["ID"], looks["MY"], looks["PH"]) == ("blocked", "lifted", "lifted")
    assert marked(figure, "lifted") == {"MY", "PH"}


def test_members_of_the_union_are_painted_apart() -> None:
    looks = painted(on(date(2026, 2, 2)))
    assert (looks["DE"], looks["FR"], looks["GB"]) == ("investigating/EU", "investigating", "investigating")
    assert looks["US"] != "investigating"


def test_every_country_is_drawn_even_where_nothing_is_recorded() -> None:
    assert painted(world_figure(scene({}), LIGHT)) == dict.fromkeys(shapes(), "none")


@pytest.mark.parametrize("state", [state for state in STATES if state != "none"])
@pytest.mark.parametrize("certainty", ["certain", "possibly"])
def test_no_jurisdiction_is_lost(state: str, certainty: str) -> None:
    figure = world_figure(scene({place: (Standing("e", state, certainty),) for place in ALL}), LIGHT)
    drawn = {place for place, look in painted(figure).items() if look != "none"}
    lists = [drawn, marked(figure), set(not_on_map(ALL))]
    assert set().union(*lists) == set(ALL)
    assert sum(map(len, lists)) == len(ALL)


def test_only_what_has_no_place_is_not_on_the_map() -> None:
    assert not_on_map(ALL) == ["EU", "WW"]


@pytest.mark.parametrize("day", [date(2025, 12, 1), date(2026, 1, 16), date(2026, 1, 31), date(2026, 10, 4)])
def test_every_jurisdiction_of_the_kept_rows_is_drawn_or_listed_on_any_day(day: date) -> None:
    kept = {place for event in shipped().events for place in event.jurisdictions}
    figure = on(day)
    drawn = painted(figure).keys() | marked(figure)
    assert kept - drawn - set(not_on_map(sorted(kept))) == set()


def test_a_state_of_a_federation_does_not_colour_its_country() -> None:
    figure = world_figure(scene({"US-CA": (Standing("e", "blocked", "certain"),)}), LIGHT)
    assert painted(figure)["US"] == "none"
    assert marked(figure) == {"US-CA"}


def test_what_is_only_possible_carries_a_question_mark() -> None:
    figure = world_figure(scene({"AU": (Standing("e", "warned", "possibly"),)}), LIGHT)
    assert (painted(figure)["AU"], marked(figure, "possibly")) == ("warned/possibly", {"AU"})


def test_each_look_has_a_fill_of_its_own() -> None:
    looks = [look_of(Standing("e", s, "certain", via)) for s in STATES if s != "none" for via in ("", "EU")]
    looks = [look for look in looks if look[0] != "lifted" or not look[2]]
    for palette in (LIGHT, DARK):
        fills = {fill_of(look, palette) for look in looks} | {palette.fills["none"]}
        assert len(fills) == len(looks) + 1


def test_a_fine_is_a_marker_with_its_amount_from_its_day_on() -> None:
    before, after = (fines_until(view_of("en", day)) for day in (date(2025, 12, 4), date(2025, 12, 5)))
    assert before == []
    assert [(fine.place, fine.event) for fine in after] == [("EU", "ec-fine-x-120m")]
    assert "120" in after[0].words
    assert marked(on(date(2025, 12, 5)), "fines") == {"ec-fine-x-120m"}


def test_texts_come_out_escaped() -> None:
    shown = WorldScene(
        standings={"ID": (Standing("e", "blocked", "certain"),)},
        hover={},
        names={"ID": "<b>A & B</b>"},
        fines=[Fine("EU", "e", "<i>€1</i>")],
        places=(),
        nothing="nothing",
        geometry="world.geojson",
    )
    texts = texts_in(world_figure(shown, LIGHT)["data"])
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in texts
    assert [text for text in texts if "<b>A" in text or "<i>" in text] == []


def test_there_is_a_shape_or_a_point_for_each_member_of_the_union() -> None:
    assert eu_members(date(2026, 1, 1)) <= shapes() | points().keys()
