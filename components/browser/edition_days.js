// The days of the class edition's map under a filter, and what they say. Python has folded all measures: here, of each
// place's list of what may stand there, strongest first, only the first is taken that a kept event has opened.
// An opening: [opened by, event, state, whether only possibly, whether through the EU, number of its look]

const [BY, EVENT, STATE, POSSIBLY, VIA, LOOK] = [0, 1, 2, 3, 4, 5];
const COUNTED = ["blocked", "ordered", "investigating", "via", "warned", "pressed", "lifted", "possibly"];
const WHOLE_DAY = 86400000;

// The film of the map as the scripts of its day and its drawing know it, and the days on which it changes.
// `known` is what no language changes, `said` what is said in one, `kept` the ids of the kept events.
function filmOf(known, said, kept, filtered, theme) {
  const film = { key: `film ${(filmOf.count = (filmOf.count ?? 0) + 1)}`, fills: known.fills[theme], traces: said.traces };
  const places = [...kept].flatMap((event) => known.facts[event][5]);
  const basis = { known, said, kept, filtered, film, places: new Set(places) };
  let lists = new Map();
  film.frames = known.days.map(([day, changed], i) => {
    lists = new Map(lists);
    for (const [place, numbers] of Object.entries(changed)) {
      const openings = numbers.map((number) => known.openings[number]).filter((opening) => kept.has(opening[BY]));
      if (openings.length) lists.set(place, openings);
      else lists.delete(place);
    }
    return new Frame(basis, i, day, lists);
  });
  film.changes = film.frames.filter((frame) => frame.changesOwn()).map(({ day }) => day);
  return film;
}

// One day of the map: it works out what it is asked for, and keeps it.
class Frame {
  constructor(basis, i, day, lists) {
    Object.assign(this, { basis, i, day, lists, words: basis.said.days[day] });
  }

  get before() {
    return this.basis.film.frames[this.i - 1];
  }

  get painted() {
    return (this.paints ??= Object.fromEntries([...this.lists].map(([place, [first]]) => [place, first[LOOK]])));
  }

  get traces() {
    return (this.signs ??= signsOf(this));
  }

  get heading() {
    const { said: { say }, filtered } = this.basis;
    const parts = [named(this, "map.blocked", ["blocked", 0]), named(this, "map.maybe_blocked", ["blocked", 1])];
    const what = parts.filter(Boolean).join(say("list.semicolon")) || say("map.no_block");
    return say(filtered ? "map.heading_shown" : "map.heading", { day: this.words, what });
  }

  get detail() {
    const { say } = this.basis.said;
    const members = [...this.lists.values()].filter(([first]) => first[VIA]).length;
    const [warned, pressed] = ["warned", "pressed"].map((state) => placesWith(this, [state, 0], [state, 1]).length);
    const parts = ["lifted", "ordered", "investigating"].map((state) => named(this, `map.detail_${state}`, [state, 0], [state, 1]));
    if (members) parts.push(say("map.detail_via", { count: members }));
    if (warned || pressed) parts.push(say("map.detail_acts", { warned, pressed }));
    return parts.filter(Boolean).join(" ");
  }

  get alt() {
    return this.basis.said.say("map.sentence", { heading: this.heading, detail: this.detail });
  }

  get counts() {
    const keys = [...this.lists.values()].map(([first]) => (first[POSSIBLY] ? "possibly" : first[VIA] ? "via" : first[STATE]));
    return COUNTED.map((state) => keys.filter((key) => key === state).length);
  }

  get changed() {
    const { say } = this.basis.said;
    const sentences = changesOf(this).map(([place, before, after]) =>
      say("map.change", { place: this.basis.said.names[place][0], before: inState(this, before), after: inState(this, after) }),
    );
    const today = `${say("map.changed")} ${sentences.join(say("list.semicolon"))}.`;
    return (sentences.length ? today : say("map.unchanged")) + nextWords(this);
  }

  get after() {
    return this.basis.said.say("map.unchanged") + nextWords(this);
  }

