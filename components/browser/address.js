// Keeps the address of the page equal to what it shows, and tells Python when Back or Forward was pressed.
// data: {query, lang, title, heard}; opening another event or view adds to the history, anything else replaces.

const AGAIN = 1500; // milliseconds
const STEPS = ["event", "view"];

export default function address({ data, setStateValue }) {
  finish(); // it is the last piece of the page
  document.documentElement.lang = data.lang;
  document.title = data.title;
  window.tellAddress = setStateValue;
  window.addressMoves ??= listen();
  window.addressMoves.heard = data.heard;
  if (data.heard < window.addressMoves.count) return; // Python has not seen the last Back yet
  const wanted = `?${data.query}`;
  if (location.search === wanted) return;
  const url = `${location.pathname}${wanted}${location.hash}`;
  const known = window.addressMoves.settled;
  window.addressMoves.settled = true;
  if (known && isStep(location.search, wanted)) history.pushState({}, "", url);
  else history.replaceState({}, "", url);
}

function listen() {
  const moves = { count: 0, heard: 0, settled: false };
  window.addEventListener("popstate", () => {
    moves.count += 1;
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
