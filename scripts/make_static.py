"""Make what `static/` serves: the map, its points, what projects them, and fonts.

For maintainers, when one of the packages changes. In an empty folder:

    npm install --ignore-scripts world-atlas@2.0.2 d3-geo@3.1.2 d3-array@3.2.5 \
        @fontsource/source-sans-3@5.3.1 @fontsource-variable/source-serif-4@5.3.1

then, from the project, `python scripts/make_static.py THAT_FOLDER/node_modules`. d3-geo needs d3-array.
The favicon is drawn by hand; `scripts/make_picture.py` makes what other sites show of a link.

The map takes the 1:110m shapes of Natural Earth and, for countries that these lack, the 1:50m shape if its
largest polygon has at least SEEN_FROM_KM2. The others have only a point in `points.json`: they are markers.
"""

import json
import math
import re
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]  # closed: the last point repeats the first
Polygon = list[Ring]  # the outline (clockwise, as d3 wants it), then its holes
Shapes = dict[str, list[Polygon]]

STATIC = Path(__file__).resolve().parent.parent / "static"
BOUNDARIES = {"en": "Natural Earth, de facto, simplified", "fr": "Natural Earth, de fait, simplifiées"}
EARTH_KM = 6371.0
# About 5 by 5 pixels in the closest frame (Europe, 770 pixels for 46 degrees).
SEEN_FROM_KM2 = 1000

# Natural Earth draws these without a number. The last two have no ISO code: they are drawn, always neutral.
NAMED = {"Kosovo": "XK", "N. Cyprus": "-99-cyprus", "Somaliland": "-99-somaliland"}
LEFT_OUT = {"AQ"}

# Codes without a shape of their own in 1:50m (or, at the South Pole, without a plane one), and one where the
# rule misleads. From general geographic knowledge, compared with Natural Earth 1:10m where it draws them.
PLACES: dict[str, Point] = {
    "AQ": (0.0, -90.0),  # the South Pole
    "BQ": (-68.28, 12.18),  # Bonaire
    "BV": (3.36, -54.42),
    "CC": (96.83, -12.17),
    "CX": (105.65, -10.49),
    "EU": (4.35, 50.85),  # Brussels
    "GF": (-53.2, 3.9),
    "GI": (-5.35, 36.13),
    "GP": (-61.67, 16.2),  # Basse-Terre
    "MQ": (-60.98, 14.62),
    "MY": (102.2, 4.2),  # the peninsula, with the capital; the larger part of the country is on Borneo
    "RE": (55.55, -21.11),
    "SJ": (16.5, 78.6),  # Spitsbergen
    "TK": (-171.85, -9.2),
    "TV": (179.2, -8.51),  # Funafuti
    "UM": (166.63, 19.29),  # Wake Island
    "YT": (45.13, -12.83),
}

# About the middle of each state, from general geographic knowledge, to a tenth of a degree.
STATES = """
    AK -152.5 64.2  AL -86.8 32.8   AR -92.4 34.8   AZ -111.7 34.3  CA -119.5 37.2  CO -105.5 39.0
    CT -72.7 41.6   DC -77.0 38.9   DE -75.5 39.0   FL -81.7 28.3   GA -83.4 32.6   HI -155.5 19.6
    IA -93.5 42.1   ID -114.6 44.4  IL -89.2 40.0   IN -86.3 39.9   KS -98.4 38.5   KY -85.3 37.5
    LA -92.0 31.1   MA -71.8 42.3   MD -76.8 39.0   ME -69.2 45.4   MI -84.6 43.6   MN -94.3 46.3
    MO -92.5 38.4   MS -89.7 32.7   MT -109.6 47.0  NC -79.4 35.6   ND -100.5 47.4  NE -99.8 41.5
    NH -71.6 43.7   NJ -74.7 40.2   NM -106.1 34.4  NV -116.6 39.3  NY -75.5 42.9   OH -82.8 40.3
    OK -97.5 35.6   OR -120.6 43.9  PA -77.8 40.9   RI -71.5 41.6   SC -80.9 33.9   SD -100.2 44.4
    TN -86.3 35.8   TX -99.3 31.5   UT -111.7 39.3  VA -78.8 37.5   VT -72.7 44.1   WA -120.4 47.4
    WI -90.0 44.6   WV -80.6 38.6   WY -107.6 43.0
"""

SANS, SERIF = "@fontsource/source-sans-3", "@fontsource-variable/source-serif-4"
SUBSETS = ("latin", "latin-ext")  # the second is fetched only for letters such as š, ł, ş
FONTS = {
    SANS: [f"source-sans-3-{part}-{w}-normal.woff2" for part in SUBSETS for w in (400, 600, 700)],
    SERIF: [f"source-serif-4-{part}-wght-normal.woff2" for part in SUBSETS],
}

