// The marks of the timeline as stops of the keyboard: one of them is reached by Tab, the arrow keys go from it to the
// others, and each says its event. Nothing of this asks the server but going on to what the window does not show.
// layout.meta.walk: {cases, zooms, before, after, keys}; before and after are [event, zoom] or null

const PATIENCE = 4000; // milliseconds in which an answer to a key is awaited

// Puts a stop on each mark; those that are already there stay, so that none loses the focus.
function setStops(host, marks) {
  const box = (host.stops ??= madeStops(host));
  host.keys.textContent = host.page.layout.meta.walk.keys;
  const old = new Map([...box.children].map((each) => [each.dataset.key, each]));
  const times = new Map();
  const sorted = [...marks].sort((one, other) => one.x - other.x || one.y - other.y);
  const stops = sorted.map((mark) => {
    const nth = times.get(mark.picked) ?? 0;
    times.set(mark.picked, nth + 1);
    const key = `${nth} ${mark.picked}`;
    const stop = old.get(key) ?? madeStop(host, key);
    old.delete(key);
    place(stop, mark, host.asked.selected);
    return stop;
  });
  const lost = [...old.values()].some((stop) => stop === document.activeElement);
  for (const stop of old.values()) stop.remove();
  stops.forEach((stop, i) => box.children[i] !== stop && box.insertBefore(stop, box.children[i] ?? null));
  setCurrent(host, wantedStop(host, stops), lost);
}

function madeStops(host) {
  const box = Object.assign(document.createElement("div"), { className: "stops" });
  const keys = Object.assign(document.createElement("p"), { className: "keys", id: "timeline-keys" });
  host.querySelector(":scope > svg").after(box, keys); // before the window on the strip, which Tab reaches next
  host.setAttribute("aria-describedby", keys.id);
  host.addEventListener("keydown", (event) => walk(host, event));
  host.addEventListener("focus", () => host.current?.focus());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host.isConnected && event.target.closest?.(".card")) host.current?.focus();
  });
  host.keys = keys;
  return box;
}

function madeStop(host, key) {
  const stop = Object.assign(document.createElement("button"), { type: "button", className: "stop", tabIndex: -1 });
  stop.dataset.key = key;
  stop.onclick = (event) => {
    event.stopPropagation(); // the figure would ask what the pointer means
    setCurrent(host, stop);
    tell(host, stop.mark.picked);
    enterCard(stop.mark.picked);
  };
  stop.onfocus = () => {
    setCurrent(host, stop);
    leave(host);
    tip(host, stop.mark);
    host.keys.classList.toggle("seen", stop.matches(":focus-visible")); // in place of :has, which slows each drawing
  };
  stop.onblur = () => {
    leave(host);
    host.keys.classList.remove("seen");
  };
  return stop;
}

function place(stop, mark, selected) {
  stop.mark = mark;
  stop.dataset.stop = mark.picked;
  stop.style.left = `${mark.x}px`;
  stop.style.top = `${mark.y}px`;
  stop.setAttribute("aria-label", sentenceOf(mark.hover));
  if (mark.picked === selected) stop.setAttribute("aria-current", "true");
  else stop.removeAttribute("aria-current");
}

// What a pointer reads, as a sentence: the title first, the kind last.
function sentenceOf(hover) {
  const known = (window.sentences ??= new Map());
  if (!known.has(hover)) known.set(hover, sentenceIn(hover));
  return known.get(hover);
}

function sentenceIn(hover) {
  const box = document.createElement("div");
  box.append(...formatted(hover));
  const lines = [[]];
  for (const node of box.childNodes) {
    if (node.nodeName === "BR") lines.push([]);
    else if (node.nodeName !== "SPAN" || !node.style.color) lines.at(-1).push(node);
  }
  const read = lines.map((line) => ({ bold: line.some(({ nodeName }) => nodeName === "B"),
                                      words: line.map(({ textContent }) => textContent).join("").trim() }));
  const title = read.filter(({ bold }) => bold).map(({ words }) => words).join(" ");
  const [kind, ...rest] = read.filter(({ bold }) => !bold).map(({ words }) => words);
  return [title, ...rest, kind].filter(Boolean).join(". ").replaceAll(" · ", ", ");
}

