// Draws the figures of a document once, by the scripts in FIGURES, as pictures that keep their proportions on any paper.

function valueOf(id) {
  const found = document.getElementById(id);
  return found ? JSON.parse(found.textContent) : undefined;
}

// The map's shapes stand in the document: nothing is fetched.
window.worldShapes = valueOf("shapes");
window.worldReady = Promise.resolve();

async function drawOnce(place) {
  const kind = place.dataset.figure;
  const figure = JSON.stringify(valueOf(kind));
  const data = { figure, stamp: kind, alt: "", order: [], selected: "", width: 0, assets: "" };
  const nothing = () => undefined;
  const stop = FIGURES[kind]({ data, parentElement: place, setStateValue: nothing, setTriggerValue: nothing });
  await window.worldReady;
  await Promise.resolve();
  stop();
  const svg = place.querySelector(".figure > svg");
  const [width, height] = ["width", "height"].map((name) => svg.getAttribute(name));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.style.maxWidth = `${width}px`;
  place.parentElement.replaceChildren(svg);
}

// All is drawn before the document counts as loaded, which is when a browser that was told to print does so.
Promise.all([...document.querySelectorAll("[data-figure]")].map(drawOnce)).then(() => (document.documentElement.dataset.ready = "yes"));
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
