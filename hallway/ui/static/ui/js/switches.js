// Switches: kept in the browser by strangers, on the server by people who are signed in.
import { overlay } from "./overlay.js";
import { announce, edition, keep, keysOf, recall, word } from "./page.js";

// One kind each: the attribute that names the thing, what the overlay calls those that are on, under which
// key the browser keeps them, and where what it kept is handed over.
const KINDS = [
  { name: "star", mine: "stars", prefix: "hallway.stars.", scope: edition, arrive: (scope) => `/me/stars/${scope}/` },
  { name: "save", mine: "saved", prefix: "hallway.saves", scope: "", arrive: () => "/me/saves/" },
  { name: "follow", mine: "followed", prefix: "hallway.follows", scope: "", arrive: () => "/me/follows/" },
  { name: "going", mine: "going", prefix: "hallway.going", scope: "", arrive: () => "/me/going/" },
  { name: "tickets", mine: "tickets", prefix: "hallway.tickets", scope: "", arrive: () => "/me/tickets/" },
];
const keyOf = ({ prefix, scope }) => prefix + scope;
const on = new Map(KINDS.map((kind) => [kind.name, new Set(recall(keyOf(kind), []))]));

function post(address, csrf, body) {
  const headers = { Accept: "application/json", "X-CSRFToken": csrf };
  // Who presses and goes on to the next page at once has pressed all the same.
  return fetch(address, { method: "POST", headers, body, keepalive: true }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
  });
}

const links = ({ name }) => [...document.querySelectorAll(`a[data-${name}]`)];

function set(kind, code, lit) {
  on.get(kind.name)[lit ? "add" : "delete"](code);
  show(kind);
}

function show(kind) {
  for (const link of links(kind)) {
    link.setAttribute("aria-pressed", String(on.get(kind.name).has(link.dataset[kind.name])));
  }
}

function keepHere(kind, code, lit) {
  const codes = new Set(recall(keyOf(kind), []));
  codes[lit ? "add" : "delete"](code);
  keep(keyOf(kind), codes.size ? [...codes] : null);
}

async function toggle(kind, link) {
  const code = link.dataset[kind.name];
  const lit = link.getAttribute("aria-pressed") !== "true";
  set(kind, code, lit);
  // Kept here until the server has it: the next page hands it over when this one is left too soon.
  keepHere(kind, code, lit);
  const { csrf } = await overlay;
  if (!csrf) return;
  try {
    await post(link.href, csrf, new URLSearchParams({ on: lit ? "yes" : "no" }));
  } catch {
    set(kind, code, !lit);
    announce(word("Failed"));
  }
  keepHere(kind, code, false);
}

/** Hand over what was kept before signing in, of any edition; it is kept until the server has it. */
async function handOver({ name, prefix, arrive }, csrf) {
  let arrived = 0;
  for (const key of keysOf(prefix)) {
    try {
      await post(arrive(key.slice(prefix.length)), csrf, JSON.stringify(recall(key, [])));
      keep(key, null);
      arrived += 1;
    } catch {
      // Tried again on the next page.
    }
  }
  // The list of what is mine was made before these arrived.
  return arrived > 0 && document.querySelector(`[data-lists~=${name}]`) !== null;
}

function enhance(kind, link) {
  if (link.role === "button") return;
  link.role = "button";
  if ("lit" in link.dataset) on.get(kind.name).add(link.dataset[kind.name]);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    toggle(kind, link);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
}

/** Make switches of the links that are not yet; parts of a page may be replaced. */
function dress() {
  for (const kind of KINDS) {
    links(kind).forEach((link) => enhance(kind, link));
    show(kind);
  }
}

/** Turn the links into switches that keep their state. */
export async function start() {
  dress();
  document.addEventListener("hallway:replaced", dress);
  const mine = await overlay;
  let stale = false;
  for (const kind of KINDS) {
    for (const code of mine[kind.mine] ?? []) on.get(kind.name).add(code);
    show(kind);
    if (mine.csrf) stale = (await handOver(kind, mine.csrf)) || stale;
  }
  if (stale) location.reload();
}
