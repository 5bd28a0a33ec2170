// Shows the choice in the places of the page: each piece is drawn by the app's own script (PIECES), which is given what
// Streamlit would give it.

const DAY_WORDS = ["label", "previous", "next", "play", "pause", "speed"];
const [TITLE, WHEN] = [0, 1]; // of what is said of an event

function show() {
  if (now.view === "steps") showSteps();
  if (now.view === "claims") showClaims();
  if (now.view !== "explore") return;
  followChoice();
  showCount();
  showTimeline();
  showDay();
  showMap();
  showCard();
  showTable();
  finish();
}

// Gives a piece its data, in its place; what it tells is heard by the name under which Streamlit would hear it.
function mount(kind, key, data, heard = {}) {
  const told = (name, value) => heard[name]?.(value);
  PIECES[kind]({ data, parentElement: document.querySelector(`.st-key-${key}`), setStateValue: told, setTriggerValue: told });
}

// The name of what a piece shows: another one whenever that is another.
function stampOf(key, shows) {
  const before = (shown.stamps ??= {})[key];
  if (before?.shows !== shows) shown.stamps[key] = { shows, stamp: `${key}-${(stampOf.count = (stampOf.count ?? 0) + 1)}` };
  return shown.stamps[key].stamp;
}

// A figure in the colours of the theme; `shows` says what it shows, so that it is drawn only when that is another.
function showFigure(key, drawing, shows, alt, order, picked) {
  const figure = now.dark ? recoloured(drawing, book.known.dark) : drawing;
  const stamp = stampOf(key, JSON.stringify([shows, shown.wanted, now.at, now.lang, now.dark]));
  mount(key, key, { figure, stamp, alt, order, selected: now.event, width: 0, assets: "" }, { picked });
}

function put(selector, text) {
  for (const each of document.querySelectorAll(selector)) each.textContent = text;
}

function showCount() {
  const { say } = said();
  const [kept, possibly] = [shown.order.length, shown.possibly.length];
  const key = `count.${kept > 1 ? "events" : "event"}${possibly ? "_possibly" : ""}`;
  put(".st-key-counted strong", say(key, { kept, possibly, all: Object.keys(book.known.facts).length }));
  const set = ["actor", "evidence", "from", "to"].filter((name) => now[name]).length;
  put(".st-key-more summary", set ? `${say("filter.more")} (${set})` : say("filter.more"));
  document.querySelector(".reset").hidden = !shown.filtered;
  press("category", (value) => now.category.includes(value));
  press("zoom", (value) => value === now.zoom);
  press("frames", (value) => value === now.part);
  for (const button of document.querySelectorAll(".st-key-category button")) {
    button.lastChild.textContent = ` ${shown.counts[button.dataset.value] ?? 0}`;
  }
  for (const name of [".st-key-timeline_block", ".st-key-chips"]) document.querySelector(name).hidden = !shown.order.length;
  document.querySelector(".nothing_left").hidden = Boolean(shown.order.length);
}

function showTimeline() {
  const { say, timelines } = said();
  const parts = timelines[now.zoom];
  const made = timelineFigure(parts, { known: book.known, said: said() }, shown.film, { ...shown, ...now, selected: now.event });
  const [begin, end] = parts.window.map((day) => day.length && inWords(day, now.lang));
  const alt = say("timeline.sentence", { count: made.count, lanes: made.lanes, begin, end, labelled: made.labelled });
  showFigure("timeline", made.figure, [now.zoom, now.event], alt, shown.order, select);
  const chip = (key, hidden, words) => {
    const months = hidden.filter((event) => shown.kept.has(event)).map((event) => book.known.facts[event][BEGUN]).sort();
    if (!months.length) return make("span");
    const told = say(key, { count: months.length, when: monthsWords(months[0], months.at(-1)) });
    return make("button", { type: "button", onclick: () => change({ zoom: WHOLE }) }, words(told));
  };
  document.querySelector(".chips").replaceChildren(
    chip("zoom.earlier", parts.earlier, (words) => `‹ ${words}`),
    chip("zoom.later", parts.later, (words) => `${words} ›`),
  );
}

// "December 2023", "March to December 2026": of the pieces that words/dates.py gives of each month.
function monthsWords(first, last) {
  const { say, months } = said();
  const [alone, inYear, inAnother] = months[first];
  if (first === last) return alone;
  return say("date.from_to", { start: first.slice(0, 4) === last.slice(0, 4) ? inYear : inAnother, end: months[last][3] });
}

function showDay() {
  const { first, last } = book.known;
  const { changes, key } = shown.film;
  const words = Object.fromEntries(DAY_WORDS.map((name) => [name, said().say(`day.${name}`)]));
  const around = { previous: changes.findLast((day) => day < now.at) ?? null, next: changes.find((day) => day > now.at) ?? null };
  const inside = changes.filter((day) => day >= first && day <= last);
  const days = { first: now.at < first ? now.at : first, last, at: now.at, changes: inside, ...around, film: key, words, lang: now.lang };
  mount("at", "at", days, { picked: (at) => change({ at }) });
}

