// What opens over a step: chapters, keys, the QR code, a question with its hands, and the speaker's notes, also in a
// second window, which needs no page of its own. Put before present.js.

const HELP = [
  ["→  ↓  PageDown", "key_next"], ["←  ↑  PageUp", "key_previous"], ["Home  End", "key_ends"], ["B", "key_blank"], ["F", "key_full"],
  ["N", "key_notes"], ["Shift N", "key_window"], ["C", "key_menu"], ["Q", "key_code"], ["A", "key_ask"], ["?", "key_keys"],
  ["Esc", "key_close"],
];
const SHEETS = { menu: menuSheet, keys: keySheet, code: codeSheet, question: questionSheet };

// Opens a sheet, or closes it when it is open.
function toggle(player, name) {
  const { sheet } = player.parts;
  if (!sheet.hidden && sheet.dataset.name === name) return shut(player);
  const made = SHEETS[name](player);
  if (!made) return undefined;
  const [title, ...rest] = made;
  const heading = make("h2", "", title);
  heading.id = "sheet-title";
  sheet.replaceChildren(heading, ...rest, button(player.deck.words.close, () => shut(player), "close"));
  Object.assign(sheet, { hidden: false, tabIndex: -1 });
  sheet.dataset.name = name;
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-labelledby", heading.id);
  player.before ??= document.activeElement;
  sheet.focus({ preventScroll: true });
  return undefined;
}

function shut(player) {
  const { sheet } = player.parts;
  if (sheet.hidden) return;
  sheet.hidden = true;
  delete sheet.dataset.name;
  sheet.replaceChildren();
  player.asked = undefined;
  player.before?.focus?.({ preventScroll: true });
  player.before = undefined;
}

function menuSheet(player) {
  const { words, chapters, steps } = player.deck;
  const here = steps[player.step - 1]?.chapter;
  const entry = (title, step, isHere) => {
    const chosen = button(title, () => go(player, step));
    if (isHere) chosen.setAttribute("aria-current", "step");
    return make("li", "", chosen);
  };
  const list = make("ol", "chapters", ...chapters.map(({ title, first }, i) => entry(title, first, i === here)));
  const ways = make("p", "ways", button(words.about, () => go(player, 0)), button(words.keys, () => toggle(player, "keys")));
  if (player.data.leave) ways.append(Object.assign(make("a", "", words.back), { href: player.data.leave }));
  return [words.menu, list, ways];
}

function keySheet({ deck: { words } }) {
  const rows = HELP.map(([keys, name]) => make("div", "", make("dt", "", keys), make("dd", "", words[name])));
  return [words.keys, make("dl", "keys", ...rows)];
}

function codeSheet({ deck: { words }, data, step }) {
  const source = data.code?.(step);
  if (!source) return undefined;
  const picture = Object.assign(make("img", "code"), { src: source, alt: words.code });
  return [words.code_words, picture, make("p", "address", data.address?.(step) ?? "")];
}

// The question

// The question opens, what happened is told, all closes: one key.
function ask(player) {
  const { sheet } = player.parts;
  if (!player.deck.steps[player.step - 1]?.question) return;
  if (sheet.hidden || sheet.dataset.name !== "question") toggle(player, "question");
  else if (!player.asked) reveal(player);
  else shut(player);
}

function questionSheet(player) {
  const { words, steps } = player.deck;
  const { question } = steps[player.step - 1];
  player.asked = undefined;
  const hands = player.hands.get(player.step) ?? question.answers.map(() => 0);
  player.hands.set(player.step, hands);
  const rows = question.answers.map((answer, i) => {
    const count = make("output", "count", String(hands[i]));
    const change = (by) => () => {
      hands[i] = Math.max(0, hands[i] + by);
      count.textContent = hands[i];
    };
    const fewer = button("−", change(-1));
    const more = button("+", change(1));
    fewer.setAttribute("aria-label", `${words.fewer}: ${answer}`);
    more.setAttribute("aria-label", `${words.more}: ${answer}`);
    count.setAttribute("aria-label", filled(words.hands, { count: answer }));
    return make("li", "", make("span", "answer", answer), make("span", "hands", fewer, count, more));
  });
  const told = make("div", "told");
  told.setAttribute("aria-live", "polite");
  return [question.words, make("ol", "answers", ...rows), told, button(words.reveal, () => reveal(player), "reveal")];
}

// What happened is asked for only now: until then it is nowhere on the page.
async function reveal(player) {
  const { parts: { sheet }, deck: { words }, step } = player;
  if (player.asked) return;
  player.asked = step;
  const found = await Promise.resolve(player.data.answer(step)).catch(() => undefined);
  if (player.step !== step || sheet.hidden) return;
  if (!found) player.asked = undefined;
  else sheet.querySelector(".reveal").remove();
  if (found?.right) sheet.querySelectorAll(".answers li")[found.right - 1].classList.add("right");
  sheet.querySelector(".told").replaceChildren(make("p", "", found ? found.words : words.failed));
}

// The notes

function toggleNotes(player) {
  player.parts.notes.hidden = !player.parts.notes.hidden;
  tellNotes(player);
}

function openSecond(player) {
  player.second = window.open("", "present-notes", "width=760,height=560");
  if (!player.second) return toggleNotes(player);
  const { document: page } = player.second;
  page.title = player.deck.words.notes;
  page.documentElement.lang = player.deck.lang;
  const sheet = new player.second.CSSStyleSheet(); // the class edition's content policy lets in no new element of style
  sheet.replaceSync(SECOND);
  page.adoptedStyleSheets = [sheet];
  page.onkeydown = (event) => heedKey(player, event);
  player.parts.notes.hidden = true;
  return tellNotes(player);
}

const SECOND = "body{font:24px/1.45 'Source Sans 3',sans-serif;margin:24px;background:#15181c;color:#ece8e1}h1{font-size:28px;margin:0 0 4px}.where,.then{color:#a9afb6;margin:0 0 16px}.then{margin-top:28px}";

// Writes the notes of the shown step where they are open.
function tellNotes(player) {
  const { parts: { notes, chapter, position }, deck: { words, steps }, second, step: number } = player;
  const step = steps[number - 1];
  const following = steps[number] && filled(words.next_step, { title: steps[number].headline });
  const texts = [step?.headline ?? words.about, [chapter.textContent, position.textContent].filter(Boolean).join(" · "),
    step ? step.notes || words.no_notes : "", following ?? ""];
  if (!notes.hidden) {
    const open = button(words.notes_window, () => act(player, "window"));
    notes.setAttribute("aria-label", words.notes);
    notes.replaceChildren(make("h2", "", words.notes), make("p", "", texts[2]), make("p", "then", texts[3]), open);
  }
  if (!second || second.closed) return;
  const page = second.document;
  const parts = texts.map((text, i) => Object.assign(page.createElement(i ? "p" : "h1"), { textContent: text, className: ["", "where", "", "then"][i] }));
  page.body.replaceChildren(...parts);
}