LICENSED = {  # package: what we take from it, its licence, whose work it is
    "world-atlas": ("`world.geojson`, `points.json`", "ISC", "Michael Bostock; data: Natural Earth"),
    "d3-geo": ("`d3-geo.min.js`", "ISC and MIT", "Michael Bostock; Charles Karney"),
    "d3-array": ("`d3-array.min.js`", "ISC", "Michael Bostock"),
    SANS: ("`fonts/source-sans-3-*`", "OFL-1.1", "Adobe, with Reserved Font Name “Source”"),
    SERIF: ("`fonts/source-serif-4-*`", "OFL-1.1", "Adobe, with Reserved Font Name “Source”"),
}

LICENCES_HEAD = """# What this folder holds, and under which licence

Written by `scripts/make_static.py`. The shapes are those of Natural Earth (public domain), 1:110m and a few
of 1:50m: they show who controls an area in fact, and take no position on a disputed border.

| file | npm package | licence | author |
|---|---|---|---|"""
LICENCES_OURS = "| `favicon.*`, `social*`, other points in `points.json` | none, our own | MIT | this project |"


def decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a quantised topology in degrees."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [[(x * kx + x0, y * ky + y0) for x, y in summed(arc)] for arc in topology["arcs"]]


def summed(steps: list[list[int]]) -> list[tuple[int, int]]:
    """The positions reached by a walk: each step is given from where the last one ended."""
    x = y = 0
    return [(x := x + step[0], y := y + step[1]) for step in steps]


def joined(indices: list[int], arcs: list[Ring]) -> Ring:
    """The ring made of these arcs end to end; an index below zero means the arc read backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return parts[0] + [point for part in parts[1:] for point in part[1:]]


def unwrapped(ring: Ring) -> Ring:
    """The ring without a jump at the antimeridian: longitudes run on beyond 180, none lies below -180.

    d3 draws both forms alike. But whoever looks at a ring with plane geometry, as for the western edge of a
    country, knows only the form that runs on.
    """
    longitudes = [ring[0][0]]
    for lon, _ in ring[1:]:
        longitudes.append(lon + 360 * round((longitudes[-1] - lon) / 360))
    shift = 360 if min(longitudes) < -180 else 0
    return [(lon + shift, lat) for lon, (_, lat) in zip(longitudes, ring, strict=True)]


def polygons_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    """The polygons of a Polygon or MultiPolygon of the topology."""
    nested = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [[unwrapped(joined(indices, arcs)) for indices in rings] for rings in nested]


def country_code(geometry: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2, our own id for the three shapes without a number, empty for anything else."""
    country = pycountry.countries.get(numeric=geometry.get("id", ""))
    return country.alpha_2 if country else NAMED.get(geometry["properties"]["name"], "")


def read_shapes(path: Path) -> Shapes:
    """The polygons of each country of a world-atlas file (a few minor pieces share the number of another)."""
    topology = json.loads(path.read_bytes())
    arcs, shapes = decoded_arcs(topology), Shapes()
    for geometry in topology["objects"]["countries"]["geometries"]:
        shapes.setdefault(country_code(geometry), []).extend(polygons_of(geometry, arcs))
    return {code: polygons for code, polygons in shapes.items() if code}


def area_km2(ring: Ring) -> float:
    """The surface of a ring on the sphere."""
    strips = (
        math.radians(b[0] - a[0]) * (math.sin(math.radians(a[1])) + math.sin(math.radians(b[1])))
        for a, b in pairwise(ring)
    )
    return abs(sum(strips)) / 2 * EARTH_KM**2


def largest(polygons: list[Polygon]) -> Ring:
    """The outline of the largest polygon."""
    return max((polygon[0] for polygon in polygons), key=area_km2)


def map_shapes(coarse: Shapes, fine: Shapes) -> Shapes:
    """The shapes that are drawn: all coarse ones, and the fine ones that these lack and that can be seen."""
    seen = {code: shape for code, shape in fine.items() if area_km2(largest(shape)) >= SEEN_FROM_KM2}
    return {code: shape for code, shape in sorted((seen | coarse).items()) if code not in LEFT_OUT}


def centroid(ring: Ring) -> Point:
    """The centre of gravity of a ring, on the plane of longitudes and latitudes."""
    x0, y0 = ring[0]  # counted from here: tiny rings far from zero lose no digits
    moved = [(x - x0, y - y0) for x, y in ring]
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(moved)]
    surface = 3 * sum(cross for _, _, cross in crosses)
    x = sum((a[0] + b[0]) * cross for a, b, cross in crosses) / surface
    y = sum((a[1] + b[1]) * cross for a, b, cross in crosses) / surface
    return x0 + x, y0 + y


def is_inside(point: Point, ring: Ring) -> bool:
    """Whether a line eastwards from the point meets the ring an odd number of times."""
    x, y = point
    sides = ((a, b) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y))
    return sum(x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in sides) % 2 == 1


