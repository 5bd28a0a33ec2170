// Marks and texts of a figure as SVG, and what a pointer over them means; put before the scripts of both figures.
// They take of Plotly's figures what ours use; a symbol that they do not know is an error.

const SVG_NAMES = "http://www.w3.org/2000/svg";
const NEAR = 8; // pixels round a mark in which the pointer still means it
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

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG_NAMES, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A text of a figure: escaped, and all of it bold or none.
function textAt(text, attributes) {
  const bold = /^<b>(.*)<\/b>$/s.exec(text);
  const weight = bold ? { "font-weight": 700 } : {};
  return element("text", { ...attributes, ...weight }, unescaped(bold ? bold[1] : text));
}

function unescaped(text) {
  if (!/[&<]/.test(text)) return text;
  return new DOMParser().parseFromString(text, "text/html").body.textContent;
}

// Two lines that cross.
function cut(r) {
  return `M${-r},${-r}L${r},${r}M${-r},${r}L${r},${-r}`;
}

// `spots` are the places of a trace's points in pixels of the drawing.
function drawMarks(page, trace, spots) {
  const { marker } = trace;
  const one = (value, i) => (Array.isArray(value) ? value[i] : value);
  return spots.map(([x, y], i) => {
    const r = one(marker.size, i) / 2;
    const [, symbol, crossed, open] = /^(.*?)(-x)?(-open)?$/.exec(one(marker.symbol, i) ?? "circle");
    const colour = one(marker.color, i);
    const edge = one(marker.line?.color, i) ?? (open ? colour : undefined);
    const picked = trace.hoverinfo === "text" ? trace.customdata[i] : undefined;
    if (picked) page.marks.push({ picked, x, y, r, hover: trace.hovertext[i] });
    const outline = open && symbol === "x" ? cut(r * CROSS) : SYMBOLS[symbol](r) + (crossed ? cut(r * CROSSED[symbol]) : "");
    return element("path", {
      d: outline,
      transform: `translate(${x},${y})`,
      fill: open ? "none" : colour,
      stroke: edge,
      "stroke-width": edge && one(marker.line?.width, i),
      class: picked ? "mark" : "sign",
      "data-pick": picked,
    });
  });
}

// Texts have a ground of the paper's colour round each letter, so that a line behind them does not cross them out.
function drawTexts(page, trace, spots) {
  const { size, weight, color } = trace.textfont;
  const [, side = "center"] = (trace.textposition ?? "middle center").split(" ");
  const [up] = (trace.textposition ?? "middle center").split(" ");
  const anchor = { left: "end", center: "middle", right: "start" }[side];
  const lift = up === "top" ? -size * 0.35 : size * 0.35;
  const away = trace.marker ? { left: -1, center: 0, right: 1 }[side] * (trace.marker.size / 2) : 0;
  const look = { "text-anchor": anchor, "font-size": size, "font-weight": weight, fill: color, stroke: page.layout.paper_bgcolor };
  const picked = trace.hoverinfo === "skip" ? undefined : trace.customdata;
  return spots.map(([x, y], i) =>
    textAt(trace.text[i], { ...look, x: x + away, y: y + lift, class: picked ? "label" : "sign", "data-pick": picked?.[i] }),
  );
}

// The pointer

// Tells what the pointer is on, and Python what was clicked.
function heed(host) {
  host.onpointermove ??= (event) => point(host, event);
  host.onpointerleave ??= () => leave(host);
  host.onclick ??= (event) => {
    const found = meant(host, event);
    if (found) tell(host, found.picked);
  };
}

// What the pointer means: the mark of the label or the bar below it, else the nearest mark, else the shape below it.
function meant(host, event) {
  if (dayAhead()?.frame) return undefined; // the figure is ahead of what it can say of itself
  const label = event.target.closest?.(".label, .bars .mark")?.dataset.pick;
  const box = host.getBoundingClientRect();
  const [x, y] = [event.clientX - box.x, event.clientY - box.y];
  const distance = (mark) => Math.hypot(mark.x - x, mark.y - y);
  const near = (host.marks ?? []).filter((mark) => (label ? mark.picked === label : distance(mark) <= mark.r + NEAR));
  const shape = event.target.closest?.(".shape")?.shape;
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? (shape && { ...shape, x, y, r: 4 });
}

function point(host, event) {
  const found = meant(host, event);
  host.style.cursor = found ? "pointer" : "";
  if (found?.picked === host.pointed?.picked && found?.hover === host.pointed?.hover) return;
  leave(host);
  if (found) tip(host, found);
}

function leave(host) {
  host.pointed = undefined;
  host.querySelector(".tip")?.remove();
}

// A small card beside what is pointed at, on the side that has more room.
function tip(host, found) {
  host.pointed = found;
  const card = document.createElement("div");
  card.className = "tip";
  card.append(...formatted(found.hover));
  const away = found.r + 8;
  const side = found.x < host.clientWidth / 2 ? `left:${found.x + away}px` : `right:${host.clientWidth - found.x + away}px`;
  card.style.cssText = `top:${found.y}px;${side}`;
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
