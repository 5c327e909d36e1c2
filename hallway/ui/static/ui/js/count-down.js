// <count-down datetime="…">: the time left, in the two largest units, in [data-left].
import { now, onTick } from "./clock.js";

const UNITS = [["day", 86_400], ["hour", 3600], ["minute", 60]];

/** "2 days 4 hours" for a number of seconds, in `language`. */
export function timeLeft(seconds, language) {
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  const from = first < 0 ? UNITS.length - 1 : first;
  let rest = Math.max(seconds, 0);
  const parts = [];
  for (const [unit, size] of UNITS.slice(from, from + 2)) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value || !parts.length) parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "narrow" }).format(value));
  }
  return parts.join(" ");
}

class CountDown extends HTMLElement {
  connectedCallback() {
    const left = this.querySelector("[data-left]");
    const end = Date.parse(this.getAttribute("datetime"));
    if (!left || Number.isNaN(end)) return;
    this.stop = onTick(() => {
      const seconds = (end - now()) / 1000;
      left.hidden = seconds <= 0; // not for good: the clock may be put right after the first look
      if (seconds > 0) left.textContent = timeLeft(seconds, document.documentElement.lang);
    });
  }

  disconnectedCallback() {
    this.stop?.();
  }
}

customElements.define("count-down", CountDown);
