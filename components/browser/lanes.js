// Draws the timeline as SVG. Its figure is laid out in pixels already, so that drawing it is only putting things where
// they belong: a few milliseconds, where plotly.js, which lays out again, needs a hundred. Of plotly.js's figures it
// knows what the timeline uses: scatter traces of lines, hatched or filled boxes, markers and texts, two pairs of
// linear axes, line shapes and annotations with a ground. What it does not know is an error, not left out.

const BAR_MIDDLE = 8; // pixels above its foot at which the pointer means a bar

export default function lanes(component) {
  return piece(component, show);
}

function show(component) {
  const host = attend(component, drawLanes);
  heed(host);
  follow(host, showDay);
  dragDay(host);
  if (host.asked.figure.layout.meta.lens) heedZoom(host);
  return () => host.watcher?.disconnect();
}

function drawLanes(host) {
  if (!isDue(host)) return;
  if (!isSliding(host)) host.slid = undefined;
  leave(host);
  paint(host);
  isDrawn(host);
}

// Draws the figure, or what the visitor has moved it to.
function paint(host) {
  const { data } = host.asked.figure;
  const layout = slidLayout(host);
  const moved = Boolean(host.slid);
  const page = { layout, moved, width: widthOf(host), marks: [], hatches: new Map(), clip: `clip-of-${host.asked.stamp}` };
  const shown = layout.meta.lens ? data.map((trace) => (trace.meta === "window" ? slidTrace(host, trace) : trace)) : data;
  const drawn = [
    ...ticks(page),
    ...shown.map((trace) => drawTrace(page, trace)),
  ];
  const svg = element("svg", { width: page.width, height: layout.height, class: moved ? "drawing moved" : "drawing", "aria-hidden": "true" });
  svg.style.background = layout.paper_bgcolor;
  svg.style.fontFamily = layout.font.family;
  page.day = { line: element("g", {}), flag: element("g", { class: "dayflag" }) };
  const above = layout.meta.line.layer === "above";
  svg.append(definitions(page), ...(above ? [...drawn, page.day.line] : [page.day.line, ...drawn]), page.day.flag);
  host.marks = moved ? [] : page.marks;
  const old = host.querySelector(":scope > svg");
  if (old) old.replaceWith(svg);
  else host.prepend(svg);
  host.page = page;
  drawDay(page, layout.shapes?.[0], layout.annotations?.[0]);
  if (layout.meta.walk) stopsSoon(host, page);
  if (layout.meta.lens) setLens(host);
  if (dayAhead()) showDay(host, dayAhead());
}

// The stops of the keyboard: at once while one of them has the focus, else once the figure is painted.
function stopsSoon(host, page) {
  const set = () => host.page === page && setStops(host, page.marks);
  if (host.contains(document.activeElement)) set();
  else afterPaint(set);
}

// The day

function drawDay({ day, ...page }, line, note) {
  day.line.replaceChildren(...(line && !beside(page, line.x0) ? [dayLine(page, line)] : []));
  day.flag.replaceChildren(...(note && !page.moved ? flag(page, note) : []));
}

// Puts the day's line where the visitor is while days go by: nowhere when that lies outside the period.
function showDay(host, { at, words }) {
  if (!host.page) return;
  const { begin, end, per_day, stops, line, flag } = host.page.layout.meta;
  const [first, last] = [ordinal(begin), ordinal(end)];
  if (at < first || at > last) return drawDay(host.page);
  const x = between(stops, at, 0, 1);
  const wide = (last - first) * per_day;
  const edge = Math.min(Math.max(x, flag.room), wide - flag.room);
  const note = document.createElement("i");
  note.textContent = words;
  drawDay(host.page, { ...line, x0: x, x1: x }, { ...flag, x: edge, text: `<b>${note.innerHTML}</b>` });
}

// The pixel of a day, or the other way round: `stops` are days with their pixels, between which others stand evenly.
function between(stops, value, from, to) {
  const [one, other] = stops.slice(stops.slice(1, -1).findLastIndex((stop) => stop[from] <= value) + 1);
  return one[to] + ((value - one[from]) / (other[from] - one[from])) * (other[to] - one[to]);
}