  // Whether some place's own strongest state, or its certainty, is another than before.
  changesOwn() {
    const own = (frame, place) => frame?.lists.get(place)?.find((opening) => !opening[VIA]);
    const places = new Set([...this.lists.keys(), ...(this.before?.lists.keys() ?? [])]);
    return [...places].some((place) => !isSame(own(this, place), own(this.before, place)));
  }
}

// Whether a state is an act of a day, which is never in force.
function isAct(opening) {
  return ["warned", "pressed"].includes(opening[STATE]);
}

function isSame(one, other) {
  return one?.[STATE] === other?.[STATE] && one?.[POSSIBLY] === other?.[POSSIBLY];
}

// What stands on the map beside its shapes, from below to above: signs from weak to strong, fines, names.
function signsOf({ basis, day, lists, painted }) {
  const { known, said, kept, places } = basis;
  const found = [];
  const add = (signs, look) => signs?.forEach(([layer, number]) => found.push([layer, look, number]));
  for (const place of places) if (!lists.has(place)) add(said.signs[place]?.[0], 0);
  for (const [place, look] of Object.entries(painted)) add(said.signs[place]?.[look], look);
  for (const [event, from] of known.fines) if (kept.has(event) && from <= day) add(said.fines[event], 0);
  return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(([, , number]) => number);
}

function placesWith({ lists }, ...states) {
  return states.flatMap(([state, possibly]) =>
    [...lists].filter(([, [first]]) => !first[VIA] && first[STATE] === state && first[POSSIBLY] === possibly).map(([place]) => place),
  );
}

function named(frame, key, ...states) {
  const { say, names } = frame.basis.said;
  const found = placesWith(frame, ...states).map((place) => names[place]);
  const ordered = found.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, name]) => name);
  return ordered.length ? say(key, { places: listed(ordered, say) }) : "";
}

function listed(names, say) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${say("list.and")} ${names.at(-1)}`;
}

// A state in words, in the middle of a sentence.
function inState({ basis }, opening, filtered = basis.filtered) {
  const { say, states } = basis.said;
  if (!opening) return say(filtered ? "state.none_shown" : "state.none").toLowerCase();
  const state = states[opening[STATE]].toLowerCase();
  const words = opening[POSSIBLY] ? say("state.possibly_of", { state }) : state;
  return opening[VIA] ? `${words} (${say("state.via")})` : words;
}

// The places whose own state is another than on the day before, unless only the EU's changed, in order of their codes.
function changesOf(frame) {
  const before = frame.before?.lists ?? new Map();
  const places = [...new Set([...before.keys(), ...frame.lists.keys()])].sort();
  const both = places.map((place) => [place, before.get(place)?.[0], frame.lists.get(place)?.[0]]);
  return both.filter(([, old, now]) => ![old, now].every((each) => !each || each[VIA]) && !isSame(old, now));
}

function nextWords({ basis, day }) {
  const next = basis.film.changes.find((each) => each > day);
  return next ? ` ${basis.said.say("map.next", { day: basis.said.days[next] })}` : "";
}

// The day of the film that a day shows.
function frameOn(film, iso) {
  return film.frames.findLast(({ day }) => day <= iso) ?? film.frames[0];
}

// The stretches of a lane's own strongest state; `after` is the day after the last one.
function stretchesOf(film, place, after) {
  const found = [];
  film.frames.forEach((frame, i) => {
    const own = frame.lists.get(place)?.find((opening) => !opening[VIA]);
    if (!own) return;
    const end = film.frames[i + 1]?.day ?? after;
    const last = found.at(-1);
    if (last?.end === frame.day && last.own[EVENT] === own[EVENT] && isSame(last.own, own)) last.end = end;
    else found.push({ own, begin: frame.day, end });
  });
  return found;
}

// A day in words, as words/dates.py has it.
function inWords(iso, lang) {
  const formats = (inWords.formats ??= {});
  formats[lang] ??= new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return formats[lang].format(new Date(iso)).replace(/^1 (?=\D)/, lang === "fr" ? "1er " : "1 ");
}
