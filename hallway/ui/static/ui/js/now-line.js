// What is on now is marked wherever [data-start] and [data-end] tell; <now-line> stands before what comes next.
import { now, onTick } from "./clock.js";
import { word } from "./page.js";

function markLive(card, on) {
  const mark = card.querySelector(".live");
  if (!on) return mark?.remove();
  if (mark) return undefined;
  const live = Object.assign(document.createElement("b"), { className: "live", textContent: word("Now") });
  return (card.querySelector(".foot > span") ?? card).prepend(live, " ");
}

function markAll() {
  const moment = now();
  for (const card of document.querySelectorAll("[data-start][data-end]")) {
    const on = Date.parse(card.dataset.start) <= moment && moment < Date.parse(card.dataset.end);
    card.classList.toggle("on", on);
    card.classList.toggle("over", Date.parse(card.dataset.end) <= moment);
    markLive(card, on);
  }
}

class NowLine extends HTMLElement {
  connectedCallback() {
    // Moving the line connects it again.
    if (this.started) return;
    this.started = true;
    onTick(() => this.place());
  }

  /** Stand before the first slot that has not begun, unless the day has not begun or is over. */
  place() {
    const slots = [...this.parentElement.querySelectorAll(".slot")];
    const next = slots.findIndex((slot) => Date.parse(slot.querySelector("time")?.dateTime) > now());
    if (!slots.length) return;
    this.className = "";
    if (next < 1) return;
    const row = [...slots[next].querySelector(".time").classList].find((name) => name.startsWith("row-"));
    this.textContent = word("Now");
    this.className = `shown ${row ?? ""}`;
    if (this.nextElementSibling !== slots[next]) slots[next].before(this);
  }
}

function markAnew() {
  markAll();
  for (const line of document.querySelectorAll("now-line")) line.place();
}

onTick(markAll);
document.addEventListener("hallway:replaced", markAnew);
customElements.define("now-line", NowLine);
