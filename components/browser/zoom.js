// The days that the timeline shows: its window on the strip is dragged and resized, by pointer and by key; Ctrl and the
// wheel, two fingers and keys zoom. The figure follows at once; when the visitor rests, Python lays it out anew.
// A wheel alone, or one finger, always scrolls the page. layout.meta.lens: {first, last, least, lang, label, span}

const SETTLE = 240; // milliseconds without another movement after which Python is told
const AWAITED = 2500; // milliseconds in which its answer is awaited
const GRIP = 24; // pixels that a handle is wide, at least for a finger
const WEEK = 7;
const CLOSER = 0.5; // the share of the days that a key leaves

// Days, as numbers

// The window of a length that lies as near to a beginning as the limits allow.
function fitted(begin, long, { first, last, least }) {
  const days = Math.min(Math.max(long, least), last - first);
  const from = Math.min(Math.max(begin, first), last - days);
  return { begin: from, end: from + days };
}

// The window made wider or narrower by a factor, with what stands at a share of it staying there.
function scaledAt({ begin, end }, factor, share, limits) {
  const long = Math.min(Math.max((end - begin) * factor, limits.least), limits.last - limits.first);
  return fitted(begin + share * (end - begin - long), long, limits);
}

function movedBy({ begin, end }, days, limits) {
  return fitted(begin + days, end - begin, limits);
}

// The window with one of its ends somewhere else.
function resized({ begin, end }, side, at, { first, last, least }) {
  return side === "begin"
    ? { begin: Math.min(Math.max(at, first), end - least), end }
    : { begin, end: Math.max(Math.min(at, last), begin + least) };
}

function zoomCode({ begin, end }, { first, last }) {
  return begin <= first && end >= last ? "all" : `${isoOf(begin)}/${isoOf(end)}`;
}

// What is shown

function limitsOf(host) {
  const { first, last, least } = host.asked.figure.layout.meta.lens;
  return { first: ordinal(first), last: ordinal(last), least };
}

function drawnWindow(host) {
  const { begin, end } = host.asked.figure.layout.meta;
  return { begin: ordinal(begin), end: ordinal(end) };
}

function shownWindow(host) {
  return host.slid ?? drawnWindow(host);
}

// Shows other days at once, and tells Python when they stay.
function slide(host, days) {
  host.slid = days;
  host.painting ??= requestAnimationFrame(() => {
    host.painting = undefined;
    if (host.slid) paint(host);
  });
  clearTimeout(host.settling);
  host.settling = host.held ? undefined : setTimeout(() => settle(host), SETTLE);
}

function isSliding(host) {
  return Boolean(host.held || host.settling);
}

function settle(host) {
  clearTimeout(host.settling);
  host.settling = undefined;
  if (!host.slid) return;
  const whole = { begin: Math.round(host.slid.begin), end: Math.round(host.slid.end) };
  host.slid = whole;
  const drawn = drawnWindow(host);
  if (whole.begin === drawn.begin && whole.end === drawn.end) return stay(host);
  tellZoom(host, zoomCode(whole, limitsOf(host)));
  clearTimeout(host.awaiting);
  host.awaiting = setTimeout(() => !isSliding(host) && stay(host), AWAITED);
}

// Shows again what was laid out.
function stay(host) {
  host.slid = undefined;
  paint(host);
}

function tellZoom(host, zoom) {
  if (host.closest(".st-key-timeline")) goAhead("zoom", zoom);
  host.tell.setTriggerValue("zoomed", zoom);
}

// The layout with its axis where the visitor has moved it.
function slidLayout(host) {
  const { layout } = host.asked.figure;
  if (!host.slid) return layout;
  const range = [host.slid.begin, host.slid.end].map((day) => between(layout.meta.stops, day, 0, 1));
  return { ...layout, xaxis: { ...layout.xaxis, range } };
}

// The window as a trace of the strip, where the visitor has moved it.
function slidTrace(host, trace) {
  if (!host.slid) return trace;
  const { first, last } = limitsOf(host);
  const [low, high] = host.asked.figure.layout.xaxis2.range;
  const across = (at) => low + ((at - first) / (last - first)) * (high - low);
  const [begin, end] = [across(host.slid.begin), across(host.slid.end)];
  return { ...trace, x: [begin, end, end, begin, begin] };
}

// The window on the strip

function setLens(host) {
  const { lens } = host.asked.figure.layout.meta;
  const parts = (host.lens ??= madeLens(host));
  const { left, wide, floor, roof } = stripOf(host);
  Object.assign(parts.strip.style, { left: `${left}px`, top: `${roof}px`, width: `${wide}px`, height: `${floor - roof}px` });
  const { first, last } = limitsOf(host);
  const { begin, end } = shownWindow(host);
  const across = (at) => (Math.min(Math.max((at - first) / (last - first), 0), 1)) * wide;
  const narrow = Math.max(0, GRIP - (across(end) - across(begin))) / 2;
  parts.window.style.left = `${across(begin) - narrow}px`;
  parts.window.style.width = `${across(end) - across(begin) + 2 * narrow}px`;
  parts.window.setAttribute("aria-label", lens.label);
  parts.window.setAttribute("aria-valuemin", 0);
  parts.window.setAttribute("aria-valuemax", Math.max(0, Math.round(last - first - (end - begin))));
  parts.window.setAttribute("aria-valuenow", Math.round(begin - first));
  const words = (at) => inWords(isoOf(Math.round(at)), lens.lang, "long");
  parts.window.setAttribute("aria-valuetext", lens.span.replace("{begin}", words(begin)).replace("{end}", words(end)));
}

