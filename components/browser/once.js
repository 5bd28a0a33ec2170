const LATEST = 300; // milliseconds to wait for the last piece of the page

// What has to be drawn anew is drawn all at once when the last piece of the page has come, so that timeline, map and
// table never show different choices and the page is laid out once. What has not been drawn yet is drawn at once.
function later(host, draw, name = host) {
  const work = (window.pageWork ??= new Map());
  work.set(name, () => host.isConnected && draw(host));
  if (!host.dataset.drawn) return finish();
  clearTimeout(window.pageWorkDue);
  window.pageWorkDue = setTimeout(finish, LATEST);
}

// What nobody sees, or only a screen reader meets, is done once the rest is painted: it must not wait for that.
function afterPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}

function finish() {
  clearTimeout(window.pageWorkDue);
  const work = [...(window.pageWork ?? new Map())];
  window.pageWork?.clear();
  for (const [, draw] of work) draw();
}
