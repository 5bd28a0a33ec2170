// The day of the map: a slider with the days on which something changes marked on it, steps between those days, and
// playing. What a day shows is known here (the film), so the page shows it at once and Python is told at the end.
// data: {first, last, at, changes, previous, next, film, lang, words: {label, previous, next, play, pause, speed}}
// Days are ISO dates; `film` is the key of the film that holds them.

const REST = 120; // milliseconds without another key press or move after which Python is told
const ANSWER = 1500; // milliseconds in which its answer is awaited
const PACE = 4; // days a second at the first speed
const SPEEDS = [1, 2, 4];

export default function day(component) {
  return piece(component, showControls);
}

function showControls({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".day");
  const parts = (root.parts ??= built(root));
  parts.tell = (iso) => setTriggerValue("picked", iso);
  parts.ask = (key) => setTriggerValue("film", key);
  parts.data = data;
  const { slider, previous, next } = parts;
  Object.assign(slider, { min: 0, max: ordinal(data.last) - ordinal(data.first) });
  slider.setAttribute("aria-label", data.words.label);
  step(previous, `‹ ${data.words.previous}`, data.previous);
  step(next, `${data.words.next} ›`, data.next);
  label(parts);
  mark(parts);
  if (isAhead(parts)) return; // the visitor is ahead of this answer
  slider.value = ordinal(data.at) - ordinal(data.first);
  stay();
  say(parts);
}

function built(root) {
  const make = (name, className) => Object.assign(document.createElement(name), { className });
  const parts = { previous: make("button", "plain"), play: make("button", "plain play"), next: make("button", "plain"),
                  speeds: make("div", "periods speeds"), slider: make("input", "slider"), words: make("output", "words"),
                  ticks: make("div", "ticks"), speed: SPEEDS[0] };
  parts.slider.type = "range";
  parts.words.setAttribute("aria-hidden", "true"); // the slider says it itself
  for (const button of [parts.previous, parts.next]) {
    button.type = "button";
    button.onclick = () => go(parts, button.dataset.day);
  }
  parts.play.type = "button";
  parts.play.onclick = () => (parts.playing ? pause(parts) : play(parts));
  parts.speeds.setAttribute("role", "group");
  parts.speeds.append(...SPEEDS.map((speed) => speedButton(parts, speed)));
  parts.slider.oninput = () => {
    if (parts.playing) pause(parts);
    moved(parts);
  };
  parts.slider.onkeydown = (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    parts.play.click();
  };
  for (const kind of ["pointerenter", "focusin"]) root.addEventListener(kind, () => want(parts));
  document.addEventListener("daywanted", ({ detail }) => root.isConnected && go(parts, detail));
  document.addEventListener("dayfilm", () => root.isConnected && isAhead(parts) && show(parts, Number(parts.slider.value)));
  const track = make("div", "track");
  track.append(parts.words, parts.slider, parts.ticks);
  root.append(parts.previous, parts.play, parts.next, parts.speeds, track);
  return parts;
}

