from datetime import date
from itertools import pairwise

import pytest

from components.step_map import HEIGHT, ROOM, STEP_FRAMES, TEXT_SIZE, frame_of, step_map
from tests.components.shipped import event_of, view_of


@pytest.mark.parametrize(
    ("places", "frame"),
    [
        (["FR"], "europe"),
        (["EU"], "europe"),
        (["GB", "IE"], "europe"),
        (["ID"], "asia"),
        (["IN"], "asia"),
        (["AU", "MY"], "asia"),
        (["BR"], "world"),
        (["FR", "ID"], "world"),
        (["WW"], "world"),
        ([], "world"),
        (["XX"], "world"),
    ],
)
def test_the_smallest_part_of_the_world_is_shown_that_has_all_places(places: list[str], frame: str) -> None:
    assert frame_of(places) == frame


@pytest.mark.parametrize(("event", "day"), [("ph-block", date(2026, 1, 16)), ("x-geoblock", date(2026, 1, 18))])
def test_names_are_large_and_do_not_stand_on_one_another(event: str, day: date) -> None:
    shown = step_map(view_of(), event_of(event), day)
    (names,) = (sign for sign in shown.signs if sign["meta"] == "names")
    south, north = STEP_FRAMES[shown.frame]["lataxis"]["range"]
    rows = sorted(lat * HEIGHT / (north - south) for lat in names["lat"])
    assert len(rows) == 3
    assert all(after - before >= ROOM - 0.01 for before, after in pairwise(rows))
    assert names["textfont"]["size"] == TEXT_SIZE


def test_nothing_on_the_map_is_pointed_at() -> None:
    signs = step_map(view_of(), event_of("ph-block"), date(2026, 1, 16)).signs
    assert {sign["hoverinfo"] for sign in signs} == {"skip"}
    assert not any("customdata" in sign or "hovertext" in sign for sign in signs)
