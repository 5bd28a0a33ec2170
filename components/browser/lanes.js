// Draws the timeline as SVG. Its figure is laid out in pixels already, so that drawing it is only putting things where
// they belong: a few milliseconds, where plotly.js, which lays out again, needs a hundred. Of plotly.js's figures it
// knows what the timeline uses: scatter traces of lines, hatched or filled boxes, markers and texts, two pairs of
// linear axes, line shapes and annotations with a ground. What it does not know is an error, not left out.

const SVG_NAMES = "http://www.w3.org/2000/svg";
const NEAR = 14; // pixels from a mark within which the pointer means it
const CROSS = 0.8 / Math.SQRT2;
const SYMBOLS = {
  circle: (r) => `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`,
  square: (r) => `M${-r},${-r}H${r}V${r}H${-r}Z`,
  diamond: (r) => `M0,${-1.3 * r}L${1.3 * r},0 0,${1.3 * r} ${-1.3 * r},0Z`,
  "triangle-up": (r) => `M0,${-r}L${1.15 * r},${r / 2}H${-1.15 * r}Z`,
  "triangle-right": (r) => `M${r},0L${-r / 2},${1.15 * r}V${-1.15 * r}Z`,
  "triangle-left": (r) => `M${-r},0L${r / 2},${1.15 * r}V${-1.15 * r}Z`,
  x: (r) => {
    const d = r * CROSS;
    return `M0,${-d}l${d},${-d} ${d},${d} ${-d},${d} ${d},${d} ${-d},${d} ${-d},${-d} ${-d},${d} ${-d},${-d} ${d},${-d} ${-d},${-d} ${d},${-d}Z`;
  },
};
const CROSSED = { circle: Math.SQRT1_2, square: 1, diamond: 0.65 }; // how far the cross inside an open symbol reaches

export default function lanes(component) {
  const host = attend(component, draw);
  host.onpointermove ??= (event) => point(host, event);
  host.onpointerleave ??= () => leave(host);
  host.onclick ??= (event) => {
    const mark = nearest(host, event);
    if (mark) tell(host, mark.event);
  };
  return () => host.watcher?.disconnect();
}

function draw(host) {
  if (!isDue(host)) return;
  const { data, layout } = host.asked.figure;
  const page = { layout, width: host.clientWidth, marks: [], hatches: new Map(), clip: `clip-of-${host.asked.stamp}` };
  const drawn = [
    ...ticks(page),
    ...(layout.shapes ?? []).map((shape) => dayLine(page, shape)),
    ...data.map((trace) => drawTrace(page, trace)),
    ...(layout.annotations ?? []).flatMap((note) => flag(page, note)),
  ];
  const svg = element("svg", { width: page.width, height: layout.height, class: "drawing", "aria-hidden": "true" });
  svg.style.background = layout.paper_bgcolor;
  svg.style.fontFamily = layout.font.family;
  svg.append(definitions(page), ...drawn);
  leave(host);
  host.marks = page.marks;
  host.replaceChildren(svg);
  isDrawn(host);
}

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG_NAMES, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
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
    ...xaxis.tickvals.map((at, i) => axisText(xaxis, i, main.across(at), top, "middle")),
    ...yaxis.tickvals.map((at, i) => axisText(yaxis, i, main.left - 8, main.down(at) + 4.5, "end")),
    element("line", rule),
    ...xaxis2.tickvals.map((at, i) => axisText(xaxis2, i, strip.across(at), under, "middle")),
  ];
}

function axisText(axis, i, x, y, anchor) {
  return textAt(axis.ticktext[i].trim(), { x, y, "text-anchor": anchor, "font-size": axis.tickfont.size, fill: axis.tickfont.color });
}

// A text of a figure: escaped, and all of it bold or none.
function textAt(text, attributes) {
  const bold = /^<b>(.*)<\/b>$/s.exec(text);
  const weight = bold ? { "font-weight": 700 } : {};
  return element("text", { ...attributes, ...weight }, unescaped(bold ? bold[1] : text));
}

