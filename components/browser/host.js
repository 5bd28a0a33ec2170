// What the figures of the page have in common; put before the script of each of them.
// data: {figure, stamp, alt, order, selected, width, assets}; the figure as JSON of {data, layout}

const WIDTHS = [320, 360, 420, 480, 640, 760, 900, 1040, 1200, 1400, 1600, 1900, 2200, 2500];

// Takes over what Python asked for and keeps an eye on the width; `draw` is called whenever there is something to draw.
function attend(component, draw) {
  const { data, parentElement } = component;
  const host = parentElement.querySelector(".figure");
  host.tell = component;
  host.asked = { ...data, figure: host.asked?.stamp === data.stamp ? host.asked.figure : figureOf(data) };
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", data.alt);
  host.tabIndex = -1; // what can be reached by Tab stands in it
  watch(host, draw);
  later(host, draw);
  return host;
}

// A figure travels as JSON; the class edition, where it has not travelled, hands it over as it is.
function figureOf({ figure }) {
  return typeof figure === "string" ? JSON.parse(figure) : figure;
}

function watch(host, draw) {
  if (host.watcher) return;
  host.watcher = new ResizeObserver(() => {
    const width = (host.wide = host.clientWidth);
    const step = WIDTHS.filter((each) => each <= width).at(-1) ?? 0;
    if (step && host.asked.width && step !== host.asked.width && step !== host.toldWidth) {
      host.toldWidth = step;
      host.tell.setStateValue("width", step);
    }
    draw(host);
  });
  host.watcher.observe(host);
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

// The width of a figure, as it was last laid out: asking for it between two drawings would lay out the page in between.
function widthOf(host) {
  return (host.wide ||= host.clientWidth);
}

// Whether a figure has to be drawn: a hidden one (a narrow screen shows the list instead) waits until it is visible.
function isDue(host) {
  const width = (host.dueWidth = widthOf(host));
  return Boolean(width) && (host.dataset.drawn !== host.asked.stamp || host.drawnWidth !== width);
}

function isDrawn(host) {
  host.drawnWidth = host.dueWidth;
  host.dataset.drawn = host.asked.stamp;
}

function tell(host, picked) {
  if (host.closest(".st-key-timeline")) goAhead("timeline", picked);
  host.tell.setTriggerValue("picked", String(picked));
}
