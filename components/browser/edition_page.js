// The page of the class edition: its controls, and the places of the pieces of the app that the style sheet knows.

const VIEWS = { explore: "view.explore", steps: "edition.steps", claims: "view.claims", about: "view.about" };
const VIEW_PAGES = { explore: explorePage, steps: stepsPage, claims: claimsPage, about: aboutPage };

function buildPage() {
  const { story, say, foot } = said();
  shown.player?.close();
  shown.player = undefined;
  window.dayShown = undefined;
  document.documentElement.lang = now.lang;
  document.documentElement.style.colorScheme = now.dark ? "dark" : "light";
  document.title = story.title;
  const heading = make(
    "header", { class: now.view === "explore" ? "heading" : "heading brief" },
    make("h1", {}, story.title), make("p", { class: "lede" }, story.lede), make("p", { class: "notice" }, story.notice),
  );
  const footer = make("footer", { class: "markup" }, ...foot.map((line) => make("p", { class: "small" }, line)));
  const main = make("main", {}, ...VIEW_PAGES[now.view](said(), say));
  document.body.className = `stApp view-${now.view} theme-${now.dark ? "dark" : "light"}`;
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

function explorePage({ categories, places, frames, periods, nodes }, say) {
  const many = (value) => (now.category.includes(value) ? now.category.filter((each) => each !== value) : [...now.category, value]);
  return [
    make(
      "div", { class: "st-key-filters" },
      choice(categories.map(categoryWords), { key: "category", label: say("filter.category"), pressed: (value) => now.category.includes(value), pick: (value) => change({ category: many(value) }) }),
      search(say("filter.q"), now.q, (q) => change({ q })),
      chooser("place", say("filter.place"), say("edition.all_places"), places, now.place, (place) => change({ place })),
      more(say),
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

// The filters that are folded away, as in the app.
function more(say) {
  const { grades } = said();
  const actors = book.known.actors.map((actor) => [actor, actor]);
  const day = (name) => dayField(name, say(`filter.${name}`), now[name], book.known.span, (value) => change({ [name]: value }));
  return folded(
    "more", say("filter.more"),
    chooser("actor", say("filter.actor"), say("edition.all_actors"), actors, now.actor, (actor) => change({ actor })),
    chooser("evidence", say("filter.evidence"), say("edition.all_evidence"), grades, now.evidence, (evidence) => change({ evidence })),
    day("from"),
    day("to"),
  );
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
  for (const field of document.querySelectorAll(".st-key-filters :is(input, select)")) field.value = "";
  change(NOTHING_CHOSEN);
}
