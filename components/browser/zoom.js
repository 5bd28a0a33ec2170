// The days that the timeline shows: Ctrl and the wheel, two fingers and keys zoom. The figure follows at once; when the
// visitor rests, Python lays it out anew. A wheel alone, or one finger, always scrolls the page.

const SETTLE = 240; // milliseconds without another movement after which Python is told
const AWAITED = 2500; // milliseconds in which its answer is awaited
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

// Wheel, fingers and keys on the lanes

function heedZoom(host) {
  if (host.zooms) return;
  host.zooms = true;
  host.addEventListener("wheel", (event) => turn(host, event), { passive: false });
  host.addEventListener("touchstart", (event) => touch(host, event), { passive: false });
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

// A finger is heard where it came down, even when that was drawn anew since: nothing else is told of it.
function touch(host, event) {
  pinch(host, event);
  if (event.touches.length !== 2) return;
  for (const { target } of event.touches) {
    if (target.heard) continue;
    target.heard = true;
    target.addEventListener("touchmove", (moved) => pinch(host, moved), { passive: false });
    for (const kind of ["touchend", "touchcancel"]) target.addEventListener(kind, () => part(host));
  }
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
