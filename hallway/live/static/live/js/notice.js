// What is said about being live: quietly on the page while events may be late, and to screen readers.

const words = document.querySelector("script[data-live]").dataset;
const PATIENCE = 2000; // milliseconds; a stream that only comes again is nobody's concern

const notice = Object.assign(document.createElement("p"), { className: "live-state", hidden: true });
const voice = Object.assign(document.createElement("p"), { className: "sr-only" });
notice.setAttribute("role", "status");
voice.setAttribute("role", "status");
document.body.append(notice, voice);
let timer = null;
let isAway = false;

function show() {
  notice.textContent = navigator.onLine ? words.wordAway : words.wordOffline;
  notice.hidden = false;
}

/** `away`: events may be late; `back`: they are not any more; `changed`: read these words out. */
export function say(kind, text = "") {
  if (kind === "changed") {
    voice.textContent = "";
    setTimeout(() => {
      voice.textContent = text;
    }, 100); // the same words twice are read only if they were gone in between
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
