// A piece of the page from a tree of {tag, attrs, children}; every text becomes a text node, never HTML.

const TAGS = new Set(
  "a abbr b br button caption dd div dl dt em footer h1 h2 h3 h4 header i li nav ol p path section small span strong sub sup svg table tbody td th thead time tr ul"
    .split(" "),
);
const SVG = new Set(["svg", "path"]);

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