def widest_middle(ring: Ring, lat: float) -> Point:
    """The middle of the longest stretch of a latitude that lies within the ring."""
    sides = ((a, b) for a, b in pairwise(ring) if (a[1] > lat) != (b[1] > lat))
    meets = sorted(a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in sides)
    west, east = max(zip(meets[::2], meets[1::2], strict=True), key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2, lat


def inner_point(ring: Ring) -> Point:
    """Where a marker stands: the centroid, or beside it if the country bends around its own centroid."""
    middle = centroid(ring)
    lon, lat = middle if is_inside(middle, ring) else widest_middle(ring, middle[1])
    return round((lon + 180) % 360 - 180, 2), round(lat, 2)


def state_points() -> dict[str, Point]:
    """The points of the states of the United States by ISO 3166-2 code."""
    rows = re.findall(r"([A-Z]{2}) (\S+) (\S+)", STATES)
    return {f"US-{state}": (float(lon), float(lat)) for state, lon, lat in rows}


def map_points(drawn: Shapes, fine: Shapes) -> dict[str, Point]:
    """A point for every country, drawn or not, for the European Union and for each American state."""
    shapes = {code: shape for code, shape in (fine | drawn).items() if code.isalpha() and code not in PLACES}
    points = {code: inner_point(largest(shape)) for code, shape in shapes.items()}
    return dict(sorted((points | PLACES | state_points()).items()))


def rounded(ring: Ring) -> Ring:
    """The ring to a hundredth of a degree (about a kilometre), without points that fall together."""
    points = [(round(lon, 2), round(lat, 2)) for lon, lat in ring]
    return [points[0]] + [point for before, point in pairwise(points) if point != before]


def rounded_polygons(polygons: list[Polygon]) -> list[Polygon]:
    """The polygons with rounded rings; a ring that is left without a surface is dropped."""
    exact = [[rounded(ring) for ring in polygon] for polygon in polygons]
    return [[ring for ring in polygon if len(ring) > 3] for polygon in exact if len(polygon[0]) > 3]


def feature(code: str, polygons: list[Polygon]) -> dict[str, Any]:
    """A country as GeoJSON; `km2` is its largest polygon, for maps that add a marker to what is too small."""
    geometry = {"type": "MultiPolygon", "coordinates": rounded_polygons(polygons)}
    size = {"km2": round(area_km2(largest(polygons)))}
    return {"type": "Feature", "id": code, "properties": size, "geometry": geometry}


def licence_row(packages: Path, name: str) -> str:
    """What we take from a package, as a row of the table in LICENCES.md."""
    files, licence, author = LICENSED[name]
    version = json.loads((packages / name / "package.json").read_bytes())["version"]
    return f"| {files} | `{name}` {version} | {licence} | {author} |"


def licence_texts(packages: Path) -> list[str]:
    """Each licence in full as sections of LICENCES.md, one for each package but for the fonts, which share theirs."""
    named = {
        licence if licence.startswith("OFL") else f"{licence}: {name}": packages / name / "LICENSE"
        for name, (_, licence, _) in LICENSED.items()
    }
    return [f"\n## {licence}\n\n```text\n{path.read_text('utf-8').strip()}\n```" for licence, path in named.items()]


def licences(packages: Path) -> str:
    """The text of LICENCES.md."""
    rows = [licence_row(packages, name) for name in LICENSED]
    return "\n".join([LICENCES_HEAD, *rows, LICENCES_OURS, *licence_texts(packages)]) + "\n"


def write_json(path: Path, value: object) -> None:
    """Write a value as compact JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def write_map(packages: Path) -> None:
    """Write the shapes and the points."""
    fine = read_shapes(packages / "world-atlas" / "countries-50m.json")
    drawn = map_shapes(read_shapes(packages / "world-atlas" / "countries-110m.json"), fine)
    features = [feature(code, polygons) for code, polygons in drawn.items()]
    write_json(STATIC / "world.geojson", {"type": "FeatureCollection", "name": BOUNDARIES, "features": features})
    write_json(STATIC / "points.json", map_points(drawn, fine))


def write_copies(packages: Path) -> None:
    """Write what the packages hold ready: the projections, the fonts, the licences."""
    for name in ("d3-geo", "d3-array"):
        shutil.copyfile(packages / name / "dist" / f"{name}.min.js", STATIC / f"{name}.min.js")
    (STATIC / "fonts").mkdir(exist_ok=True)
    for package, files in FONTS.items():
        for file in files:
            shutil.copyfile(packages / package / "files" / file, STATIC / "fonts" / file)
    (STATIC / "LICENCES.md").write_text(licences(packages), "utf-8")


if __name__ == "__main__":
    write_map(Path(sys.argv[1]))
    write_copies(Path(sys.argv[1]))
