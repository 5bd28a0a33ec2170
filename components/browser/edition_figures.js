// The figures of the class edition for a filter, put together from the parts that Python has laid out: the scripts that
// draw them are those of the app.

const MOST_TITLES = 5; // that a cluster names before it only counts
const UNDER_FLAG = { strong: 70, weak: 58 }; // pixels to each side of the day, as in components/day_line.py

// The timeline of a period on a day, with only the kept events; see timeline_json for its parts. It comes with how many
// events it shows, in how many lanes, and how many it names.
function timelineFigure(parts, { known, said }, film, { kept, filtered, selected, at }) {
  const only = (trace) => keptPoints(trace, kept);
  const marks = parts.marks.map(only).map((trace) => ({ ...trace, hovertext: trace.customdata.map((event) => said.events[event][2]) }));
  const mine = (traces) => Object.entries(traces).flatMap(([event, found]) => (kept.has(event) ? found : []));
  const data = [
    ...parts.base.map((trace) => (trace.meta === "months" ? monthBars(trace, known.months, kept) : trace)),
    ...(filtered ? stateTraces(parts, known, film) : parts.states),
    ...mine(parts.bands),
    ...marks.filter(({ x }) => x.length),
    ...clusterTraces(parts.clusters, said, kept),
    ...mine(parts.leaders),
    ...parts.labels.map(only).filter(({ x }) => x.length),
    ...ring(marks, selected, known.accent),
  ];
  const [events, lanes] = [0, 1].map((part) => new Set(parts.marked.filter(([event]) => kept.has(event)).map((each) => each[part])));
  const labelled = data.filter(({ meta }) => meta === "labels").flatMap(({ customdata }) => customdata).length;
  return { figure: { data, layout: onDay(parts.layout, at, said.lang) }, count: events.size, lanes: lanes.size, labelled };
}

// The layout with the day's line and flag, and without the names of days that the flag would cover.
function onDay(layout, at, lang) {
  const { begin, end, per_day, line, flag } = layout.meta;
  const [day, first, last] = [at, begin, end].map((iso) => Date.parse(iso) / WHOLE_DAY);
  if (day < first || day > last) return layout;
  const [x, wide] = [(day - first) * per_day, (last - first) * per_day];
  const { tickvals, ticktext } = layout.xaxis;
  const clear = tickvals.map((tick, i) => Math.abs(tick - x) >= (ticktext[i].startsWith("<b>") ? UNDER_FLAG.strong : UNDER_FLAG.weak));
  const seen = (values) => values.filter((_, i) => clear[i]);
  const note = { ...flag, x: Math.min(Math.max(x, flag.room), wide - flag.room), text: `<b>${escaped(inWords(at, lang))}</b>` };
  const xaxis = { ...layout.xaxis, tickvals: seen(tickvals), ticktext: seen(ticktext) };
  return { ...layout, xaxis, shapes: [{ ...line, x0: x, x1: x }], annotations: [note] };
}

// Of a trace with an event per point only the points of kept events.
function keptPoints(trace, kept) {
  const stays = trace.customdata.map((event) => kept.has(event));
  if (stays.every(Boolean)) return trace;
  const only = (value) => (Array.isArray(value) && value.length === stays.length ? value.filter((_, i) => stays[i]) : value);
  const each = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, only(value)]));
  const marker = trace.marker && { ...each(trace.marker), line: each(trace.marker.line) };
  return { ...each(trace), ...(marker && { marker }) };
}

// The clusters that still count some event, with the number of these; picking one opens its most important event.
function clusterTraces({ traces, events }, said, kept) {
  const counted = events.map((each) => each.filter((event) => kept.has(event)));
  const stays = counted.map((each) => each.length > 0);
  if (!stays.some(Boolean)) return [];
  const only = (values) => values.filter((_, i) => stays[i]);
  const hovers = only(counted).map((each) => clusterHover(each, said));
  return traces.map((trace) => {
    const { marker, text } = trace;
    return {
      ...trace,
      x: only(trace.x),
      y: only(trace.y),
      customdata: only(counted).map(([first]) => first),
      ...(marker && { hovertext: hovers, marker: { ...marker, size: only(marker.size) } }),
      ...(text && { text: only(counted).map((each) => String(each.length)) }),
    };
  });
}

