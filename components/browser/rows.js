// Shows those rows of the table that pass the filters: the table has all of them already, so that a filter only hides.
// data: {shown, possibly, selected, caption, card, rows, more, stamp}; ids of events, and the card of the selected one as
// nodes. Of a long story the table has no rows until they come as nodes too, with a button for more of them.

export default function rows(component) {
  return piece(component, show);
}

function show({ data, setTriggerValue }) {
  const pick = (event) => {
    goAhead("rows", event);
    setTriggerValue("picked", event);
  };
  window.shownRows = { ...window.shownRows, data, pick };
  window.rowsHeard ??= listen();
  const root = document.querySelector(".st-key-table .markup");
  if (root?.dataset.shown) later(root, () => (isSeen(root) ? apply() : afterPaint(apply)), "rows");
  else apply(); // nothing of a choice is seen yet: no row is shown that does not pass
}

// Whether some of the table is on the screen, as it was when the page was last laid out.
function isSeen(root) {
  if (!root.seer) {
    root.seer = new IntersectionObserver((entries) => (root.isSeen = entries.at(-1).isIntersecting));
    root.seer.observe(root);
    root.isSeen = true;
  }
  return root.isSeen;
}

function listen() {
  attendForm();
  document.addEventListener("drawn", (event) => event.target.closest(".st-key-table") && apply());
  document.addEventListener("click", (event) => {
    const picked = event.target.closest(".st-key-table [data-pick]");
    if (picked && !event.target.closest("a")) open(picked.dataset.pick);
  });
  return true;
}

// Opens an event; in the list its card opens below its row, and closes again when the row is picked once more.
function open(event) {
  const { data, pick, opened } = window.shownRows;
  const closes = isList() && opened === event && data.selected === event;
  window.shownRows.opened = closes ? "" : event;
  if (!closes) pick(event);
  if (data.selected === event) apply({ anew: true });
}

function apply({ anew = false } = {}) {
  const root = document.querySelector(".st-key-table .markup");
  const table = root?.querySelector("table");
  const { data } = window.shownRows;
  if (!table || (!anew && root.shows === data && root.showsIn === table)) return;
  const body = table.tBodies[0];
  const walked = body.querySelector(".detail")?.contains(document.activeElement) ? stepOf(body) : undefined;
  if (data.rows) fill(body, data.rows);
  const [shown, possibly] = [new Set(data.shown), new Set(data.possibly)];
  body.querySelector(".detail")?.remove();
  const headings = {};
  for (const row of body.rows) {
    const event = row.dataset.pick;
    if (!event) {
      headings[row.classList[0]] = row;
      row.hidden = true;
      continue;
    }
    const chosen = event === data.selected;
    row.hidden = !shown.has(event);
    row.classList.toggle("possible", possibly.has(event));
    row.classList.toggle("selected", chosen);
    row.querySelector("button").ariaCurrent = chosen ? "true" : null;
    if (!row.hidden) for (const heading of Object.values(headings)) heading.hidden = false;
  }
  detail(body, data);
  if (walked !== undefined) goOn(body, walked);
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

// In the list the card opens below its row when it was picked there; picked elsewhere it is beside the map.
function detail(body, { selected, card }) {
  const row = selected && body.querySelector(`tr[data-pick="${CSS.escape(selected)}"]:not([hidden])`);
  const opens = Boolean(row) && card.length > 0 && window.shownRows.opened === selected;
  document.documentElement.classList.toggle("card-in-list", opens);
  if (!opens) window.shownRows.seen = "";
  if (!opens) return;
  const cell = Object.assign(document.createElement("td"), { colSpan: row.cells.length });
  cell.append(...card.map(build));
  const under = Object.assign(document.createElement("tr"), { className: "detail" });
  under.append(cell);
  row.after(under);
  if (window.shownRows.seen !== selected && isList()) bringIntoSight(row, under);
  window.shownRows.seen = selected;
}

// A card that opens below the edge of the window is read from its row on.
function bringIntoSight(row, under) {
  if (under.getBoundingClientRect().bottom > window.innerHeight) row.scrollIntoView({ block: "start" });
}

// Which of the ways to the event before and after has the focus; -1 when something else of the card has it.
function stepOf(body) {
  return [...body.querySelectorAll(".detail .walk > *")].indexOf(document.activeElement);
}

// Who walks from card to card stays on the way that leads on, and sees the event it led to.
function goOn(body, step) {
  const ways = body.querySelectorAll(".detail .walk > *");
  const row = body.querySelector("tr.selected");
  (ways[step]?.matches("button") ? ways[step] : row?.querySelector("button"))?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}
