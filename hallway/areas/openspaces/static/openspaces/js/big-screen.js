// The big screen: a clock, and every minute what is on now.
import { now, onTick } from "../../ui/js/clock.js";

class BigClock extends HTMLElement {
  connectedCallback() {
    const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: this.dataset.zone };
    const format = new Intl.DateTimeFormat(document.documentElement.lang, options);
    this.stop = onTick(() => (this.textContent = format.format(now())));
  }

  disconnectedCallback() {
    this.stop();
  }
}

customElements.define("big-clock", BigClock);
// What is on now depends on the clock.
setInterval(() => {
  for (const region of document.querySelectorAll("live-region")) region.refetch();
}, 60_000);