function showMap() {
  const { say, boundaries, not_drawn: missing } = said();
  const frame = frameOn(shown.film, now.at);
  put(".day_heading", frame.heading.replace(frame.words, inWords(now.at, now.lang)));
  put(".day_detail", frame.detail);
  put(".day_changed", now.at === frame.day ? frame.changed : frame.after);
  document.querySelectorAll(".day_counts b").forEach((each, i) => i in frame.counts && (each.textContent = frame.counts[i]));
  const none = document.querySelector(".day_counts li:last-child span:last-child");
  none.textContent = say(shown.filtered ? "state.none_shown" : "state.none");
  const counts = new Map();
  for (const event of shown.order) {
    for (const place of book.known.facts[event][OWN_PLACES]) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const absent = Object.entries(missing).filter(([place]) => counts.has(place));
  const places = listed(absent.map(([place, name]) => say("map.not_drawn_count", { place: name, count: counts.get(place) })), say, ",");
  put(".notes", [say("map.boundaries", { name: boundaries }), ...(places ? [say("map.not_drawn", { places })] : [])].join(" "));
  const figure = mapFigure({ known: book.known, said: said() }, shown.film, now);
  showFigure("map", figure, now.part, frame.alt, [], selectPlace);
}

// The card of the chosen event with its place among the kept ones; else the acts in force behind the map.
function showCard() {
  const nodes = now.event ? cardNodes(now.event) : emptyCard();
  mount("markup", "event", { nodes, stamp: stampOf("event", JSON.stringify(nodes)) }, { picked: select });
}

function cardNodes(event) {
  const { say } = said();
  const at = shown.order.indexOf(event);
  const walk = (other, words) =>
    other ? { tag: "button", attrs: { type: "button", class: "plain", "data-pick": other }, children: [words] } : { tag: "span", attrs: {}, children: [] };
  const sides = [walk(shown.order[at - 1], `‹ ${say("card.previous")}`), walk(at < 0 ? "" : shown.order[at + 1], `${say("card.next")} ›`)];
  const hidden = { tag: "p", attrs: { class: "remark" }, children: [say("card.filtered")] };
  const placed = (node) => {
    if (typeof node === "string") return node;
    const { class: name = "" } = node.attrs;
    if (name === "muted position") return { ...node, children: at < 0 ? [] : [say("card.position", { n: at + 1, all: shown.order.length })] };
    if (name === "walk") return { ...node, children: at < 0 ? [] : sides };
    const children = node.children.map(placed);
    return { ...node, children: at < 0 && name.startsWith("card ") ? [children[0], hidden, ...children.slice(1)] : children };
  };
  return trees(book.cards[now.lang][event]).map(placed);
}

function emptyCard() {
  const { say, events, names, categories } = said();
  const node = (tag, attrs, ...children) => ({ tag, attrs, children });
  const signs = Object.fromEntries(categories.map(([category, sign]) => [category, sign]));
  const acts = [...frameOn(shown.film, now.at).lists]
    .map(([place, [first]]) => [place, first])
    .filter(([, first]) => !first[VIA] && !isAct(first))
    .sort(([, one], [, other]) => other[LOOK] - one[LOOK]);
  const items = acts.map(([place, { [EVENT]: event }]) => {
    const category = book.known.facts[event][CATEGORY];
    const title = node("button", { type: "button", class: "linklike", "data-pick": event }, events[event][TITLE]);
    const told = node("span", {}, title, node("span", { class: "muted" }, events[event][WHEN]));
    const link = node("span", { class: "related" }, node("span", { class: `sign ${category}`, "aria-hidden": "true" }, signs[category]), told);
    return node("li", {}, node("span", { class: "place" }, names[place][0]), link);
  });
  const behind = items.length ? [node("h3", {}, say("card.behind")), node("ul", { class: "behind" }, ...items)] : [];
  return [node("section", { class: "card empty" }, node("p", {}, say("card.none")), ...behind)];
}

function showTable() {
  const { say, nodes } = said();
  if (!document.querySelector(".st-key-table table")) {
    mount("markup", "table", { nodes: trees(nodes.table), stamp: now.lang });
  }
  const caption = say("table.caption", { count: shown.order.length });
  const data = { shown: shown.order, possibly: shown.possibly, rows: null, more: [], selected: now.event, caption };
  const card = now.event ? cardNodes(now.event) : [];
  mount("rows", "table", { ...data, card, stamp: stampOf("rows", JSON.stringify([data, card])) }, { picked: select });
}

function showClaims() {
  mount("markup", "claims", { nodes: trees(said().nodes.claims), stamp: now.lang }, { picked: select });
  press("verdict", (value) => now.verdicts.includes(value));
  for (const claim of document.querySelectorAll(".claims > li")) {
    claim.hidden = now.verdicts.length > 0 && !now.verdicts.some((verdict) => claim.classList.contains(verdict));
  }
}

// The steps, by the player of the app's present view.
function showSteps() {
  if (shown.player) return;
  const { deck, answers } = said();
  const root = document.querySelector(".player");
  shown.player = present(root, {
    deck: { ...deck, geometry: "" },
    assets: "",
    step: now.step,
    theme: now.dark ? "dark" : "light",
    answer: (step) => Promise.resolve(answers[step]),
    moved: (step) => (now.step = step),
  });
}
