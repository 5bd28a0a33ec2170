// Draws a Plotly figure that Python has made, and tells Python what was picked on it and how wide it is.
// data: {figure: {data, layout}, stamp, alt, order, selected, assets}

const WIDTHS = [320, 480, 640, 760, 900, 1040, 1200, 1400, 1600, 1900];
const PATIENCE = 1500; // milliseconds in which quick key presses run ahead of the answers to them
const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };
const NO_BASE_MAP = { type: "Topology", arcs: [], objects: {} };

export default function figure(component) {
  const { data, parentElement } = component;
  const host = parentElement.querySelector(".figure");
  host.tell = component;
  host.asked = data;
  if (host.walked === data.selected || performance.now() - (host.walkedAt ?? -PATIENCE) > PATIENCE) host.walked = undefined;
  describe(host, data);
  watch(host);
  plotly(data.assets).then(() => draw(host));
  return () => forget(host);
}

function describe(host, data) {
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", data.alt);
  host.tabIndex = data.order.length ? 0 : -1;
}

// plotly.js is fetched once, from the app itself; an empty base map keeps it from asking another host for one.
function plotly(assets) {
  window.plotlyReady ??= new Promise((resolve, reject) => {
    const empty = { ...NO_BASE_MAP };
    for (const name of ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"]) {
      empty.objects[name] = { type: "GeometryCollection", geometries: [] };
    }
    window.PlotlyGeoAssets = { topojson: { world_110m: empty, world_50m: empty } };
    const script = document.createElement("script");
    script.src = `${assets}/plotly-geo.min.js`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    document.head.append(script);
  });
  return window.plotlyReady;
}

// A hidden chart (a narrow screen shows the list instead) is drawn once it becomes visible.
function draw(host) {
  const { figure, stamp } = host.asked;
  const width = host.clientWidth;
  if (!width || (host.dataset.drawn === stamp && host.drawnWidth === width)) return;
  host.drawnWidth = width;
  window.Plotly.react(host, legible(figure.data, width), { ...figure.layout, ...size(figure.layout, width) }, CONFIG).then(() => {
    host.dataset.drawn = stamp;
    listen(host);
  });
}

// On a small map names would cover the countries: the sentence above it says them.
function legible(traces, width) {
  return width < 560 ? traces.filter((trace) => !["names", "fines"].includes(trace.meta)) : traces;
}

// A map keeps its shape; lanes keep their height, whatever the width.
function size(layout, width) {
  return { width, height: layout.geo ? Math.min(layout.height, Math.round(width * 0.47)) : layout.height };
}

function listen(host) {
  if (host.listening) return;
  host.listening = true;
  host.on("plotly_click", (event) => {
    const picked = event.points.map((point) => point.customdata ?? point.location).find(Boolean);
    if (picked) tell(host, picked);
  });
}

function tell(host, picked) {
  host.tell.setTriggerValue("picked", String(picked));
}

function watch(host) {
  if (host.watcher) return;
  host.watcher = new ResizeObserver(() => {
    const width = host.clientWidth;
    const step = WIDTHS.filter((each) => each <= width).at(-1) ?? 0;
    if (step && step !== host.asked.width && step !== host.toldWidth) {
      host.toldWidth = step;
      host.tell.setStateValue("width", step);
    }
    if (window.Plotly) draw(host);
  });
  host.watcher.observe(host);
  host.addEventListener("keydown", (event) => walk(host, event));
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

function forget(host) {
  host.watcher?.disconnect();
  if (window.Plotly && host.listening) window.Plotly.purge(host);
}
