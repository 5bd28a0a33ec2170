// The controls of the class edition: plain elements of the browser, with the words of its language.

function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made[key] = value;
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

// A row of buttons of which one is pressed, or several; each with its value and its words.
function choice(values, { label, pressed, pick, key, className = "pills" }) {
  const buttons = values.map(([value, ...words]) =>
    make("button", { type: "button", "aria-pressed": String(pressed(value)), "data-value": value, onclick: () => pick(value) }, ...words),
  );
  return make("div", { class: `st-key-${key} ${className}`, role: "group", "aria-label": label }, ...buttons);
}

function press(key, pressed) {
  for (const button of document.querySelectorAll(`.st-key-${key} button`)) {
    button.setAttribute("aria-pressed", String(pressed(button.dataset.value)));
  }
}

// A box to choose one of many from, the first being all.
function chooser(key, label, all, values, chosen, pick) {
  const select = make("select", { "aria-label": label, onchange: () => pick(select.value) }, make("option", { value: "" }, all));
  select.append(...values.map(([value, words]) => make("option", { value }, words)));
  select.value = chosen;
  return make("div", { class: `st-key-${key}` }, select);
}

function search(label, value, find) {
  const input = make("input", { type: "search", "aria-label": label, placeholder: label, value, oninput: () => find(input.value) });
  return make("div", { class: "st-key-q" }, input);
}

// A day to choose, or none, within the days of the story.
function dayField(key, label, value, [min, max], pick) {
  const input = make("input", { type: "date", min, max, value, onchange: () => pick(input.value) });
  return make("label", { class: `st-key-${key}` }, label, input);
}

// Fields that are folded away below a button; a click elsewhere or Escape folds them again.
function folded(key, label, ...fields) {
  const summary = make("summary", {}, label);
  const box = make("details", { class: `st-key-${key} folded` }, summary, make("div", { class: "fields" }, ...fields));
  box.onkeydown = ({ key: pressed }) => {
    if (pressed !== "Escape" || !box.open) return;
    box.open = false;
    summary.focus();
  };
  return box;
}

// Folds what is open and does not hold an element.
function foldAround(element) {
  for (const box of document.querySelectorAll(".folded[open]")) if (!box.contains(element)) box.open = false;
}

// The place of a piece that a script of the app draws.
function place(key, className) {
  return make("div", { class: `st-key-${key}` }, ...(className ? [make("div", { class: className })] : []));
}

// A category with its sign in its colour.
function categoryWords([category, sign, name]) {
  const mark = make("span", { class: `sign ${category}`, "aria-hidden": "true" }, sign);
  return [category, mark, name, make("b")];
}