function unescaped(text) {
  return new DOMParser().parseFromString(text, "text/html").body.textContent;
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
  if (trace.type !== "scatter") throw new Error(`the timeline draws no ${trace.type}`);
  const scale = scales(page, trace.xaxis === "x2" ? "2" : "");
  const clipped = trace.cliponaxis === false ? undefined : `url(#${page.clip})`;
  const group = element("g", { class: `trace ${trace.meta ?? ""}`, "clip-path": clipped, opacity: trace.opacity });
  const kinds = { lines: drawLines, markers: drawMarks, text: drawTexts };
  if (!(trace.mode in kinds)) throw new Error(`the timeline draws no ${trace.mode}`);
  group.append(...kinds[trace.mode](page, trace, scale));
  return group;
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

function drawMarks(page, trace, { across, down }) {
  const { marker } = trace;
  const one = (value, i) => (Array.isArray(value) ? value[i] : value);
  return trace.x.map((value, i) => {
    const [x, y, r] = [across(value), down(trace.y[i]), one(marker.size, i) / 2];
    const [symbol, crossed] = one(marker.symbol, i).split(/(-x-open)$/);
    const [colour, edge] = [one(marker.color, i), one(marker.line?.color, i)];
    const cross = r * CROSSED[symbol];
    const inner = crossed ? `M${-cross},${-cross}L${cross},${cross}M${-cross},${cross}L${cross},${-cross}` : "";
    const event = trace.customdata?.[i];
    if (event) page.marks.push({ event, x, y, r, hover: trace.hovertext[i] });
    return element("path", {
      d: SYMBOLS[symbol](r) + inner,
      transform: `translate(${x},${y})`,
      fill: crossed ? "none" : colour,
      stroke: edge,
      "stroke-width": edge && one(marker.line.width, i),
      class: event && "mark",
      "data-event": event,
    });
  });
}

// Texts have a ground of the paper's colour round each letter, so that a line behind them does not cross them out.
function drawTexts(page, trace, { across, down }) {
  const { size, weight, color } = trace.textfont;
  return trace.x.map((x, i) => {
    const place = { x: across(x), y: down(trace.y[i]) + size * 0.35, class: "label", "data-event": trace.customdata[i] };
    const look = { "font-size": size, "font-weight": weight, fill: color, stroke: page.layout.paper_bgcolor };
    return textAt(trace.text[i], { ...place, ...look });
  });
}

// The pointer

// The mark that the pointer means: that of the label below it, else the nearest one.
function nearest(host, event) {
  const label = event.target.closest?.(".label")?.dataset.event;
  const box = host.getBoundingClientRect();
  const [x, y] = [event.clientX - box.x, event.clientY - box.y];
  const distance = (mark) => Math.hypot(mark.x - x, mark.y - y);
  const near = (host.marks ?? []).filter((mark) => (label ? mark.event === label : distance(mark) <= NEAR));
  return near.sort((one, other) => distance(one) - distance(other))[0];
}

function point(host, event) {
  const mark = nearest(host, event);
  host.style.cursor = mark ? "pointer" : "";
  if (mark === host.pointed) return;
  leave(host);
  if (mark) tip(host, mark);
}

function leave(host) {
  host.pointed = undefined;
  host.querySelector(".tip")?.remove();
}

// A small card beside a mark, on the side that has more room.
function tip(host, mark) {
  host.pointed = mark;
  const card = document.createElement("div");
  card.className = "tip";
  card.append(...formatted(mark.hover));
  const toRight = mark.x < host.clientWidth / 2;
  card.style.cssText = `top:${mark.y}px;${toRight ? `left:${mark.x + mark.r + 8}px` : `right:${host.clientWidth - mark.x + mark.r + 8}px`}`;
  host.append(card);
}

// The few tags that a hover text of plotly.js may have; everything else in it is text.
function formatted(text) {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    const made = document.createElement(["B", "BR", "SPAN"].includes(node.nodeName) ? node.nodeName : "span");
    if (node.style?.color) made.style.color = node.style.color;
    if (node.style?.fontSize) made.style.fontSize = node.style.fontSize;
    made.append(...[...node.childNodes].map(copy));
    return made;
  };
  return [...new DOMParser().parseFromString(text, "text/html").body.childNodes].map(copy);
}