// The flag can be dragged to another day; a figure that says so takes a click anywhere for one too.
function dragDay(host) {
  host.onpointerdown ??= (event) => {
    if (!event.target.closest(".dayflag") || !host.page) return;
    event.preventDefault();
    host.setPointerCapture(event.pointerId);
    host.dragged = true;
  };
  host.addEventListener("pointermove", (event) => host.dragged && wish(host, event));
  host.addEventListener("click", (event) => host.page?.layout.meta.clicked && wish(host, event));
  for (const kind of ["pointerup", "pointercancel"]) host.addEventListener(kind, () => (host.dragged = false));
}

function wish(host, event) {
  const { begin, end, stops } = host.page.layout.meta;
  const { left, wide } = scales(host.page);
  const share = (event.clientX - host.getBoundingClientRect().x - left) / wide;
  const [first, last] = [ordinal(begin), ordinal(end)];
  const day = Math.round(between(stops, share * host.page.layout.xaxis.range[1], 1, 0));
  const iso = isoOf(Math.min(Math.max(day, first), last));
  if (iso !== host.wished) document.dispatchEvent(new CustomEvent("daywanted", { detail: (host.wished = iso) }));
}

// Whether a place lies outside the plot, where nothing is drawn while the figure is moved.
function beside(page, value) {
  const { across, left, wide } = scales(page);
  return page.moved && (across(value) < left || across(value) > left + wide);
}

// Where the values of a pair of axes stand, in pixels of the drawing.
function scales({ layout, width }, pair = "") {
  const { l, r, t, b } = layout.margin;
  const [x, y] = [layout[`xaxis${pair}`], layout[`yaxis${pair}`]];
  const [bottom, top] = y.domain;
  const [wide, high] = [width - l - r, layout.height - t - b];
  const across = (value) => l + ((value - x.range[0]) / (x.range[1] - x.range[0])) * wide;
  const share = (value) => (value - y.range[0]) / (y.range[1] - y.range[0]);
  const down = (value) => t + high * (1 - bottom - share(value) * (top - bottom));
  return { across, down, floor: t + high * (1 - bottom), left: l, wide };
}

// What is only patterned or cut out: hatches, and the plot, beyond which nothing is drawn but marks and texts.
function definitions(page) {
  const { l, r, t, b } = page.layout.margin;
  const plot = element("rect", {
    x: l, y: t, width: Math.max(0, page.width - l - r), height: page.layout.height - t - b,
  });
  return element("defs", {}, element("clipPath", { id: page.clip }, plot), ...page.hatches.values());
}

function hatch(page, { fgcolor, bgcolor, size, solidity }) {
  const id = `${page.clip}-${fgcolor.slice(1)}`;
  if (!page.hatches.has(id)) {
    const [half, s] = [size / 2, size];
    const strokes = { d: `M${-half},${half}L${half},${-half}M0,${s}L${s},0M${half},${s + half}L${s + half},${half}`,
                      stroke: fgcolor, "stroke-width": s * solidity };
    const tile = { id, width: s, height: s, patternUnits: "userSpaceOnUse" };
    const ground = element("rect", { width: s, height: s, fill: bgcolor });
    page.hatches.set(id, element("pattern", tile, ground, element("path", strokes)));
  }
  return `url(#${id})`;
}

function ticks(page) {
  const { xaxis, yaxis, xaxis2 } = page.layout;
  const [main, strip] = [scales(page), scales(page, "2")];
  const top = page.layout.margin.t - 9;
  const under = strip.floor + 17;
  const rule = { x1: strip.left, x2: strip.left + strip.wide, y1: strip.floor, y2: strip.floor, stroke: xaxis2.linecolor };
  return [
    ...xaxis.tickvals.map((at, i) => (beside(page, at) ? [] : [axisText(xaxis, i, main.across(at), top, "middle")])).flat(),
    ...yaxis.tickvals.flatMap((at, i) => laneName(page, i, main.left - 8, main.down(at) + 4.5)),
    element("line", rule),
    ...xaxis2.tickvals.map((at, i) => axisText(xaxis2, i, strip.across(at), under, "middle")),
  ];
}

