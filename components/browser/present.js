// Steps through the story for a class, on any element and without a server.
// present(root, data) gives {go(step), close()}; data:
//   deck: as components/steps.py makes it, with `geometry`, the address of the world's shapes (or window.worldReady and
//     window.worldShapes are set, as map.js would set them);
//   assets: where the files of static/ are; step: the first one to show, 0 for the notice; theme: "light", "dark" or none;
//   answer(step): a promise of {right, words}; code(step): the address of a picture of its QR code, or nothing;
//   address(step): the address to print below that code; moved(step): told of every step shown; leave: address of the story.

const KEPT = 2; // steps on either side of the shown one that stay drawn
const SWIPE = 40; // pixels
const BACK = 0.3; // of the width from the left in which a click goes back
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous", Home: "first", End: "last",
  b: "blank", ".": "blank", f: "full", n: "notes", c: "menu", m: "menu", q: "code", a: "ask", "?": "keys", Escape: "shut",
};

export default function present(root, data) {
  const theme = matchMedia("(prefers-color-scheme: dark)");
  const player = { root, data, stages: new Map(), hands: new Map(), step: undefined, aborter: new AbortController() };
  const dark = () => (data.theme ? data.theme === "dark" : theme.matches);
  const take = () => {
    root.dataset.theme = dark() ? "dark" : "light";
    player.deck = inTheme(data.deck, dark());
  };
  take();
  root.classList.add("present");
  root.replaceChildren(...furniture(player));
  const { signal } = player.aborter;
  theme.addEventListener("change", () => (take(), redraw(player)), { signal });
  document.addEventListener("keydown", (event) => heedKey(player, event), { signal });
  heedPointer(player, signal);
  player.watcher = new ResizeObserver(() => scale(player));
  player.watcher.observe(root);
  go(player, within(player, data.step ?? 0));
  return { go: (step) => go(player, within(player, step)), close: () => close(player) };
}

function close(player) {
  player.aborter.abort();
  player.watcher.disconnect();
  player.second?.close();
  player.stages.forEach(dropStage);
  player.root.replaceChildren();
}

// The bar above the step, the step, the line of progress below it, and what opens over it.
function furniture(player) {
  const { words } = player.deck;
  const parts = (player.parts = {
    chapter: make("span", "chapter"), position: make("span", "position"), menu: button(words.menu, () => toggle(player, "menu"), "corner"),
    stage: make("main", "stage"), progress: make("div", "progress"), live: make("div", "unseen"), blank: make("div", "blank", words.blank),
    sheet: make("div", "sheet"), notes: make("aside", "notes"),
  });
  parts.live.setAttribute("aria-live", "polite");
  parts.progress.setAttribute("aria-hidden", "true");
  parts.sheet.hidden = parts.notes.hidden = parts.blank.hidden = true;
  const bar = make("header", "bar", parts.chapter, parts.menu, parts.position);
  const ways = ["previous", "next"].map((way) => {
    const name = { previous: "present_prev", next: "present_next" }[way];
    return make("div", `way st-key-${name}`, button(words[way], () => act(player, way)));
  });
  return [bar, parts.stage, ...ways, parts.progress, parts.notes, parts.sheet, parts.blank, parts.live];
}

// Going

function within({ deck }, step) {
  return Math.min(Math.max(Math.trunc(step) || 0, 0), deck.steps.length);
}

function go(player, number) {
  if (number === player.step) return;
  player.step = number;
  shut(player);
  player.parts.blank.hidden = true;
  const stage = staged(player, number);
  for (const [each, other] of player.stages) ahead(other, each !== number);
  stage.scrollTop = 0;
  label(player);
  player.data.moved?.(number);
  setTimeout(() => prepare(player, number));
}

function ahead(stage, isAhead) {
  stage.classList.toggle("ahead", isAhead);
  stage.inert = isAhead;
}

// The stage of a step, drawn.
function staged(player, number) {
  const { deck, parts, stages, data } = player;
  if (stages.has(number)) return stages.get(number);
  const step = deck.steps[number - 1];
  const stage = step ? stepStage(deck, step, () => act(player, "ask")) : noticeStage(deck, () => act(player, "next"));
  ahead(stage, true);
  parts.stage.append(stage);
  stages.set(number, stage);
  scale(player);
  drawStage(stage, deck, step, data);
  return stage;
}