// The stop that Tab reaches: the one that was asked for, the one before, that of the selected event, or the first.
function wantedStop(host, stops) {
  const { selected } = host.asked;
  const asked = host.wanted && performance.now() - host.wanted.at < PATIENCE ? host.wanted.picked : undefined;
  const reached = asked && stops.find(({ mark }) => mark.picked === asked);
  if (reached) host.wanted = undefined;
  if (reached && (document.activeElement === document.body || host.contains(document.activeElement))) {
    requestAnimationFrame(() => reached.focus());
  }
  const fresh = host.selectedBefore !== selected;
  host.selectedBefore = selected;
  const chosen = stops.find(({ mark }) => mark.picked === selected);
  return reached ?? (fresh ? chosen : undefined) ?? stops.find((stop) => stop === host.current) ?? chosen ?? stops[0];
}

function setCurrent(host, stop, focused = false) {
  if (host.current) host.current.tabIndex = -1;
  host.current = stop;
  if (!stop) return;
  stop.tabIndex = 0;
  if (focused) stop.focus();
}

// Left and right go on in time, up and down within the case of an event or else within its lane, Home and End to the
// first and the last that is shown.
function walk(host, event) {
  const { current } = host;
  if (!event.target.classList.contains("stop") || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape") return leave(host);
  const steps = { ArrowLeft: () => inTime(host, -1), ArrowRight: () => inTime(host, 1),
                  ArrowUp: () => inCase(host, -1), ArrowDown: () => inCase(host, 1),
                  Home: () => host.stops.firstElementChild, End: () => host.stops.lastElementChild };
  if (!steps[event.key]) return;
  event.preventDefault();
  const goal = steps[event.key]();
  if (!goal) return;
  if (goal.mark) goal.focus();
  else goOn(host, goal, current);
}

// The stop of the next event in time, or where it is when the window does not show it.
function inTime(host, by) {
  const events = [...new Set([...host.stops.children].map(({ mark }) => mark.picked))];
  const next = events[events.indexOf(host.current.mark.picked) + by];
  const [before, after] = [host.page.layout.meta.walk.before, host.page.layout.meta.walk.after];
  return next ? nearest(host, next) : by < 0 ? before : after;
}

function inCase(host, by) {
  const { cases, zooms } = host.page.layout.meta.walk;
  const { picked } = host.current.mark;
  const way = cases.find((events) => events.includes(picked));
  if (!way) return inLane(host, by);
  const next = way[way.indexOf(picked) + by];
  return next && (nearest(host, next) ?? (zooms[next] && [next, zooms[next]]));
}

function inLane(host, by) {
  const lane = laneOf(host, host.current.mark);
  const stops = [...host.stops.children].filter(({ mark }) => laneOf(host, mark) === lane);
  return stops[stops.indexOf(host.current) + by];
}

// The lane in which a mark stands: the first whose line is not above it.
function laneOf({ page }, { y }) {
  const { down } = scales(page);
  return page.layout.yaxis.tickvals.findIndex((line) => down(line) >= y - 1);
}

// The stop of an event, in the lane nearest to the current one.
function nearest(host, picked) {
  const { y } = host.current.mark;
  const stops = [...host.stops.children].filter(({ mark }) => mark.picked === picked);
  return stops.sort((one, other) => Math.abs(one.mark.y - y) - Math.abs(other.mark.y - y))[0];
}

// Lets the window go on to an event that it does not show; the focus follows when it is there.
function goOn(host, [picked, zoom]) {
  host.wanted = { picked, at: performance.now() };
  tellZoom(host, zoom);
}

// Puts the focus on the card of an event as soon as it is there.
function enterCard(picked) {
  const find = () => document.querySelector(`.st-key-event .card[data-event="${CSS.escape(picked)}"]`);
  if (find()) return find().focus();
  const watcher = new MutationObserver(() => {
    if (!find()) return;
    watcher.disconnect();
    find().focus();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), PATIENCE);
}
