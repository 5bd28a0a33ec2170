from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.clusters import CLUSTER, Opening, cluster_days, opening_of
from components.hover import MOST_TITLES
from components.link import story_days, zoom_of
from components.scene import Scene
from components.timeline import timeline_layout
from tests.components.shipped import event_of, figure_of, scene_in, shipped
from words.places import place_name

WHOLE_STORY = story_days(shipped())


def whole(**rest: str) -> Scene:
    """The whole story, in which not every event has room for its own mark."""
    return scene_in(*WHOLE_STORY, **rest)  # type: ignore[arg-type] # the language, the lanes and the scale


def test_a_cluster_has_its_number_and_its_days() -> None:
    scene = whole()
    clusters = timeline_layout(scene).clusters
    (circles,) = [trace for trace in figure_of(scene)["data"] if trace.get("meta") == "clusters"]
    (numbers,) = [trace for trace in figure_of(scene)["data"] if trace.get("meta") == "numbers"]
    events = {event.id: event for event in scene.events}
    days = [cluster_days(cluster, events, scene.window) for cluster in clusters]
    assert numbers["text"] == [str(len(cluster.items)) for cluster in clusters]
    assert circles["customdata"] == numbers["customdata"] == [f"{CLUSTER}{first}/{last}" for first, last in days]


@pytest.mark.parametrize(("lang", "more"), [("en", "and {} more"), ("fr", "et {} de plus")])
def test_a_cluster_tells_its_first_titles_and_how_many_more_there_are(lang: str, more: str) -> None:
    scene = whole(lang=lang)
    (circles,) = [trace for trace in figure_of(scene)["data"] if trace.get("meta") == "clusters"]
    for cluster, hover in zip(timeline_layout(scene).clusters, circles["hovertext"], strict=True):
        rest = len(cluster.items) - MOST_TITLES
        assert str(len(cluster.items)) in hover
        assert hover.split("<br>")[1] == place_name(cluster.lane, lang)
        assert (more.format(rest) in hover) == (rest > 0)
        first = min(cluster.items, key=lambda item: (item.rank, item.x))
        assert first.title.split(" ")[0].replace("’", "") in hover.replace("’", "")


def test_a_picked_event_of_a_cluster_has_its_ring() -> None:
    inside = timeline_layout(whole()).clusters[0].items[0].event
    figure = figure_of(whole(selected=inside))
    (ring,) = [trace for trace in figure["data"] if trace.get("meta") == "selected"]
    assert len(ring["x"]) >= 1
    assert event_of(inside).id in [
        event for trace in figure["data"] if trace.get("meta") == "marks" for event in trace["customdata"]
    ]


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(1, 3000), st.data())
def test_picking_a_cluster_shows_fewer_days_with_all_of_its_own_or_lists_them(
    begin: date, length: int, data: st.DataObject
) -> None:
    end = begin + timedelta(days=length)
    first, last = sorted(data.draw(st.dates(begin, end)) for _ in range(2))
    opening = opening_of(f"{CLUSTER}{first}/{last}", begin, end)
    assert opening is not None
    if opening.zoom:
        assert zoom_of(opening.zoom, begin, end) == opening.zoom
        start, until = (date.fromisoformat(day) for day in opening.zoom.split("/"))
        assert begin <= start <= first <= last <= until <= end
        assert until - start < end - begin
    else:
        assert (opening.start, opening.end) == (first, last)
        assert first == last or (first, last) == (begin, end)


def test_events_of_one_day_are_listed_and_other_picks_open_nothing() -> None:
    begin, end = WHOLE_STORY
    day = date(2026, 1, 9)
    assert opening_of(f"{CLUSTER}{day}/{day}", begin, end) == Opening(start=day, end=day)
    assert opening_of("id-block", begin, end) is None
