// Shows those rows of the table that pass the filters: the table has all of them already, so that a filter only hides.
// data: {shown, possibly, selected, caption, card, stamp}; ids of events, and the card of the selected one as nodes.

export default function rows(component) {
  return piece(component, show);
}

function show({ data, setTriggerValue }) {
  const pick = (event) => {
    goAhead("rows", event);
    setTriggerValue("picked", event);
  };
  window.shownRows = { data, pick };
  window.rowsHeard ??= listen();
  const root = document.querySelector(".st-key-table .markup");
  if (root?.dataset.shown) later(root, apply, "rows");
  else apply(); // nothing of a choice is seen yet: no row is shown that does not pass
}

function listen() {
  document.addEventListener("drawn", (event) => event.target.closest(".st-key-table") && apply());
  document.addEventListener("click", (event) => {
    const picked = event.target.closest(".st-key-table [data-pick]");
    if (picked && !event.target.closest("a")) window.shownRows.pick(picked.dataset.pick);
  });
  return true;
}

function apply() {
  const root = document.querySelector(".st-key-table .markup");
  const table = root?.querySelector("table");
  const { data } = window.shownRows;
  if (!table || (root.shows === data && root.showsIn === table)) return;
  const [shown, possibly] = [new Set(data.shown), new Set(data.possibly)];
  const body = table.tBodies[0];
  const focused = body.querySelector(".detail")?.contains(document.activeElement) ? document.activeElement.dataset.pick : "";
  body.querySelector(".detail")?.remove();
  let month;
  for (const row of body.rows) {
    const event = row.dataset.pick;
    if (!event) {
      month = row;
      month.hidden = true;
      continue;
    }
    const chosen = event === data.selected;
    row.hidden = !shown.has(event);
    row.classList.toggle("possible", possibly.has(event));
    row.classList.toggle("selected", chosen);
    row.querySelector("button").ariaCurrent = chosen ? "true" : null;
    if (!row.hidden && month) month.hidden = false;
  }
  detail(body, data);
  if (focused) body.querySelector(`.detail button[data-pick="${CSS.escape(focused)}"]`)?.focus();
  table.caption.textContent = data.caption;
  root.hidden = !shown.size;
  Object.assign(root, { shows: data, showsIn: table });
  root.dataset.shown = data.stamp;
}

// On a narrow screen the card opens below its row.
function detail(body, { selected, card }) {
  const row = selected && body.querySelector(`tr[data-pick="${CSS.escape(selected)}"]:not([hidden])`);
  if (!row || !card.length) return;
  const cell = Object.assign(document.createElement("td"), { colSpan: row.cells.length });
  cell.append(...card.map(build));
  const under = Object.assign(document.createElement("tr"), { className: "detail" });
  under.append(cell);
  row.after(under);
}
