// The pieces of the page by their keys, each with what Python last told it; put before the script of most kinds.
// A pick is shown before Python answers it: its answer, the same pieces, is asked for beside the page, which takes a
// third of the time. Python is told as well, and what it says holds: the page runs ahead of it only for a while.

const AHEAD = 400; // milliseconds after which what Python has said meanwhile is shown, once it says no more

// Draws a piece, by `show`, with what Python or an answer ahead of it says.
function piece(component, show) {
  const known = (window.pieces ??= new Map());
  const key = keyOf(component.parentElement);
  const before = known.get(key);
  known.set(key, { component, show, data: component.data, toldAt: performance.now() });
  if (!isBehind(component.data)) return show(component);
  return before?.component.parentElement === component.parentElement ? undefined : show(component);
}

function keyOf(element) {
  return /(?:^|\s)st-key-(\S+)/.exec(element.closest('[class*="st-key-"]')?.className ?? "")?.[1];
}

// Whether a piece answers an older choice than the one that is shown already.
function isBehind({ query }) {
  return Boolean(query && window.ahead && !isSame(query, window.ahead.query));
}

// Whether two links ask for the same: the order in which categories were chosen does not matter.
function isSame(one, other) {
  const [first, second] = [one, other].map((query) => [...new URLSearchParams(query)].map(String).sort().join());
  return first === second;
}

// Shows what a pick leads to. `asking` are the words that the page adds to a question.
function goAhead(pick, value) {
  const known = window.pieces?.get("address");
  const asking = known?.data.asking;
  if (!asking?.theme) return;
  const [before, at] = [window.ahead?.query ?? known.data.query, performance.now()];
  const link = new URLSearchParams(before);
  const typed = document.querySelector(".st-key-q input")?.value.trim();
  if (typed) link.set("q", typed);
  else link.delete("q");
  const { theme, width } = asking;
  for (const [name, part] of Object.entries({ pick, value, theme, width })) link.set(name, part);
  const mine = (window.aheadCount = (window.aheadCount ?? 0) + 1);
  fetch(`${known.data.asking.path}?${link}`, { priority: "high" })
    .then((answer) => (answer.headers.get("content-type") === "application/json" ? answer.json() : { pieces: {} }))
    .then(({ pieces, numbers }) => mine === window.aheadCount && pieces.address && show(pieces, numbers))
    .catch(() => undefined); // the page itself answers too

  function show(pieces, numbers) {
    const told = window.pieces.get("address");
    if (told.toldAt > at && !isSame(told.data.query, before)) return; // Python was quicker, whatever it says
    window.ahead = { query: pieces.address.query, at };
    setTimeout(() => comeBack(mine), AHEAD);
    for (const [key, data] of Object.entries(pieces)) drawAhead(key, data);
    finish();
    count(numbers);
  }
}

function drawAhead(key, data) {
  const known = window.pieces.get(key);
  if (known?.component.parentElement.isConnected) known.show({ ...known.component, data });
}

// Python has not said what was expected: what it said since the pick is shown.
function comeBack(mine) {
  if (!window.ahead || mine !== window.aheadCount) return;
  const { at } = window.ahead;
  const said = [...window.pieces].filter(([, { toldAt }]) => toldAt > at);
  const running = document.querySelector('[data-test-script-state="running"]');
  if (running || !said.length) return setTimeout(() => comeBack(mine), AHEAD);
  window.ahead = undefined;
  for (const [key, { data }] of said) drawAhead(key, data);
  finish();
}

// The numbers on the pills of the categories, where they are plain; Python writes the others.
function count(numbers) {
  document.querySelectorAll(".st-key-category button").forEach((pill, i) => {
    const words = document.createTreeWalker(pill, NodeFilter.SHOW_TEXT);
    let last;
    while (words.nextNode()) last = words.currentNode;
    if (last && numbers[i] && /[1-9]\d*$/.test(last.data)) last.data = last.data.replace(/\d+$/, numbers[i]);
  });
}