function clusterHover(events, said) {
  const lines = events.slice(0, MOST_TITLES).map((event) => `<span style="font-size:12px">${escaped(said.events[event][0])}</span>`);
  const more = events.length - lines.length;
  const head = `<b>${escaped(said.say("edition.cluster", { count: events.length }))}</b>`;
  return [head, ...lines, ...(more > 0 ? [escaped(said.say("cluster.more", { count: more }))] : [])].join("<br>");
}

function monthBars(trace, months, kept) {
  const counts = new Map();
  for (const [event, x] of Object.entries(months)) if (kept.has(event)) counts.set(x, (counts.get(x) ?? 0) + 1);
  const bars = [...counts];
  return { ...trace, x: bars.flatMap(([x]) => [x, x, null]), y: bars.flatMap(([, count]) => [0, count, null]) };
}

function ring(marks, selected, color) {
  const found = marks.flatMap(({ x, y, customdata, marker }) =>
    customdata.flatMap((event, i) => (event === selected ? [[x[i], y[i], marker.size[i] + 9]] : [])),
  );
  if (!found.length) return [];
  const [x, y, size] = [0, 1, 2].map((part) => found.map((each) => each[part]));
  const marker = { symbol: "circle", size, color: "rgba(0,0,0,0)", line: { color, width: 2 } };
  return [{ type: "scatter", mode: "markers", meta: "selected", x, y, marker, hoverinfo: "skip", cliponaxis: false }];
}

// The lines of the lanes' states, drawn as components/state_lines.py draws them.
function stateTraces({ lanes, window: [begin, end, width] }, { lines, last }, film) {
  const after = new Date(Date.parse(last) + WHOLE_DAY).toISOString().slice(0, 10);
  const [first, final] = [begin, end].map((iso) => Date.parse(iso) / WHOLE_DAY);
  const pixel = (iso) => ((Date.parse(iso) / WHOLE_DAY - first) * width) / Math.max(1, final - first);
  const all = lanes.flatMap(([place, y]) => stretchesOf(film, place, after).map((stretch) => ({ ...stretch, y })));
  const found = all
    .filter((each) => each.begin <= end && each.end >= begin)
    .map((each) => ({ ...each, x0: Math.max(0, pixel(each.begin)), x1: Math.min(width, pixel(each.end)) }));
  const traces = Object.entries(lines.states).flatMap(([state, [wide, colour]]) => {
    const mine = found.filter(({ own }) => own[STATE] === state);
    const certain = mine.filter(({ own }) => !own[POSSIBLY]);
    const possible = mine.filter(({ own }) => own[POSSIBLY]);
    return [
      ...(certain.length ? [straight(certain, colour, wide, state)] : []),
      ...(certain.length && state === "lifted" ? [straight(certain, lines.paper, wide - 2.2)] : []),
      ...(possible.length ? [hatched(possible, colour, lines)] : []),
    ];
  });
  const heads = found.filter((each) => !isAct(each.own) && (each.end === after || pixel(each.end) > width)).map((each) => [each, each.x1, "right"]);
  const tails = found.filter((each) => pixel(each.begin) < 0).map((each) => [each, 0, "left"]);
  return [...traces, ...(heads.length || tails.length ? [arrows([...heads, ...tails], lines)] : [])];
}

function straight(stretches, color, width, name) {
  const [x, y] = [stretches.flatMap(({ x0, x1 }) => [x0, x1, null]), stretches.flatMap((each) => [each.y, each.y, null])];
  return { type: "scatter", mode: "lines", x, y, line: { color, width }, hoverinfo: "skip", ...(name && { name, meta: "state" }) };
}

