// The window on the strip below the lanes: dragged, and resized by its two ends, with the pointer and with keys.
// layout.meta.lens: {first, last, least, lang, label, span}

const GRIP = 24; // pixels that an end is wide to the pointer, and the window at least
const WEEK = 7;

// The window as a trace of the strip, where the visitor has moved it.
function slidTrace(host, trace) {
  if (!host.slid) return trace;
  const { first, last } = limitsOf(host);
  const [low, high] = host.asked.figure.layout.xaxis2.range;
  const across = (at) => low + ((at - first) / (last - first)) * (high - low);
  const [begin, end] = [across(host.slid.begin), across(host.slid.end)];
  return { ...trace, x: [begin, end, end, begin, begin] };
}

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