// Draws the steps around the shown one, so that they are there when they are asked for; far ones are dropped.
function prepare(player, number) {
  if (player.step !== number || !player.root.isConnected) return;
  for (const [each, stage] of player.stages) {
    if (Math.abs(each - number) <= KEPT) continue;
    dropStage(stage);
    player.stages.delete(each);
  }
  for (const each of [number + 1, number - 1]) if (each >= 0 && each <= player.deck.steps.length) staged(player, each);
}

function redraw(player) {
  player.stages.forEach(dropStage);
  player.stages.clear();
  const { step } = player;
  player.step = undefined;
  go(player, step);
}

// The figures have a size of their own; the page makes them as large as their column.
function scale({ root, parts }) {
  const wide = parts.stage.querySelector(".pictures")?.clientWidth;
  if (!wide) return;
  root.style.setProperty("--map-scale", wide / MAP_WIDTH);
  root.style.setProperty("--line-scale", wide / LINE_WIDTH);
  for (const stage of parts.stage.children) fit(stage);
}

// Says where the visitor is: in words, as a line, to a screen reader and on the speaker's window.
function label(player) {
  const { deck, parts, step: number } = player;
  const { words, chapters, steps } = deck;
  const step = steps[number - 1];
  parts.chapter.textContent = step ? chapters[step.chapter].title : words.about;
  parts.position.textContent = step ? filled(words.position, { n: number, all: steps.length }) : "";
  parts.progress.replaceChildren(...steps.map(({ number: each, chapter }) => {
    const first = chapters[chapter].first === each && each > 1;
    return make("i", [each <= number ? "done" : "", first ? "first" : ""].join(" "));
  }));
  parts.live.textContent = step
    ? [parts.position.textContent, step.date, step.headline, step.words].join(". ")
    : words.about;
  tellNotes(player);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// What a key, a click or a swipe means

function act(player, what) {
  const { deck, step, parts } = player;
  const last = deck.steps.length;
  const goals = { next: step + 1, previous: step - 1, first: Math.min(1, last), last };
  if (what in goals) return go(player, within(player, goals[what]));
  if (what === "blank") parts.blank.hidden = !parts.blank.hidden;
  else if (what === "full") fullScreen(player.root);
  else if (what === "notes") toggleNotes(player);
  else if (what === "window") openSecond(player);
  else if (what === "shut") parts.sheet.hidden ? (parts.blank.hidden = true) : shut(player);
  else if (what === "ask") ask(player);
  else toggle(player, what);
}

function fullScreen(root) {
  const asked = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  asked?.catch(NOTHING); // a browser may refuse, and the keys of its own still do it
  root.focus?.();
}

function heedKey(player, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const focused = event.target.closest?.("a, button, input, select, textarea");
  if (focused && [" ", "Enter"].includes(event.key)) return; // its own
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  let what = KEYS[key];
  if (!what) return;
  if (event.shiftKey && key === " ") what = "previous";
  if (event.shiftKey && key === "n") what = "window";
  if (!player.parts.sheet.hidden && what.startsWith("next") && event.key === "Enter") what = "ask";
  event.preventDefault();
  act(player, what);
}

// A click goes on, one at the left goes back; on links, buttons and what is open it means what it always does.
function heedPointer(player, signal) {
  const { root, parts } = player;
  let from;
  root.addEventListener("touchstart", ({ touches: [touch] }) => (from = touch), { signal, passive: true });
  root.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    const [x, y] = [touch.clientX - (from?.clientX ?? touch.clientX), touch.clientY - (from?.clientY ?? touch.clientY)];
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) act(player, x < 0 ? "next" : "previous");
  }, { signal, passive: true });
  root.addEventListener("click", (event) => {
    if (event.target.closest("a, button, .sheet, .notes") || String(getSelection())) return;
    if (!parts.sheet.hidden) return shut(player);
    const { x, width } = root.getBoundingClientRect();
    act(player, (event.clientX - x) / width < BACK ? "previous" : "next");
  }, { signal });
  root.addEventListener("mousemove", () => {
    root.classList.add("moved");
    clearTimeout(player.resting);
    player.resting = setTimeout(() => root.classList.remove("moved"), 2500);
  }, { signal });
}
