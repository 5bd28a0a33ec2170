// A piece of the page whose buttons open other pages of this server for what the address says at that moment, which the
// browser may have changed since the piece was drawn. Exercises get a number by chance, which stands on the sheet.
// data: {nodes}

const SEEDS = 10000;

export default function here({ data, parentElement }) {
  const root = parentElement.querySelector(".markup");
  root.onclick = (event) => {
    const button = event.target.closest("[data-open]");
    if (button) window.open(addressOf(button.dataset), "_blank", "noopener");
  };
  const stamp = JSON.stringify(data.nodes);
  if (root.dataset.drawn === stamp) return;
  root.replaceChildren(...data.nodes.map(build));
  root.dataset.drawn = stamp;
}

function addressOf({ open, more }) {
  const query = new URLSearchParams(location.search);
  const added = open === "exercises" ? { seed: 1 + Math.floor(Math.random() * SEEDS) } : Object.fromEntries(new URLSearchParams(more));
  const kept = open === "exercises" ? new URLSearchParams({ lang: query.get("lang") ?? "" }) : query;
  for (const [name, value] of Object.entries(added)) kept.set(name, value);
  return `${location.pathname.replace(/\/*$/, "/")}${open}?${kept}`;
}
