// Days as numbers, and in words.

const DAY = 86400000;

function ordinal(iso) {
  return Math.round(Date.parse(iso) / DAY);
}

function isoOf(at) {
  return new Date(at * DAY).toISOString().slice(0, 10);
}

function inWords(iso, lang, month) {
  const locale = lang === "en" ? "en-GB" : lang;
  const key = `${locale} ${month}`;
  const formats = (window.dayFormats ??= new Map());
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale, { day: "numeric", month, year: "numeric", timeZone: "UTC" }));
  }
  return formats.get(key).format(new Date(iso)).replace(/^1 (?=\D)/, lang === "fr" ? "1er " : "1 ");
}
