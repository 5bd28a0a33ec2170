// The exercises on screen, after `nodes`. What was answered stays when the language changes; nothing is kept beyond the page.
// data: {lang, languages: {en: {title, story, seed, notice, words, order, choices}, fr: ...}}

const data = JSON.parse(document.getElementById("exercises").textContent);
const page = document.getElementById("page");
const state = { lang: data.lang, order: undefined, checked: false, answers: new Map() };

const told = () => data.languages[state.lang];
const say = (name, values = {}) => told().words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function show() {
  const { title, story, seed, notice, order, choices } = told();
  document.documentElement.lang = state.lang;
  document.title = `${title} · ${story}`;
  state.order ??= order?.items.map((item) => item.id);
  const parts = [order && orderPart(order), ...choices.map(choicePart)].filter(Boolean);
  if (!parts.length) parts.push(make("p", {}, say("none")));
  page.replaceChildren(
    make("header", {}, languageButton(), ...notice.map(build), make("h1", {}, title), make("p", { class: "story" }, story), make("p", { class: "muted" }, seed)),
    make("main", {}, ...parts),
    make("footer", {}, make("p", { class: "score", role: "status" })),
  );
  score();
}

function languageButton() {
  const other = state.lang === "en" ? "fr" : "en";
  const change = () => {
    state.lang = other;
    show();
    page.querySelector(".language").focus();
  };
  return make("button", { type: "button", class: "language", lang: other, onclick: change }, say("other_language"));
}

// Put in order

function orderPart(order) {
  const list = make("ol", { class: "order" }, ...state.order.map((id) => orderItem(order, id)));
  const status = make("p", { class: "result", role: "status" });
  const check = () => {
    state.checked = true;
    judge(order, list, status);
  };
  list.addEventListener("moved", ({ detail: { row, silent } }) => {
    state.order = [...list.children].map((each) => each.dataset.id);
    state.checked = false;
    for (const each of list.children) clear(each);
    const n = state.order.indexOf(row.dataset.id) + 1;
    status.textContent = silent ? "" : say("moved", { n, all: state.order.length });
    ends(list);
  });
  ends(list);
  if (state.checked) judge(order, list, status);
  return make(
    "section", {}, make("h2", {}, order.heading), make("p", {}, say("order_help_screen")), list,
    make("button", { type: "button", class: "check", onclick: check }, say("check")), status,
  );
}

function orderItem(order, id) {
  const { text } = order.items.find((item) => item.id === id);
  const button = (name, step) =>
    make("button", { type: "button", class: name, "aria-label": say(name, { title: text }), onclick: () => move(row, step) });
  const buttons = make("span", { class: "buttons" }, button("up", -1), button("down", 1));
  const row = make(
    "li", { "data-id": id }, make("span", { class: "handle", "aria-hidden": "true" }), make("span", { class: "text" }, text),
    buttons, make("div", { class: "why" }),
  );
  row.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(row, step);
  });
  drag(row);
  return row;
}

// One place up or down; the pressed button keeps the focus.
function move(row, step) {
  const focused = document.activeElement;
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  if (row.contains(focused)) focused.focus();
  tellMoved(row, false);
}

function tellMoved(row, silent) {
  row.dispatchEvent(new CustomEvent("moved", { bubbles: true, detail: { row, silent } }));
}

// With a mouse anywhere on the row, with a finger by its handle, so that the page can still be scrolled. The others go
// round the dragged row: to move it itself would end the dragging.
function drag(row) {
  row.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button") || (event.pointerType !== "mouse" && !event.target.closest(".handle"))) return;
    event.preventDefault();
    row.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
  });
  row.addEventListener("pointermove", (event) => {
    if (!row.classList.contains("dragged")) return;
    const rows = [...row.parentElement.children];
    const middle = (each) => each.getBoundingClientRect().y + each.offsetHeight / 2;
    const above = rows.slice(0, rows.indexOf(row)).filter((each) => middle(each) > event.clientY);
    const below = rows.slice(rows.indexOf(row) + 1).filter((each) => middle(each) < event.clientY);
    for (const each of above.reverse()) row.after(each);
    for (const each of below) row.before(each);
    if (above.length || below.length) tellMoved(row, true);
  });
  for (const kind of ["pointerup", "pointercancel"]) row.addEventListener(kind, () => row.classList.remove("dragged"));
}

function ends(list) {
  for (const row of list.children) {
    row.querySelector(".up").setAttribute("aria-disabled", String(!row.previousElementSibling));
    row.querySelector(".down").setAttribute("aria-disabled", String(!row.nextElementSibling));
  }
}

function judge(order, list, status) {
  let right = 0;
  [...list.children].forEach((row, at) => {
    const place = order.answer.indexOf(row.dataset.id);
    const { why } = order.items.find((item) => item.id === row.dataset.id);
    right += place === at;
    clear(row);
    row.classList.add(place === at ? "right" : "wrong");
    const verdict = place === at ? say("right") : `${say("wrong")} ${say("answer", { answer: say("true_place", { n: place + 1 }) })}`;
    row.querySelector(".why").append(make("strong", {}, verdict), ` ${why}`);
  });
  status.textContent = say("in_place", { n: right, all: list.children.length });
}

function clear(row) {
  row.classList.remove("right", "wrong");
  row.querySelector(".why").replaceChildren();
}

// Questions with answers to choose from

function choicePart({ name, heading, help, questions }) {
  const items = questions.map((question, at) => questionItem(`${name}-${at}`, question));
  return make("section", {}, make("h2", {}, heading), make("p", {}, help), make("ol", { class: "questions" }, ...items));
}

function questionItem(id, question) {
  const why = make("div", { class: "why", role: "status" });
  const answer = (code) => {
    if (state.answers.has(id)) return;
    state.answers.set(id, code === question.answer);
    state.answers.set(`${id} chosen`, code);
    reveal(item, question, code, why);
    score();
  };
  const options = Object.entries(question.options).map(([code, words]) =>
    make("button", { type: "button", "data-code": code, "aria-pressed": "false", onclick: () => answer(code) }, words),
  );
  const item = make(
    "div", { role: "group", "aria-labelledby": id }, make("p", { id, class: "text" }, question.text),
    ...question.detail.map((words) => make("p", { class: "muted" }, words)),
    make("div", { class: "options" }, ...options), why,
  );
  if (state.answers.has(id)) reveal(item, question, state.answers.get(`${id} chosen`), why);
  return make("li", {}, item);
}

function reveal(item, question, code, why) {
  const isRight = code === question.answer;
  for (const button of item.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.code === code));
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.code === question.answer) button.classList.add("answer");
  }
  item.classList.add(isRight ? "right" : "wrong");
  const verdict = isRight ? say("right") : `${say("wrong")} ${say("answer", { answer: question.options[question.answer] })}`;
  why.replaceChildren(make("strong", {}, verdict), ` ${question.why}`);
}

function score() {
  const results = [...state.answers.values()].filter((value) => typeof value === "boolean");
  const all = told().choices.reduce((sum, { questions }) => sum + questions.length, 0);
  const words = say("score", { right: results.filter(Boolean).length, answered: results.length, all });
  page.querySelector(".score").textContent = all ? words : "";
}

show();
