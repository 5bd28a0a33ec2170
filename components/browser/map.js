// Draws a figure with plotly.js, which knows the projections of maps.

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };
const BASE_LAYERS = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];

export default function map(component) {
  const host = attend(component, draw);
  plotly(component.data.assets).then(() => host.dataset.drawn || draw(host));
  return () => forget(host);
}

// plotly.js is fetched once, from the app itself; an empty base map keeps it from asking another host for one.
function plotly(assets) {
  window.plotlyReady ??= new Promise((resolve, reject) => {
    const nothing = { type: "GeometryCollection", geometries: [] };
    const objects = Object.fromEntries(BASE_LAYERS.map((name) => [name, nothing]));
    const empty = { type: "Topology", arcs: [], objects };
    window.PlotlyGeoAssets = { topojson: { world_110m: empty, world_50m: empty } };
    const script = document.createElement("script");
    script.src = `${assets}/plotly-geo.min.js`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    document.head.append(script);
  });
  return window.plotlyReady;
}

function draw(host) {
  if (!window.Plotly || !isDue(host)) return;
  const { stamp, figure } = host.asked;
  const width = host.clientWidth;
  const height = Math.min(figure.layout.height, Math.round(width * 0.47));
  host.drawnWidth = width;
  window.Plotly.react(host, legible(figure.data, width), { ...figure.layout, width, height }, CONFIG).then(() => {
    host.dataset.drawn = stamp;
    listen(host);
  });
}

// On a small map names would cover the countries: the sentence above it says them.
function legible(traces, width) {
  return width < 560 ? traces.filter((trace) => !["names", "fines"].includes(trace.meta)) : traces;
}

function listen(host) {
  if (host.listening) return;
  host.listening = true;
  host.on("plotly_click", (event) => {
    const picked = event.points.map((point) => point.customdata ?? point.location).find(Boolean);
    if (picked) tell(host, picked);
  });
}

function forget(host) {
  host.watcher?.disconnect();
  if (window.Plotly && host.listening) window.Plotly.purge(host);
}
