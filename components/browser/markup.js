// Draws a piece of the page from its tree. A click on an element with data-pick tells Python its value.
// data: {nodes, stamp}

const AHEAD_OF = ["counted", "chips", "event"]; // pieces whose picks are shown before Python answers

export default function markup(component) {
  return piece(component, show);
}

function show({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".markup");
  root.onclick = (event) => {
    if (event.target.closest("a")) return;
    const picked = event.target.closest("[data-pick]");
    if (!picked) return;
    const key = keyOf(root);
    if (AHEAD_OF.includes(key)) goAhead(key, picked.dataset.pick);
    setTriggerValue("picked", picked.dataset.pick);
  };
  if (root.dataset.drawn !== data.stamp) later(root, () => drawNodes(root, data));
}

function drawNodes(root, data) {
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.pick : undefined;
  root.replaceChildren(...data.nodes.map(build));
  if (focused) root.querySelector(`button[data-pick="${CSS.escape(focused)}"]`)?.focus();
  root.dataset.drawn = data.stamp;
  root.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
}
