// The class edition: the page of the story in one file, without a server. Here is what the file holds and what the
// visitor has chosen; edition_page.js shows it. Put last, after the scripts that it uses.

const NOTHING_CHOSEN = { category: [], place: "", actor: "", evidence: "", q: "", from: "", to: "" };
const [CATEGORY, EVIDENCE, PLACES, TEXT, DAY, OWN_PLACES, ACTORS, BEGUN, DAYS] = [0, 1, 2, 3, 4, 5, 6, 7, 8]; // of a fact
const [FIRST, LAST, BEGUN_BY, SURE_END] = [0, 1, 2, 3]; // of its days: see facts_json
const OPEN = "~"; // comes after every day
const WHOLE = "all"; // the period of the whole story
const book = { words: {}, cards: {} }; // what has been unpacked of the file
const shown = {}; // what follows from the choice, as far as it has been worked out
let now; // the choice

begin();

async function begin() {
  const start = JSON.parse(document.getElementById("start").textContent);
  book.known = await unpacked("story");
  window.worldShapes = book.known.world.features;
  window.worldReady = Promise.resolve(window.worldShapes);
  const theme = matchMedia("(prefers-color-scheme: dark)");
  now = { ...NOTHING_CHOSEN, ...start, dark: theme.matches, view: "explore", zoom: "", part: "world", event: "", verdicts: [], step: 0 };
  theme.addEventListener("change", () => change({ dark: theme.matches }));
  document.addEventListener("click", ({ target }) => foldAround(target));
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));
  await change({});
  Object.assign(document.documentElement.dataset, { ready: "true", readyAt: Math.round(performance.now()) });
}

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

// Makes ready what is said in a language, once. Each sign of the map gets a number, as the film knows them.
async function learn(lang) {
  if (book.words[lang]) return;
  const [said, cards] = await Promise.all([unpacked(`words-${lang}`), unpacked(`cards-${lang}`)]);
  const each = (values, made) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, made(value)]));
  const traces = [];
  const numbered = (signs) => signs.map(([layer, trace]) => [layer, traces.push(trace) - 1]);
  const signs = each(said.signs, (looks) => each(looks, numbered));
  const say = (key, values = {}) => said.texts[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  book.words[lang] = { ...said, lang, say, traces, signs, fines: each(said.fines, numbered) };
  book.cards[lang] = cards;
}

function said() {
  return book.words[now.lang];
}

// Takes over a choice and shows what follows from it; another language, theme or view is another page.
async function change(choice) {
  const anew = !shown.page || ["lang", "dark", "view"].some((name) => name in choice && choice[name] !== now[name]);
  const chosen = { ...now, ...choice };
  await learn(chosen.lang);
  now = chosen;
  if (anew) buildPage();
  show();
}

// On paper all is light, and as wide as the paper.
function onPaper(begins) {
  if (begins ? now.dark : now.lit) {
    now = { ...now, dark: !begins, lit: begins };
    buildPage();
    show();
  }
  for (const drawing of document.querySelectorAll("svg.drawing")) {
    drawing.setAttribute("viewBox", `0 0 ${drawing.getAttribute("width")} ${drawing.getAttribute("height")}`);
  }
}

// Opens an event, with the day on which the map shows its effect, in a period that shows it.
async function select(event) {
  const fact = book.known.facts[event];
  if (!fact) return;
  const { earlier, later } = said().timelines[now.zoom];
  const zoom = [...earlier, ...later].includes(event) ? WHOLE : now.zoom;
  const elsewhere = now.view !== "explore";
  await change({ event, zoom, at: fact[DAY], view: "explore" });
  if (elsewhere) document.querySelector(".st-key-event").scrollIntoView({ block: "center" });
}

// Opens the event behind the state of a place on the map, or that of a fine; the day stays.
function selectPlace(place) {
  const opening = frameOn(shown.film, now.at).lists.get(place)?.[0];
  const event = opening ? opening[EVENT] : place;
  if (book.known.facts[event]) change({ event });
}

// The events that pass, in order of time.
function passing({ category, place, actor, evidence, q, from, to }) {
  const terms = plainLetters(q).split(/\s+/).filter(Boolean);
  return Object.entries(book.known.facts).filter(
    ([, fact]) =>
      (!category.length || category.includes(fact[CATEGORY])) &&
      (!place || fact[PLACES].includes(place)) &&
      (!actor || fact[ACTORS].includes(actor)) &&
      (!evidence || fact[EVIDENCE] === evidence) &&
      fact[DAYS][FIRST] <= (to || OPEN) &&
      fact[DAYS][LAST] >= from &&
      terms.every((term) => fact[TEXT].includes(term)),
  );
}

// Whether all certain days of an event may lie outside the days asked for: components/filters.py says the same.
function isOnlyPossible({ [DAYS]: days }, { from, to }) {
  if (!from && !to) return false;
  const end = to || OPEN;
  const inside = days[FIRST] >= from && days[BEGUN_BY] <= end;
  const known = days[BEGUN_BY] !== OPEN && days[SURE_END] !== OPEN;
  return !inside && !(known && days[BEGUN_BY] <= end && days[SURE_END] >= from);
}

function plainLetters(text) {
  return text.replaceAll("’", "'").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

// Works out the kept events, how many each category would give, and the film of the map, where the choice is another.
function followChoice() {
  const { category, place, actor, evidence, q, from, to } = now;
  const wanted = JSON.stringify([category, place, actor, evidence, q.trim(), from, to]);
  if (shown.wanted !== wanted) {
    const found = passing(now);
    const order = found.map(([event]) => event);
    const possibly = found.filter(([, fact]) => isOnlyPossible(fact, now)).map(([event]) => event);
    const filtered = Boolean(category.length || place || actor || evidence || q.trim() || from || to);
    const counts = {};
    for (const [, fact] of passing({ ...now, category: [] })) counts[fact[CATEGORY]] = (counts[fact[CATEGORY]] ?? 0) + 1;
    Object.assign(shown, { wanted, order, possibly, kept: new Set(order), filtered, counts, film: undefined });
  }
  const look = `${now.lang} ${now.dark}`;
  if (shown.film && shown.look === look) return;
  shown.look = look;
  shown.film = filmOf(book.known, said(), shown.kept, shown.filtered, now.dark ? "dark" : "light");
  if (now.dark) shown.film.traces = JSON.parse(recoloured(said().traces, book.known.dark));
  window.dayFilm = shown.film;
}
