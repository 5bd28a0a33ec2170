// One step as a piece of the page: what is said on the left, map and timeline on the right, drawn by the scripts of the
// page's own figures (FIGURES, see components/scripts.py). Put before present.js.

const MAP_WIDTH = 660; // pixels, as components/step_map.py and step_timeline.py have them
const LINE_WIDTH = 357;
const LEAST_FIT = 0.76; // of the usual size of letters, where a step says much
const FIT = 0.04;
const NOTHING = () => undefined;

function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function button(words, onclick, className = "") {
  return Object.assign(make("button", className, words), { type: "button", onclick });
}

// The deck in a theme: the colours of the light one stand in the deck itself.
function inTheme(deck, dark) {
  if (!dark) return deck;
  const { dark: colours, ...rest } = deck;
  const text = JSON.stringify(rest).replace(/#[0-9a-f]{6}\b/gi, (colour) => colours[colour] ?? colour);
  return { ...JSON.parse(text), dark: colours };
}

// The notice, which comes before the first step.
function noticeStage(deck, begin) {
  const inner = make("div", "said", ...deck.notice.map(build), button(deck.words.start, begin, "begin"));
  return make("article", "step notice", inner);
}

// A step, without its figures, which need a place on the page to be drawn: see `drawStage`.
function stepStage(deck, step, ask) {
  const sign = make("span", `sign ${step.category}`, step.sign);
  sign.setAttribute("aria-hidden", "true");
  const said = make("div", "said",
    make("p", "date", sign, step.date), make("h1", "", step.headline), make("p", "words", step.words),
    make("div", "sources", ...step.sources.map(build)));
  if (step.question) said.append(button(deck.words.ask, ask, "ask"));
  const legend = build(step.map.legend);
  const pictures = make("div", "pictures", frame("map"), legend, frame("timeline"));
  const stage = make("article", "step", said, pictures);
  stage.dataset.step = step.number;
  return stage;
}

function frame(kind) {
  return make("div", `frame ${kind}`, make("div", "figure"));
}

// Draws the figures of a step that stands on the page, and makes its letters small enough.
function drawStage(stage, deck, step, world) {
  if (step && !stage.dataset.drawn) {
    show(stage, "map", mapOf(deck, step), step.map.alt, step.number, world);
    show(stage, "timeline", step.timeline.figure, step.timeline.alt, step.number, world);
    stage.dataset.drawn = step.number;
  }
  fit(stage);
}

function show(stage, kind, figure, alt, number, { assets }) {
  const parentElement = stage.querySelector(`.frame.${kind}`);
  const host = parentElement.firstChild;
  // Nothing on these figures is picked, pointed at or dragged, and they follow no day but their own.
  const still = { onclick: NOTHING, onpointermove: NOTHING, onpointerleave: NOTHING, onpointerdown: NOTHING, follows: true };
  Object.assign(host, still);
  parentElement.style.setProperty("--high", figure.layout.height);
  const passing = window.dayShown;
  window.dayShown = undefined;
  const data = { figure: JSON.stringify(figure), stamp: `step-${number}`, alt, order: [], selected: "", width: 0, assets };
  FIGURES[kind]({ data, parentElement, setTriggerValue: NOTHING, setStateValue: NOTHING });
  window.dayShown = passing;
  host.setAttribute("role", "img");
  host.removeAttribute("tabindex");
}

// The map of a step as a figure: what all maps share, painted as on its day.
function mapOf(deck, { map: { frame, painted, signs } }) {
  const { layout, frames, places, fills } = deck.map;
  const last = Math.max(1, fills.length - 1);
  const number = (place) => painted[place] ?? 0;
  const locations = [...places].sort((one, other) => number(one) - number(other)); // the strongest on top
  const z = locations.map(number);
  const line = { color: z.map((each) => fills[each][1]), width: z.map((each) => fills[each][2]) };
  const shapes = {
    type: "choropleth", geojson: deck.geometry, locations, z, zmax: last, marker: { line },
    colorscale: fills.map(([colour], each) => [each / last, colour]),
    customdata: locations, hovertext: locations.map(() => ""),
  };
  const geo = { ...layout.geo, lonaxis: undefined, ...frames[frame] };
  return { data: [shapes, ...signs.map((each) => deck.signs[each])], layout: { ...layout, geo } };
}

// Makes the letters of what is said smaller until all of it is on the screen; on a narrow one it is scrolled instead.
function fit(stage) {
  const said = stage.querySelector(".said");
  let size = 1;
  said.style.setProperty("--fit", size);
  while (size > LEAST_FIT && getComputedStyle(said).overflowY === "hidden" && said.scrollHeight > said.clientHeight) {
    size -= FIT;
    said.style.setProperty("--fit", size);
  }
}

function dropStage(stage) {
  for (const host of stage.querySelectorAll(".figure")) host.watcher?.disconnect();
  stage.remove();
}
