"""What `static/` serves: every jurisdiction has a place on the map, and nothing comes from another host."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pycountry
import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"
WORLD = json.loads((STATIC / "world.geojson").read_bytes())
POINTS = json.loads((STATIC / "points.json").read_bytes())
FEATURES = {feature["id"]: feature for feature in WORLD["features"]}
COUNTRIES = {country.alpha_2 for country in pycountry.countries} | {"XK"}
WITHOUT_CODE = {"-99-cyprus", "-99-somaliland"}

Ring = list[tuple[float, float]]


def polygons(code: str) -> list[list[Ring]]:
    """The polygons of a country: outlines with their holes."""
    shape: list[list[Ring]] = FEATURES[code]["geometry"]["coordinates"]
    return shape


def turn(ring: Ring) -> float:
    """Twice the surface of a ring on the plane: below zero if it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def box(code: str) -> tuple[float, float, float, float]:
    """West, south, east and north of a country."""
    corners = [point for polygon in polygons(code) for point in polygon[0]]
    longitudes, latitudes = zip(*corners, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def test_every_shape_has_an_id_of_its_own_that_is_a_known_code() -> None:
    assert len(FEATURES) == len(WORLD["features"])
    assert FEATURES.keys() - COUNTRIES == WITHOUT_CODE


def test_antarctica_is_not_drawn() -> None:
    assert "AQ" not in FEATURES
    assert min(box(code)[1] for code in FEATURES) > -60


@pytest.mark.parametrize(
    ("code", "west", "south", "east", "north"),
    [
        ("ID", 95, -11, 141, 6),
        ("MY", 100, 1, 119, 7),
        ("PH", 117, 5, 127, 19),
        ("GB", -8, 50, 2, 59),
        ("FR", -55, 2, 10, 51),  # with French Guiana
        ("RU", 20, 41, 190, 81),  # beyond the antimeridian, in one piece
        ("FJ", 177, -18, 180, -16),
    ],
)
def test_a_country_lies_where_it_should(code: str, west: int, south: int, east: int, north: int) -> None:
    assert box(code) == pytest.approx((west, south, east, north), abs=1.2)


def test_no_ring_jumps_over_the_antimeridian() -> None:
    rings = [ring for code in FEATURES for polygon in polygons(code) for ring in polygon]
    assert max(abs(a[0] - b[0]) for ring in rings for a, b in pairwise(ring)) < 60
    assert min(lon for ring in rings for lon, _ in ring) >= -180


def test_rings_are_closed_and_run_as_d3_wants_them() -> None:
    for code in FEATURES:
        for outline, *holes in polygons(code):
            assert all(ring[0] == ring[-1] for ring in [outline, *holes]), code
            assert turn(outline) < 0 < min([turn(hole) for hole in holes], default=1), code


def test_every_country_has_a_point_and_so_a_marker_where_it_has_no_shape() -> None:
    assert POINTS.keys() >= COUNTRIES | {"EU"}
    markers = COUNTRIES - FEATURES.keys()
    assert {"MT", "SG", "HK", "MO"} <= markers
    assert len(markers) == 73


def test_every_american_state_has_a_point_within_the_box_of_the_country() -> None:
    parts = [part for part in pycountry.subdivisions if part.country_code == "US"]
    states = {part.code for part in parts if part.type in ("State", "District")}
    assert len(states) == 51
    west, south, east, north = box("US")
    assert {code for code in POINTS if "-" in code} == states
    assert all(west < POINTS[code][0] < east and south < POINTS[code][1] < north for code in states)


def test_points_are_sorted_degrees() -> None:
    assert list(POINTS) == sorted(POINTS)
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in POINTS.values())


def stands_within(code: str) -> bool:
    """Whether the point of a country lies in the box around its shape."""
    west, south, east, north = box(code)
    lon, lat = POINTS[code]
    return bool(south < lat < north and (west < lon < east or west < lon + 360 < east))


def test_a_label_stands_within_the_box_of_its_country() -> None:
    assert [code for code in FEATURES.keys() - WITHOUT_CODE if not stands_within(code)] == []


@pytest.mark.parametrize(("name", "version"), [("d3-geo", "3.1"), ("d3-array", "3.2")])
def test_the_projections_are_the_ones_that_fit_together(name: str, version: str) -> None:
    head = (STATIC / f"{name}.min.js").read_text("utf-8")[:100]
    assert head.startswith(f"// https://d3js.org/{name}/ v{version}.")


@pytest.mark.parametrize(
    ("pattern", "kilobytes"),
    [
        ("world.geojson", 250),
        ("points.json", 10),
        ("d3-*.min.js", 60),
        ("fonts/*-latin-[4-7w]*.woff2", 100),  # what every reader fetches
        ("fonts/*.woff2", 250),
        ("favicon.*", 5),
        ("LICENCES.md", 10),
    ],
)
def test_files_stay_small(pattern: str, kilobytes: int) -> None:
    sizes = [path.stat().st_size for path in STATIC.glob(pattern)]
    assert 0 < sum(sizes) < kilobytes * 1000


def test_fonts_are_woff2() -> None:
    assert {path.read_bytes()[:4] for path in STATIC.glob("fonts/*")} == {b"wOF2"}


def test_our_own_files_name_no_other_host() -> None:
    ours = [path for end in ("json", "geojson", "svg") for path in STATIC.rglob(f"*.{end}")]
    hosts = {host for path in ours for host in re.findall(r"https?://[^\"\s]+", path.read_text("utf-8"))}
    assert hosts == {"http://www.w3.org/2000/svg"}  # the name of SVG, never fetched


def test_the_licence_of_every_file_is_named() -> None:
    table = (STATIC / "LICENCES.md").read_text("utf-8").split("\n## ")[0]
    named = re.findall(r"`([^`\s]+)`", table)
    files = [path.relative_to(STATIC) for path in STATIC.rglob("*") if path.is_file()]
    unnamed = [file for file in files if not any(f"/{file}".startswith(f"/{n.rstrip('*')}") for n in named)]
    assert unnamed == [Path("LICENCES.md")]
