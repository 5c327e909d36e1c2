// What modules share: words in the language of the page, storage that may be forbidden, a quiet voice.

export const edition = document.documentElement.dataset.edition ?? "";

/** A word that base.html wrote into the page, because scripts hold no language. */
export const word = (name) => document.body.dataset[`word${name}`] ?? "";

/** The JSON value kept under `key`, or `otherwise`. */
export function recall(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keep `value` as JSON under `key`; null forgets it. */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be forbidden or full; the page works without.
  }
}

/** Every key that begins with `prefix` and has something kept under it. */
export function keysOf(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

const FORGET = "hallway_forget"; // a cookie: somebody has signed out in this browser, on purpose
const UNSENT = "hallway.unsent.";

/** Where what a person has written and the server does not have yet is kept. */
export const unsentOf = (person) => `${UNSENT}${person}.`;

/** Forget what people other than this one have written and not sent. */
export function forgetOthers(person) {
  for (const key of keysOf(UNSENT)) if (!key.startsWith(unsentOf(person))) keep(key, null);
}

// Before anything is read: all that was kept goes, but for the theme, which is the browser's.
if (document.cookie.includes(`${FORGET}=`)) {
  for (const key of keysOf("hallway.")) if (key !== "hallway.theme") keep(key, null);
  document.cookie = `${FORGET}=; max-age=0; path=/; samesite=lax`;
}

/** Show a short message for a while, and read it out politely. */
export function announce(text) {
  let toast = document.querySelector(".toast");
  toast?.remove();
  toast = Object.assign(document.createElement("p"), { className: "toast" });
  toast.setAttribute("role", "status");
  document.body.append(toast);
  toast.textContent = text;
  setTimeout(() => toast.remove(), 4000);
}
