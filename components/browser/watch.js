// Asks Python again and again whether the story's files have changed, but only while nothing else is going on, so that
// no click waits for the answer.
// data: {every}; milliseconds between two questions.

const QUIET = 800; // milliseconds after a key or a click in which nothing is asked

export default function watch({ data, setTriggerValue }) {
  const state = (window.watching ??= listen());
  state.ask = () => setTriggerValue("asked", (state.count += 1));
  state.timer ??= setInterval(() => isQuiet(state) && state.ask(), data.every);
}

function listen() {
  const state = { count: 0, touched: 0 };
  for (const kind of ["pointerdown", "click", "keydown", "input"]) {
    document.addEventListener(kind, () => (state.touched = performance.now()), true);
  }
  return state;
}

function isQuiet({ touched }) {
  const running = document.querySelector('[data-test-script-state="running"]');
  return !document.hidden && !window.dayPlaying && !running && performance.now() - touched > QUIET;
}
