// The day of the map: a slider with the days on which something changes marked on it, and steps between those days.
// data: {first, last, at, changes, previous, next, lang, words: {label, previous, next}}; days are ISO dates.

const REST = 120; // milliseconds without another key press or move after which Python is told
const DAY = 86400000;

export default function day({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".day");
  const parts = (root.parts ??= built(root));
  parts.tell = (iso) => setTriggerValue("picked", iso);
  parts.data = data;
  const { slider, previous, next } = parts;
  Object.assign(slider, { min: 0, max: ordinal(data.last) - ordinal(data.first) });
  slider.setAttribute("aria-label", data.words.label);
  step(previous, `‹ ${data.words.previous}`, data.previous);
  step(next, `${data.words.next} ›`, data.next);
  mark(parts);
  if (parts.waiting) return; // the visitor is ahead of this answer
  slider.value = ordinal(data.at) - ordinal(data.first);
  say(parts);
}

function built(root) {
  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const parts = { previous: make("button", "plain"), next: make("button", "plain"), slider: make("input", "slider"),
                  words: make("output", "words"), ticks: make("div", "ticks") };
  parts.slider.type = "range";
  parts.words.setAttribute("aria-hidden", "true"); // the slider says it itself
  for (const button of [parts.previous, parts.next]) {
    button.type = "button";
    button.onclick = () => parts.tell(button.dataset.day);
  }
  parts.slider.oninput = () => {
    say(parts);
    clearTimeout(parts.waiting);
    parts.waiting = setTimeout(() => {
      parts.waiting = undefined;
      parts.tell(shown(parts));
    }, REST);
  };
  const track = make("div", "track");
  track.append(parts.words, parts.slider, parts.ticks);
  root.append(parts.previous, parts.next, track);
  return parts;
}

function step(button, words, goal) {
  button.textContent = words;
  button.disabled = !goal;
  button.dataset.day = goal ?? "";
}

function shown({ data, slider }) {
  return new Date((ordinal(data.first) + Number(slider.value)) * DAY).toISOString().slice(0, 10);
}

function say({ data, slider, words }) {
  const iso = shown({ data, slider });
  words.textContent = inWords(iso, data.lang, "short");
  slider.setAttribute("aria-valuetext", inWords(iso, data.lang, "long"));
  words.style.setProperty("--share", slider.max > 0 ? slider.value / slider.max : 0);
}

function inWords(iso, lang, month) {
  const locale = lang === "en" ? "en-GB" : lang;
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month, year: "numeric", timeZone: "UTC" });
  return format.format(new Date(iso)).replace(/^1 (?=\D)/, lang === "fr" ? "1er " : "1 ");
}

function mark({ data, ticks }) {
  const all = ordinal(data.last) - ordinal(data.first);
  ticks.replaceChildren(
    ...data.changes.map((iso) => {
      const tick = document.createElement("i");
      tick.style.setProperty("--share", (ordinal(iso) - ordinal(data.first)) / Math.max(1, all));
      return tick;
    }),
  );
}

function ordinal(iso) {
  return Math.round(Date.parse(iso) / DAY);
}
