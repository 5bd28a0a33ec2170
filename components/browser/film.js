// Keeps the days of the map that Python has sent, until other filters make others of them.
// data: {film}, nothing when none was asked for.

export default function film({ data }) {
  if (!data.film) return;
  window.dayFilm = data.film;
  document.dispatchEvent(new CustomEvent("dayfilm"));
}
