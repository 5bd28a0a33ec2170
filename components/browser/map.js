// Draws the map of a day as SVG. The shapes are projected once, by d3-geo, and kept: a change of day or of filters only
// paints them anew, in a few milliseconds, where plotly.js, which projects again, needs fifty.
// Of Plotly's figures it knows what the map uses: one choropleth of all shapes, and markers and texts at places.

const SHARE = 0.47; // of its width is the map's height
const WIDE = 560; // pixels; on a smaller map names would cover the countries: the sentence above it says them
const FULL = 179.9; // degrees to each side of the middle
const SCRIPTS = ["d3-array.min.js", "d3-geo.min.js"];

export default function map(component) {
  return piece(component, show);
}

function show(component) {
  const host = attend(component, drawMap);
  heed(host);
  follow(host, showDay);
  const shapes = host.asked.figure.data.find((trace) => trace.type === "choropleth");
  world(component.data.assets, shapes.geojson).then(() => host.dataset.drawn || drawMap(host));
  return () => host.watcher?.disconnect();
}

// The geometry and what projects it are fetched once, from the app itself.
function world(assets, geometry) {
  window.worldReady ??= Promise.all([
    fetch(geometry).then((answer) => answer.json()),
    SCRIPTS.reduce((before, name) => before.then(() => script(`${assets}/${name}`)), Promise.resolve()),
  ]).then(([shapes]) => (window.worldShapes = shapes.features));
  return window.worldReady;
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(element);
  });
}

function drawMap(host) {
  if (!window.worldShapes || !isDue(host)) return;
  const { data, layout } = host.asked.figure;
  const width = widthOf(host);
  const height = Math.min(layout.height, Math.round(width * SHARE));
  const page = { layout, marks: [] };
  const land = projected(host, layout.geo, width, height);
  paint(land, data.find((trace) => trace.type === "choropleth"));
  const small = tooSmall(width);
  const placed = data.filter((trace) => trace.type === "scattergeo" && !small.includes(trace.meta));
  land.signs.replaceChildren(...placed.map((trace) => drawPlaced(page, trace, land)));
  land.svg.style.background = layout.paper_bgcolor;
  land.svg.style.fontFamily = layout.font.family;
  leave(host);
  host.marks = page.marks;
  host.frame = undefined;
  isDrawn(host);
  if (dayAhead()) showDay(host, dayAhead());
}

// Paints a day of the film; what a pointer reads comes again with the answer to the day on which the visitor stays.
function showDay(host, { film, frame }) {
  const { land } = host;
  if (!frame || !land || host.frame === frame) return;
  host.frame = frame;
  leave(host);
  const [, , usual] = film.fills[0];
  for (const [place, shape] of land.shapes) {
    const [colour, outline, width] = film.fills[frame.painted[place] ?? 0];
    if (shape.getAttribute("fill") === colour && shape.getAttribute("stroke") === outline) continue;
    shape.setAttribute("fill", colour);
    shape.setAttribute("stroke", outline);
    shape.setAttribute("stroke-width", width);
    if (width !== usual) land.group.append(shape);
  }
  const page = { layout: host.asked.figure.layout, marks: [] };
  const small = tooSmall(widthOf(host));
  const placed = frame.traces.map((number) => film.traces[number]).filter((trace) => !small.includes(trace.meta));
  land.signs.replaceChildren(...placed.map((trace) => drawPlaced(page, trace, land)));
  host.setAttribute("aria-label", frame.alt);
}

function tooSmall(width) {
  return width < WIDE ? ["names", "fines"] : [];
}

// The projected shapes for a frame and a size, kept until either changes.
function projected(host, geo, width, height) {
  const key = JSON.stringify([geo, width, height]);
  if (host.land?.key === key) return host.land;
  const middle = geo.projection.rotation.lon;
  const [west, east] = geo.lonaxis?.range ?? [middle - FULL, middle + FULL];
  const [south, north] = geo.lataxis.range;
  const box = [[0, 0], [width, height]];
  const project = d3.geoNaturalEarth1().rotate([-middle, 0]).fitExtent(box, border(west, east, south, north)).clipExtent(box);
  const path = d3.geoPath(project).digits(1);
  const shapes = new Map(
    window.worldShapes.map((shape) => [shape.id, element("path", { d: path(shape) ?? "", class: "shape", "data-place": shape.id })]),
  );
  const [group, signs] = [element("g", {}, ...shapes.values()), element("g", {})];
  const svg = element("svg", { width, height, class: "drawing", "aria-hidden": "true" }, group, signs);
  host.land = { key, project, shapes, group, signs, svg, inside: ([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height };
  host.replaceChildren(svg);
  return host.land;
}

function border(west, east, south, north) {
  const steps = Array.from({ length: 25 }, (_, i) => i / 24);
  const across = steps.flatMap((t) => [[west + t * (east - west), south], [west + t * (east - west), north]]);
  const down = steps.flatMap((t) => [[west, south + t * (north - south)], [east, south + t * (north - south)]]);
  return { type: "MultiPoint", coordinates: [...across, ...down] };
}

// What has an outline of its own comes last, so that its neighbours do not cover it.
function paint(land, { locations, z, zmax, colorscale, marker, customdata, hovertext }) {
  const colours = new Map(colorscale);
  const usual = marker.line.width[0];
  locations.forEach((place, i) => {
    const shape = land.shapes.get(place);
    shape.setAttribute("fill", colours.get(z[i] / zmax));
    shape.setAttribute("stroke", marker.line.color[i]);
    shape.setAttribute("stroke-width", marker.line.width[i]);
    shape.shape = { picked: customdata[i], hover: hovertext[i] };
    if (marker.line.width[i] !== usual) land.group.append(shape);
  });
}

function drawPlaced(page, trace, { project, inside }) {
  const spots = trace.lon.map((lon, i) => project([lon, trace.lat[i]]));
  const seen = spots.map((spot) => spot && inside(spot));
  const only = (values) => (Array.isArray(values) ? values.filter((_, i) => seen[i]) : values);
  const kept = { ...trace, customdata: only(trace.customdata), hovertext: only(trace.hovertext), text: only(trace.text) };
  const places = only(spots);
  const parts = trace.mode.split("+").map((mode) => {
    if (mode === "markers") return drawMarks(page, kept, places);
    if (mode === "text") return drawTexts(page, kept, places);
    throw new Error(`the map draws no ${mode}`);
  });
  return element("g", { class: `trace ${trace.meta ?? ""}` }, ...parts.flat());
}
