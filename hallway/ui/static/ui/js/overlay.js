// Public pages are the same for everybody. Who reads this one, and what is theirs, is fetched once.
import { follow } from "./clock.js";
import { edition, forgetOthers } from "./page.js";

const nobody = { name: "", csrf: "", is_team: false };
// What to ask for, and what on the page shows it.
const SHOWN_BY = {
  stars: "[data-star]",
  is_team: "[data-team]",
  hallway_mode: "[data-hallway-mode]",
  saved: "[data-save], form[data-instant]",
  followed: "[data-follow]",
  going: "[data-going]",
  tickets: "[data-tickets]",
};

async function fetchOverlay() {
  const wanted = Object.keys(SHOWN_BY).filter((name) => document.querySelector(SHOWN_BY[name]));
  try {
    const response = await fetch(`/me/overlay/?${new URLSearchParams({ for: wanted, edition })}`, {
      headers: { Accept: "application/json" },
    });
    return response.ok ? { ...nobody, ...(await response.json()) } : nobody;
  } catch {
    return nobody;
  }
}

/** A promise of `{name, csrf, is_team, …}`; `name` is empty for a stranger and when the server is silent. */
export const overlay = fetchOverlay();

/** Lay what is personal over the page. */
export async function lay() {
  const mine = await overlay;
  if (mine.now) follow(mine.now);
  if (mine.me) forgetOthers(mine.me);
  for (const link of document.querySelectorAll("[data-me]")) {
    if (mine.name) link.textContent = mine.name;
  }
  for (const item of document.querySelectorAll("[data-team]")) item.hidden = !mine.is_team;
  for (const item of document.querySelectorAll("[data-hallway-mode]")) item.hidden = !mine.hallway_mode;
}
