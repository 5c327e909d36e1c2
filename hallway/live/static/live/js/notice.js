// What is said about being live: quietly on the page while events may be late, and to screen readers.

const words = document.querySelector("script[data-live]").dataset;
const PATIENCE = 2000; // milliseconds; a stream that only comes again is nobody's concern
const BREATH = 10_000; // milliseconds between the same words twice

const notice = Object.assign(document.createElement("p"), { className: "live-state", hidden: true });
const voice = Object.assign(document.createElement("p"), { className: "sr-only" });
notice.setAttribute("role", "status");
voice.setAttribute("role", "status");
document.body.append(notice, voice);
const lately = new Map(); // words that were just read out → whether they are to be said again
let timer = null;
let isAway = false;

function show() {
  notice.textContent = navigator.onLine ? words.wordAway : words.wordOffline;
  notice.hidden = false;
}

/** Read these words out. While much happens the same words come once in a while, and once at the end. */
function voiced(text) {
  if (lately.has(text)) {
    lately.set(text, true);
    return;
  }
  voice.textContent = "";
  setTimeout(() => {
    voice.textContent = text;
  }, 100); // the same words twice are read only if they were gone in between
  lately.set(text, false);
  setTimeout(() => {
    const again = lately.get(text);
    lately.delete(text);
    if (again) voiced(text);
  }, BREATH);
}

/** `away`: events may be late; `back`: they are not any more; `changed`: read these words out. */
export function say(kind, text = "") {
  if (kind === "changed") {
    voiced(text);
    return;
  }
  if (kind === "away" && isAway) return; // and each attempt that fails says so again
  clearTimeout(timer);
  isAway = kind === "away";
  if (isAway) timer = setTimeout(show, PATIENCE);
  else notice.hidden = true;
}

addEventListener("offline", show);
addEventListener("online", () => isAway || say("back"));
