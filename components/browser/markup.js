// Builds a piece of the page from a tree of {tag, attrs, children}; every text becomes a text node, never HTML.
// A click on an element with data-pick tells Python its value.

const TAGS = new Set(
  "a abbr b br button caption dd div dl dt em footer h1 h2 h3 h4 header i li nav ol p path section small span strong sub sup svg table tbody td th thead time tr ul"
    .split(" "),
);
const SVG = new Set(["svg", "path"]);

export default function markup({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".markup");
  root.onclick = (event) => {
    if (event.target.closest("a")) return;
    const picked = event.target.closest("[data-pick]");
    if (picked) setTriggerValue("picked", picked.dataset.pick);
  };
  if (root.dataset.drawn === data.stamp) return;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.pick : undefined;
  root.replaceChildren(...data.nodes.map(build));
  if (focused) root.querySelector(`button[data-pick="${CSS.escape(focused)}"]`)?.focus();
  root.dataset.drawn = data.stamp;
}

function build(node) {
  if (typeof node === "string") return document.createTextNode(node);
  if (!TAGS.has(node.tag)) throw new Error(`no such piece: ${node.tag}`);
  const element = SVG.has(node.tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", node.tag)
    : document.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attrs)) {
    if (name.startsWith("on") || (name === "href" && !value.startsWith("https://"))) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...node.children.map(build));
  return element;
}
