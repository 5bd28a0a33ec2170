// Whether the story is read downwards, as a list on a rule of time: always on a narrow screen, elsewhere when asked.
// What was asked stands behind the # of the address: a copied link keeps it, and the server need not know.

const NARROW = matchMedia("(max-width: 640px)");
const LIST = "#list";

function isList() {
  return NARROW.matches || location.hash === LIST;
}

function attendForm() {
  NARROW.addEventListener("change", showForm);
  for (const kind of ["hashchange", "popstate"]) window.addEventListener(kind, showForm);
  document.addEventListener("drawn", showForm);
  document.addEventListener("click", ({ target }) => target.closest("[data-form]") && change());
  showForm();
}

function change() {
  history.replaceState(history.state, "", location.pathname + location.search + (isList() ? "" : LIST));
  showForm();
}

function showForm() {
  document.documentElement.classList.toggle("as-list", isList());
  for (const button of document.querySelectorAll("[data-form]")) button.ariaPressed = String(isList());
}
