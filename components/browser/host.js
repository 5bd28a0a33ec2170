// What the figures of the page have in common; put before the script of each of them.
// data: {figure, stamp, alt, order, selected, width, assets}; the figure as JSON of {data, layout}

const WIDTHS = [320, 480, 640, 760, 900, 1040, 1200, 1400, 1600, 1900];
const PATIENCE = 1500; // milliseconds in which quick key presses run ahead of the answers to them

// Takes over what Python asked for and keeps an eye on the width; `draw` is called whenever there is something to draw.
function attend(component, draw) {
  const { data, parentElement } = component;
  const host = parentElement.querySelector(".figure");
  host.tell = component;
  host.asked = { ...data, figure: host.asked?.stamp === data.stamp ? host.asked.figure : JSON.parse(data.figure) };
  if (host.walked === data.selected || performance.now() - (host.walkedAt ?? -PATIENCE) > PATIENCE) host.walked = undefined;
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", data.alt);
  host.tabIndex = data.order.length ? 0 : -1;
  watch(host, draw);
  later(host, draw);
  return host;
}

function watch(host, draw) {
  if (host.watcher) return;
  host.watcher = new ResizeObserver(() => {
    const width = host.clientWidth;
    const step = WIDTHS.filter((each) => each <= width).at(-1) ?? 0;
    if (step && host.asked.width && step !== host.asked.width && step !== host.toldWidth) {
      host.toldWidth = step;
      host.tell.setStateValue("width", step);
    }
    draw(host);
  });
  host.watcher.observe(host);
  host.addEventListener("keydown", (event) => walk(host, event));
}

// Shows on a figure, by `show`, each day that the visitor goes to.
function follow(host, show) {
  if (!host.follows) document.addEventListener("dayshown", (event) => host.isConnected && show(host, event.detail));
  host.follows = true;
}

// The day that the visitor is on while Python has not answered it yet, on a page where days can be chosen.
function dayAhead() {
  return document.querySelector(".day") ? window.dayShown : undefined;
}

// Whether a figure has to be drawn: a hidden one (a narrow screen shows the list instead) waits until it is visible.
function isDue(host) {
  const width = (host.dueWidth = host.clientWidth); // read once: after drawing it would make the browser lay out at once
  return Boolean(width) && (host.dataset.drawn !== host.asked.stamp || host.drawnWidth !== width);
}

function isDrawn(host) {
  host.drawnWidth = host.dueWidth;
  host.dataset.drawn = host.asked.stamp;
}

function tell(host, picked) {
  host.tell.setTriggerValue("picked", String(picked));
}

// Left and right go through the events in time, Home and End to the first and the last.
function walk(host, event) {
  const { order, selected } = host.asked;
  const at = order.indexOf(host.walked ?? selected);
  const goal = { ArrowRight: at + 1, ArrowLeft: at < 0 ? order.length - 1 : at - 1, Home: 0, End: order.length - 1 };
  if (!(event.key in goal) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const next = order[goal[event.key]];
  if (!next) return;
  host.walked = next;
  host.walkedAt = performance.now();
  tell(host, next);
}