function speedButton(parts, speed) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${speed}×` });
  button.onclick = () => {
    parts.speed = speed;
    label(parts);
  };
  return button;
}

function label({ data, play, playing, speeds, speed }) {
  play.textContent = playing ? `❚❚ ${data.words.pause}` : `▶ ${data.words.play}`;
  speeds.setAttribute("aria-label", data.words.speed);
  [...speeds.children].forEach((button, i) => button.setAttribute("aria-pressed", String(SPEEDS[i] === speed)));
}

function step(button, words, goal) {
  button.textContent = words;
  button.disabled = !goal;
  button.dataset.day = goal ?? "";
}

// Showing a day

// Goes to a day, within those that can be chosen.
function go(parts, iso) {
  const { data, slider } = parts;
  if (parts.playing) pause(parts);
  slider.value = ordinal(iso) - ordinal(data.first);
  moved(parts);
}

// Another day stands on the slider: show it, and tell Python once it stays.
function moved(parts) {
  want(parts);
  show(parts, Number(parts.slider.value));
  clearTimeout(parts.waiting);
  parts.waiting = setTimeout(() => settle(parts), REST);
}

function settle(parts) {
  clearTimeout(parts.waiting);
  parts.waiting = undefined;
  const iso = shown(parts);
  if (iso === parts.data.at) {
    stay();
    return;
  }
  parts.toldAt = performance.now();
  parts.told = iso;
  parts.tell(iso);
}

// Whether the visitor has gone on to a day that Python has not answered yet.
function isAhead(parts) {
  if (parts.playing || parts.waiting) return true;
  return parts.told !== undefined && parts.told !== parts.data.at && performance.now() - parts.toldAt < ANSWER;
}

// Shows a day, which may lie between two while days go by, on all that follows it.
function show(parts, at) {
  say(parts);
  const iso = shown(parts);
  const words = inWords(iso, parts.data.lang, "long");
  const film = window.dayFilm?.key === parts.data.film ? window.dayFilm : undefined;
  const frame = film?.frames.findLast(({ day }) => day <= iso);
  window.dayShown = { iso, at: ordinal(parts.data.first) + at, words, film, frame };
  document.documentElement.classList.add("days-pass");
  document.dispatchEvent(new CustomEvent("dayshown", { detail: window.dayShown }));
  if (frame) tellAll(frame, iso, words);
}

// The page has caught up with the visitor.
function stay() {
  window.dayShown = undefined;
  document.documentElement.classList.remove("days-pass");
}

// The sentences of the day, from the film.
function tellAll(frame, iso, words) {
  const put = (selector, text) => document.querySelectorAll(selector).forEach((each) => (each.textContent = text));
  put(".day_heading", frame.heading.replace(frame.words, words));
  put(".day_detail", frame.detail);
  put(".day_changed", iso === frame.day ? frame.changed : frame.after);
  document.querySelectorAll(".day_counts b").forEach((each, i) => i < frame.counts.length && (each.textContent = frame.counts[i]));
}

// Asks for the film when it is not here, and again when no answer came.
function want(parts) {
  const { film } = parts.data;
  const now = performance.now();
  if (window.dayFilm?.key === film || (parts.asked === film && now - parts.askedAt < ANSWER)) return;
  Object.assign(parts, { asked: film, askedAt: now });
  parts.ask(film);
}

// Playing

// From the chosen day to the last, or from the first when it is the last already. The page shows each day by itself:
// nothing is asked of the server, neither for days nor for changed files, until it pauses.
function play(parts) {
  const { slider } = parts;
  want(parts);
  clearTimeout(parts.waiting);
  parts.waiting = undefined;
  let at = Number(slider.value) >= Number(slider.max) ? 0 : Number(slider.value);
  let before;
  window.dayPlaying = parts.playing = true;
  label(parts);
  const turn = (now) => {
    if (!slider.isConnected) window.dayPlaying = parts.playing = false;
    if (!parts.playing) return;
    want(parts);
    if (window.dayFilm?.key === parts.data.film) at += ((now - (before ?? now)) / 1000) * PACE * parts.speed;
    before = now;
    const last = Number(slider.max);
    slider.value = Math.min(Math.floor(at), last);
    show(parts, Math.min(at, last));
    if (at >= last) pause(parts);
    else requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
}

function pause(parts) {
  window.dayPlaying = parts.playing = false;
  label(parts);
  show(parts, Number(parts.slider.value));
  settle(parts);
}

// Days

function shown({ data, slider }) {
  return isoOf(ordinal(data.first) + Number(slider.value));
}

function say({ data, slider, words }) {
  const iso = shown({ data, slider });
  words.textContent = inWords(iso, data.lang, "short");
  slider.setAttribute("aria-valuetext", inWords(iso, data.lang, "long"));
  words.style.setProperty("--share", slider.max > 0 ? slider.value / slider.max : 0);
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
