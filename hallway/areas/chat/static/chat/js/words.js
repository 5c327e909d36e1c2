// Lines are pushed to everybody in the language of the house. Here they get the words, the times and the
// addresses of the page that shows them.

const PREFIX = /^\/[a-z]{2}(?=\/)/;

function when(time, zone) {
  const lang = document.documentElement.lang;
  const moment = new Date(time.dateTime);
  const day = moment.toLocaleString(lang, { weekday: "short", timeZone: zone }).replace(".", "");
  return `${day} ${moment.toLocaleString(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone })}`;
}

/** Put one line into the words of the page (`data-say-…`), once. */
export function translate(line, { home, zone, ...words }) {
  const prefix = PREFIX.exec(home)?.[0];
  if (!prefix) return; // the page speaks the language of the house
  for (const piece of line.querySelectorAll("[data-say]")) {
    const key = `say${piece.dataset.say.replace(/(^|-)([a-z])/g, (_all, _dash, letter) => letter.toUpperCase())}`;
    if (words[key] && piece.textContent !== words[key]) piece.textContent = words[key];
  }
  for (const link of line.querySelectorAll('a[href^="/"]')) {
    const href = link.getAttribute("href");
    if (!href.startsWith(`${prefix}/`)) link.setAttribute("href", prefix + href);
  }
  for (const time of line.querySelectorAll("time")) {
    const text = when(time, zone);
    if (time.textContent !== text) time.textContent = text;
  }
}