// The name of a lane, its last line beside the lane's own; the whole name where it is cut, for a pointer that rests there.
function laneName({ layout }, i, x, y) {
  const { tickfont, ticktext } = layout.yaxis;
  const bold = ticktext[i].startsWith("<b>");
  const rows = ticktext[i].replaceAll(/<\/?b>/g, "").trim().split("<br>");
  const whole = layout.meta.names?.[i];
  return rows.map((row, n) => {
    const look = { x, y: y - (rows.length - 1 - n) * (tickfont.size + 1), "text-anchor": "end", fill: tickfont.color };
    const name = textAt(bold ? `<b>${row}</b>` : row, { ...look, "font-size": tickfont.size });
    if (whole) name.append(element("title", {}, whole));
    return name;
  });
}

function axisText(axis, i, x, y, anchor) {
  return textAt(axis.ticktext[i].trim(), { x, y, "text-anchor": anchor, "font-size": axis.tickfont.size, fill: axis.tickfont.color });
}

function dayLine(page, { x0, x1, y0, y1, line }) {
  const { across, down } = scales(page);
  const ends = { x1: across(x0), x2: across(x1), y1: down(y0), y2: down(y1) };
  return element("line", { ...ends, stroke: line.color, "stroke-width": line.width });
}

function flag(page, note) {
  const { across, down } = scales(page);
  const [x, y] = [across(note.x), down(note.y) - note.yshift];
  const size = note.font.size;
  const high = size + 2 * note.borderpad;
  const wide = note.width + 2 * note.borderpad;
  const ground = { x: x - wide / 2, y: y - high, width: wide, height: high, fill: note.bgcolor };
  const words = { x, y: y - note.borderpad - 2, "text-anchor": "middle", "font-size": size, fill: note.font.color };
  return [element("rect", ground), textAt(note.text, words)];
}

function drawTrace(page, trace) {
  if (trace.type === "bar") return drawBars(page, trace);
  if (trace.type !== "scatter") throw new Error(`the timeline draws no ${trace.type}`);
  const scale = scales(page, trace.xaxis === "x2" ? "2" : "");
  const clipped = trace.cliponaxis === false && !page.moved ? undefined : `url(#${page.clip})`;
  const group = element("g", { class: `trace ${trace.meta ?? ""}`, "clip-path": clipped, opacity: trace.opacity });
  const spots = () => trace.x.map((x, i) => [scale.across(x), scale.down(trace.y[i])]);
  if (trace.mode === "lines") group.append(...drawLines(page, trace, scale));
  else if (trace.mode === "markers") group.append(...drawMarks(page, trace, spots()));
  else if (trace.mode === "text") group.append(...drawTexts(page, trace, spots()));
  else throw new Error(`the timeline draws no ${trace.mode}`);
  return group;
}

// Bars that count the events of some days; each is meant by what points into its strip of the lane.
function drawBars(page, trace) {
  const { across, down } = scales(page);
  const bars = trace.x.map((x, i) => {
    const [left, right] = [across(x - trace.width[i] / 2), across(x + trace.width[i] / 2)];
    const [foot, top] = [down(trace.base[i]), down(trace.base[i] + trace.y[i])];
    const picked = trace.customdata[i];
    page.marks.push({ picked, x: (left + right) / 2, y: foot - BAR_MIDDLE, r: (right - left) / 2, hover: trace.hovertext[i] });
    return element("rect", { x: left, y: top, width: right - left, height: foot - top, class: "mark", "data-pick": picked });
  });
  return element("g", { class: `trace ${trace.meta}`, fill: trace.marker.color }, ...bars);
}

// Separate lines in one path; with `fill`, closed boxes.
function drawLines(page, trace, { across, down }) {
  const { color, width, dash } = trace.line;
  const fill = trace.fill ? (trace.fillpattern ? hatch(page, trace.fillpattern) : trace.fillcolor) : "none";
  let path = "";
  let pen = "M";
  trace.x.forEach((x, i) => {
    if (x === null) {
      pen = "M";
      return;
    }
    path += `${pen}${across(x)},${down(trace.y[i])}`;
    pen = "L";
  });
  const dashes = dash?.replaceAll("px", "");
  return [element("path", { d: path, fill, stroke: color, "stroke-width": width, "stroke-dasharray": dashes })];
}