function hatched(stretches, color, { band, paper }) {
  const half = band / 2;
  const x = stretches.flatMap(({ x0, x1 }) => [x0, x1, x1, x0, x0, null]);
  const y = stretches.flatMap((each) => [each.y - half, each.y - half, each.y + half, each.y + half, each.y - half, null]);
  const fillpattern = { shape: "/", size: 4, solidity: 0.3, fgcolor: color, bgcolor: paper };
  return { type: "scatter", mode: "lines", x, y, fill: "toself", fillcolor: paper, fillpattern, line: { color, width: 0.8 }, hoverinfo: "skip", meta: "possibly" };
}

function arrows(ends, { states }) {
  const marker = {
    symbol: ends.map(([, , side]) => `triangle-${side}`),
    size: 11,
    color: ends.map(([{ own }]) => states[own[STATE]][1]),
  };
  const [x, y] = [ends.map(([, at]) => at), ends.map(([each]) => each.y)];
  return { type: "scatter", mode: "markers", x, y, marker, hoverinfo: "skip", cliponaxis: false, meta: "still" };
}

// The map of a day on which the visitor stays, with what a pointer reads over each place.
function mapFigure({ known, said }, film, { at, part }) {
  const frame = frameOn(film, at);
  const nothing = escaped(`${said.say(frame.basis.filtered ? "state.none_shown" : "state.none")}, ${inWords(at, said.lang)}`);
  const hover = (place) => placeHover({ known, said }, frame, at, place, nothing);
  const recorded = new Set(known.shapes.filter((place) => frame.painted[place]));
  const locations = [...known.shapes.filter((place) => !recorded.has(place)), ...recorded];
  const looks = locations.map((place) => frame.painted[place] ?? 0);
  const fills = known.fills.light;
  const last = Math.max(1, fills.length - 1);
  const shapes = {
    type: "choropleth",
    geojson: "",
    locations,
    z: looks,
    zmax: last,
    colorscale: fills.map(([colour], i) => [i / last, colour]),
    marker: { line: { color: looks.map((look) => fills[look][1]), width: looks.map((look) => fills[look][2]) } },
    customdata: locations,
    hovertext: locations.map(hover),
    hoverinfo: "text",
  };
  const placed = frame.traces.map((number) => said.traces[number]).map((trace) => {
    if (trace.meta === "markers") return { ...trace, hovertext: trace.customdata.map(hover) };
    return trace;
  });
  const geo = { ...known.layout.geo, lonaxis: undefined, ...known.frames[part] };
  return { data: [shapes, ...placed], layout: { ...known.layout, geo } };
}

function placeHover({ known, said }, frame, at, place, nothing) {
  const events = (id) => `<span style="font-size:12px">${escaped(said.events[id][0])}</span>`;
  const against = known.contested.filter(([event, from, places]) => frame.basis.kept.has(event) && from <= at && places.includes(place));
  const openings = told(frame.lists.get(place) ?? []).slice(0, 4);
  const name = escaped(said.names[place][0]);
  if (!openings.length && !against.length) return `${name}<br>${nothing}`;
  const lines = openings.flatMap((opening) => [escaped(inState(frame, opening)), events(opening[EVENT])]);
  const others = against.flatMap(([event]) => [escaped(said.say("state.contested")), events(event)]);
  return [`<b>${name}</b>`, ...lines, ...others].join("<br>");
}

// All that stands somewhere, with one lifting at most, and none where a block may be in force.
function told(openings) {
  const first = openings.findIndex((opening) => ["blocked", "lifted"].includes(opening[STATE]));
  return openings.filter((opening, i) => opening[STATE] !== "lifted" || i === first);
}

function escaped(text) {
  if (!/[&<>]/.test(text)) return text;
  const element = document.createElement("i");
  element.textContent = text;
  return element.innerHTML;
}

// A figure, or a piece of the page, as JSON; in the colours of the dark theme if these are given.
function recoloured(figure, dark) {
  const drawing = JSON.stringify(figure);
  if (!dark) return drawing;
  return drawing
    .replace(/#[0-9A-Fa-f]{6}/g, (colour) => dark[colour.toUpperCase()] ?? colour)
    .replace(/rgba\((\d+,\d+,\d+),/g, (whole, parts) => (dark[parts] ? `rgba(${dark[parts]},` : whole));
}
