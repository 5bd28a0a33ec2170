// The page of the class edition: the pieces of the app in the places that its style sheet knows, each drawn by the app's
// own script (PIECES), which is given what Streamlit would give it.

const VIEWS = { explore: "view.explore", steps: "edition.steps", claims: "view.claims", about: "view.about" };
const VIEW_PAGES = { explore: explorePage, steps: stepsPage, claims: claimsPage, about: aboutPage };
const DAY_WORDS = ["label", "previous", "next", "play", "pause", "speed"];
const [TITLE, WHEN] = [0, 1]; // of what is said of an event

function buildPage() {
  const { story, say, foot } = said();
  shown.player?.close();
  shown.player = undefined;
  window.dayShown = undefined;
  document.documentElement.lang = now.lang;
  document.documentElement.style.colorScheme = now.dark ? "dark" : "light";
  document.title = story.title;
  const heading = make(
    "header", { class: `heading theme-${now.dark ? "dark" : "light"}` },
    make("h1", {}, story.title), make("p", { class: "lede" }, story.lede), make("p", { class: "notice" }, story.notice),
  );
  const footer = make("footer", { class: "markup" }, ...foot.map((line) => make("p", { class: "small" }, line)));
  const main = make("main", {}, ...VIEW_PAGES[now.view](said(), say));
  document.body.className = `stApp view-${now.view}`;
  document.getElementById("page").replaceChildren(topBar(say), make("div", { class: "markup top" }, heading), main, footer);
  shown.page = main;
}

function topBar(say) {
  const has = { steps: said().deck.steps.length, claims: said().nodes.claims.length };
  const views = Object.keys(VIEWS).filter((view) => has[view] ?? true);
  const is = (name) => ({ pressed: (value) => value === now[name], pick: (value) => go({ [name]: value }) });
  return make(
    "nav", { class: "st-key-top", "aria-label": say("page.view") },
    choice(views.map((view) => [view, say(VIEWS[view])]), { key: "view", label: say("page.view"), ...is("view") }),
    choice(Object.entries(book.known.languages), { key: "lang", label: say("page.language"), ...is("lang") }),
    choice([["dark", say("edition.dark")]], { key: "theme", label: say("edition.theme"), pressed: () => now.dark, pick: () => go({ dark: !now.dark }) }),
  );
}

// Another page, language or theme: what was pressed stays in focus.
async function go(choice) {
  const pressed = document.activeElement;
  const [key] = pressed.parentElement.className.split(" ");
  await change(choice);
  document.querySelector(`.${key} [data-value="${pressed.dataset.value}"]`)?.focus();
}

function explorePage({ categories, grades, places, frames, periods, nodes }, say) {
  const many = (value) => (now.category.includes(value) ? now.category.filter((each) => each !== value) : [...now.category, value]);
  return [
    make(
      "div", { class: "st-key-filters" },
      choice(categories.map(categoryWords), { key: "category", label: say("filter.category"), pressed: (value) => now.category.includes(value), pick: (value) => change({ category: many(value) }) }),
      search(say("filter.q"), now.q, (q) => change({ q })),
      chooser("place", say("filter.place"), say("edition.all_places"), places, now.place, (place) => change({ place })),
      chooser("evidence", say("filter.evidence"), say("edition.all_evidence"), grades, now.evidence, (evidence) => change({ evidence })),
    ),
    make(
      "div", { class: "st-key-counted" },
      make(
        "div", { class: "markup" },
        make("p", { role: "status" }, make("strong")),
        make("button", { type: "button", class: "linklike reset", onclick: reset }, say("filter.reset")),
        choice(periods, { key: "zoom", label: say("zoom.label"), className: "periods", pressed: (value) => value === now.zoom, pick: (zoom) => change({ zoom }) }),
        ...drawn([...nodes.form, ...nodes.lines]),
      ),
    ),
    make("div", { class: "st-key-timeline_block" }, place("timeline", "figure")),
    make("div", { class: "st-key-chips markup" }, make("div", { class: "chips" })),
    make("div", { class: "nothing_left markup", hidden: true }, make("h2", {}, say("empty.title")), make("p", {}, say("empty.way_out"))),
    make(
      "div", { class: "columns" },
      make(
        "div", { class: "world" },
        make("div", { class: "markup" }, make("h2", { class: "day_heading" }), make("p", { class: "muted day_detail" })),
        place("at", "day markup"),
        make("div", { class: "markup" }, choice(frames, { key: "frames", label: say("frame.label"), className: "periods frames", pressed: (value) => value === now.part, pick: (part) => change({ part }) })),
        place("map", "figure"),
        make(
          "div", { class: "markup" }, ...drawn(nodes.legend),
          make("div", { class: "changed" }, make("p", { class: "day_changed" })), make("p", { class: "small notes" }),
        ),
      ),
      place("event", "markup"),
    ),
    place("table", "markup"),
  ];
}

function claimsPage({ nodes, verdicts }, say) {
  const words = ([verdict, sign, name, count]) => [verdict, `${sign} ${name} `, make("b", {}, String(count))];
  const many = (value) => (now.verdicts.includes(value) ? now.verdicts.filter((each) => each !== value) : [...now.verdicts, value]);
  return [
    make("div", { class: "markup" }, ...drawn(nodes.claims_heading)),
    choice(verdicts.map(words), { key: "verdict", label: say("claims.verdict"), pressed: (value) => now.verdicts.includes(value), pick: (value) => change({ verdicts: many(value) }) }),
    place("claims", "markup"),
  ];
}

function aboutPage({ nodes }) {
  return [make("div", { class: "markup" }, ...drawn(nodes.about))];
}

function stepsPage() {
  return [make("div", { class: "player", tabindex: "-1" })];
}

// Trees of the page, in the colours of the theme.
function drawn(nodes) {
  return trees(nodes).map(build);
}

function trees(nodes) {
  return JSON.parse(recoloured(nodes, now.dark && book.known.dark)).map(tree);
}

function tree(node) {
  return typeof node === "string" ? node : { tag: node[0], attrs: node[1] || {}, children: node.slice(2).map(tree) };
}

function reset() {
  document.querySelector(".st-key-q input").value = "";
  for (const select of document.querySelectorAll(".st-key-filters select")) select.value = "";
  change(NOTHING_CHOSEN);
}

// Showing the choice

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
  put(".st-key-counted strong", say("count.events", { kept: shown.order.length, all: Object.keys(book.known.facts).length }));
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
    const count = hidden.filter((event) => shown.kept.has(event)).length;
    return count ? make("button", { type: "button", onclick: () => change({ zoom: WHOLE }) }, words(say(key, { count }))) : make("span");
  };
  document.querySelector(".chips").replaceChildren(
    chip("edition.earlier", parts.earlier, (words) => `‹ ${words}`),
    chip("edition.later", parts.later, (words) => `${words} ›`),
  );
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
  const data = { shown: shown.order, possibly: [], rows: null, more: [], selected: now.event, caption };
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
