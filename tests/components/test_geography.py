import json
from pathlib import Path

import pytest

from components.geography import boundaries_name, map_address, shapes, west_edges

SQUARE = {"type": "Polygon", "coordinates": [[[2, 1], [4, 1], [4, 5], [2, 5], [2, 1]]]}


def map_file(folder: Path, **members: object) -> Path:
    """A map of boundaries of somebody else's, with one country in it."""
    features = [{"type": "Feature", "id": "ID", "properties": {}, "geometry": SQUARE}]
    file = folder / "other.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features} | members), "utf-8")
    return file


def test_another_file_of_boundaries_needs_only_shapes_with_codes(tmp_path: Path) -> None:
    file = map_file(tmp_path)
    assert shapes(file) == {"ID"}
    assert west_edges(file) == {"ID": (2, 3)}


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ({"name": {"en": "Ours", "fr": "Les nôtres"}}, ("Ours", "Les nôtres")),
        ({"name": {"en": "Ours"}}, ("Ours", "Ours")),
        ({"name": "OpenStreetMap"}, ("OpenStreetMap", "OpenStreetMap")),
        ({}, ("other.geojson", "other.geojson")),
    ],
)
def test_boundaries_are_named_as_their_file_names_them(
    tmp_path: Path, members: dict[str, object], names: tuple[str, str]
) -> None:
    file = map_file(tmp_path, **members)
    assert (boundaries_name("en", file), boundaries_name("fr", file)) == names


def test_a_replaced_file_has_another_address(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second, third = map_file(one), map_file(other), map_file(tmp_path, name="Ours")
    assert map_address(first) == map_address(second) != map_address(third)
    assert map_address(third).startswith("other.geojson?v=")