function stripOf(host) {
  const { left, wide, floor } = scales(host.page, "2");
  return { left, wide, floor, roof: scales(host.page, "2").down(host.page.layout.yaxis2.range[1]) };
}

function madeLens(host) {
  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const parts = { strip: make("div", "strip"), window: make("div", "lens"), begin: make("i", "grip begin"), end: make("i", "grip end") };
  parts.window.setAttribute("role", "slider");
  parts.window.tabIndex = 0;
  parts.window.append(parts.begin, parts.end);
  parts.strip.append(parts.window);
  parts.strip.onpointerdown = (event) => grasp(host, event);
  parts.strip.onpointermove = (event) => pull(host, event);
  for (const kind of ["pointerup", "pointercancel"]) parts.strip.addEventListener(kind, () => release(host));
  parts.strip.onclick = (event) => event.stopPropagation();
  parts.window.onkeydown = (event) => steer(host, event);
  host.append(parts.strip);
  return parts;
}

// Takes the window, one of its ends, or a place beside it, to which its middle then comes.
function grasp(host, event) {
  if (event.button) return;
  event.stopPropagation();
  host.lens.strip.setPointerCapture(event.pointerId);
  const side = event.target === host.lens.begin ? "begin" : event.target === host.lens.end ? "end" : undefined;
  host.held = { id: event.pointerId, side, x: event.clientX, from: shownWindow(host) };
  if (event.target !== host.lens.strip) return;
  const { first, last } = limitsOf(host);
  const { x, width } = host.lens.strip.getBoundingClientRect();
  const { begin, end } = host.held.from;
  const at = first + ((event.clientX - x) / width) * (last - first);
  host.held.from = fitted(at - (end - begin) / 2, end - begin, limitsOf(host));
  slide(host, host.held.from);
}

function pull(host, event) {
  if (host.held?.id !== event.pointerId) return;
  event.stopPropagation();
  const limits = limitsOf(host);
  const { side, x, from } = host.held;
  const days = ((event.clientX - x) / host.lens.strip.clientWidth) * (limits.last - limits.first);
  slide(host, side ? resized(from, side, from[side] + days, limits) : movedBy(from, days, limits));
}

function release(host) {
  if (!host.held) return;
  host.held = undefined;
  settle(host);
}

// Arrows move the window by a week, with Shift they move its end; Page keys move it by its length.
function steer(host, event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const limits = limitsOf(host);
  const now = shownWindow(host);
  const long = now.end - now.begin;
  const weeks = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  const goals = { PageUp: now.begin + long, PageDown: now.begin - long, Home: limits.first, End: limits.last };
  if (weeks && event.shiftKey) slide(host, resized(now, "end", now.end + weeks * WEEK, limits));
  else if (weeks) slide(host, movedBy(now, weeks * WEEK, limits));
  else if (event.key in goals) slide(host, fitted(goals[event.key], long, limits));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// Wheel, fingers and keys on the lanes

function heedZoom(host) {
  if (host.zooms) return;
  host.zooms = true;
  host.addEventListener("wheel", (event) => turn(host, event), { passive: false });
  host.addEventListener("touchstart", (event) => pinch(host, event), { passive: false });
  host.addEventListener("touchmove", (event) => pinch(host, event), { passive: false });
  for (const kind of ["touchend", "touchcancel"]) host.addEventListener(kind, () => part(host));
  host.addEventListener("keydown", (event) => zoomByKey(host, event));
}

// How far across the lanes a place on the screen lies.
function shareAt(host, clientX) {
  const { left, wide } = scales(host.page);
  return Math.min(Math.max((clientX - host.getBoundingClientRect().x - left) / wide, 0), 1);
}

function turn(host, event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const lines = event.deltaMode ? 24 : 1;
  const factor = Math.exp(Math.min(Math.max(event.deltaY * lines, -100), 100) * 0.004);
  slide(host, scaledAt(shownWindow(host), factor, shareAt(host, event.clientX), limitsOf(host)));
}

// Two fingers: the days below each of them stay below it.
function pinch(host, event) {
  if (event.touches.length !== 2) return;
  event.preventDefault();
  const [one, other] = [...event.touches].map(({ clientX }) => clientX).sort((a, b) => a - b);
  const [low, high] = [shareAt(host, one), shareAt(host, Math.max(other, one + GRIP))];
  host.held ??= { from: shownWindow(host), low, high };
  if (host.held.low === undefined) return;
  const { begin, end } = host.held.from;
  const scale = (host.held.high - host.held.low) / (high - low);
  const limits = limitsOf(host);
  const long = Math.min(Math.max((end - begin) * scale, limits.least), limits.last - limits.first);
  slide(host, fitted(begin + host.held.low * (end - begin) - low * long, long, limits));
}

function part(host) {
  if (host.held?.low !== undefined) release(host);
}

// Plus and minus zoom round the mark that has the focus; Shift and an arrow go on to other days.
function zoomByKey(host, event) {
  if (!event.target.classList.contains("stop") || event.ctrlKey || event.altKey || event.metaKey) return;
  const limits = limitsOf(host);
  const now = shownWindow(host);
  const { left, wide } = scales(host.page);
  const share = Math.min(Math.max((host.current.mark.x - left) / wide, 0), 1);
  const half = (now.end - now.begin) * CLOSER;
  const goals = { "+": () => scaledAt(now, CLOSER, share, limits), "-": () => scaledAt(now, 1 / CLOSER, share, limits) };
  goals["="] = goals["+"];
  if (event.shiftKey) Object.assign(goals, { ArrowLeft: () => movedBy(now, -half, limits), ArrowRight: () => movedBy(now, half, limits) });
  if (!goals[event.key]) return;
  event.preventDefault();
  slide(host, goals[event.key]());
}
