// Shows those rows of the table that pass the filters: the table has all of them already, so that a filter only hides.
// data: {shown, possibly, selected, caption, card, rows, more, stamp}; ids of events, and the card of the selected one as
// nodes. Of a long story the table has no rows until they come as nodes too, with a button for more of them.

export default function rows({ data, setTriggerValue }) {
  window.shownRows = { data, pick: (event) => setTriggerValue("picked", event) };
  window.rowsHeard ??= listen();
  later(document.querySelector(".st-key-table .markup") ?? document.body, apply, "rows");
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
  const body = table.tBodies[0];
  if (data.rows) fill(body, data.rows);
  const [shown, possibly] = [new Set(data.shown), new Set(data.possibly)];
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
  more(root, data.more);
  root.hidden = !shown.size;
  Object.assign(root, { shows: data, showsIn: table });
  root.dataset.shown = data.stamp;
}

// Rows that are there already stay, so that reading on and the focus do not jump.
function fill(body, rows) {
  const there = [...body.querySelectorAll("tr:not(.detail)")];
  const same = there.findIndex((row, i) => row.rowStamp !== JSON.stringify(rows[i]));
  const kept = same < 0 ? there.length : same;
  for (const row of there.slice(kept)) row.remove();
  body.append(...rows.slice(kept).map((node) => Object.assign(build(node), { rowStamp: JSON.stringify(node) })));
}

function more(root, nodes) {
  root.querySelector(".more_rows")?.remove();
  if (!nodes.length) return;
  const below = Object.assign(document.createElement("p"), { className: "more_rows" });
  below.append(...nodes.map(build));
  root.append(below);
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
