// Keeps the address of the page equal to what it shows, and tells Python when Back or Forward was pressed.
// data: {query, lang, title, heard}; opening another event or view adds to the history, anything else replaces.

const AGAIN = 1500; // milliseconds
const STEPS = ["event", "view"];

export default function address(component) {
  listenForPills();
  if (window.ahead && isSame(window.ahead.query, component.data.query)) window.ahead = undefined; // Python has caught up
  return piece(component, show);
}

function show({ data, setStateValue }) {
  finish(); // it is the last piece of the page
  document.documentElement.lang = data.lang;
  document.title = data.title;
  window.tellAddress = setStateValue;
  window.addressMoves ??= listen();
  window.addressMoves.heard = data.heard ?? window.addressMoves.heard;
  if (data.heard < window.addressMoves.count) return; // Python has not seen the last Back yet
  const wanted = `?${data.query}`;
  if (location.search === wanted) return;
  const url = `${location.pathname}${wanted}${location.hash}`;
  const known = window.addressMoves.settled;
  window.addressMoves.settled = true;
  if (known && isStep(location.search, wanted)) history.pushState({}, "", url);
  else history.replaceState({}, "", url);
}

// A pill is Streamlit's own, so that what it will choose is foreseen from its place.
function listenForPills() {
  window.pillsHeard ??= document.addEventListener("click", listen, true) ?? true;

  function listen({ target }) {
    const pill = target.closest?.(".st-key-category button");
    if (!pill) return;
    const place = [...document.querySelectorAll(".st-key-category button")].indexOf(pill);
    const category = window.pieces.get("address")?.data.asking?.category?.[place];
    if (category) goAhead("category", category);
  }
}

function listen() {
  const moves = { count: 0, heard: 0, settled: false };
  window.addEventListener("popstate", () => {
    moves.count += 1;
    window.ahead = undefined;
    window.aheadCount = (window.aheadCount ?? 0) + 1;
    tell(moves, moves.count);
  });
  return moves;
}

// A run of the page that is overtaken by another may lose what it was told: it is told again until it is heard.
function tell(moves, count) {
  if (moves.heard >= count || moves.count !== count) return;
  window.tellAddress("went", { count, query: location.search.slice(1), again: moves.again = (moves.again ?? 0) + 1 });
  setTimeout(() => tell(moves, count), AGAIN);
}

function isStep(before, after) {
  const [old, now] = [new URLSearchParams(before), new URLSearchParams(after)];
  return STEPS.some((name) => old.get(name) !== now.get(name));
}
