// <timed-part data-src data-opens data-closes>: a part of a public page that its reader fetches while it is time.
// What it holds listens for itself; the scripts for that are fetched with it, not by everybody at any time.
import { now, onTick } from "../../ui/js/clock.js";

function beLive() {
  const scripts = document.querySelector("template[data-live-scripts]");
  if (scripts && !document.querySelector("script[data-live]")) document.head.append(scripts.content.cloneNode(true));
}

class TimedPart extends HTMLElement {
  connectedCallback() {
    this.stop = onTick(() => this.look());
    this.addEventListener("submit", (event) => this.send(event));
  }

  disconnectedCallback() {
    this.stop();
  }

  look() {
    const isTime = Date.parse(this.dataset.opens) <= now() && now() < Date.parse(this.dataset.closes);
    if (isTime && !this.isFilled) this.fill();
    if (!isTime && this.isFilled) this.replaceChildren();
    this.isFilled = isTime;
  }

  /** Fetch it, or stay as it is where the server is silent; the next tick tries again. */
  async fill() {
    try {
      const answer = await fetch(this.dataset.src, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.statusText);
      this.innerHTML = await answer.text();
      beLive();
      document.dispatchEvent(new Event("hallway:replaced"));
    } catch {
      this.isFilled = false;
    }
  }

  /** Press a button without leaving the page; where that fails, as without script. */
  async send(event) {
    const form = event.target;
    if (form.isLost) return;
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, event.submitter) });
      if (!answer.ok || new URL(answer.url).pathname !== new URL(form.action).pathname) throw new Error(answer.url);
      await this.fill();
      this.tabIndex = -1;
      this.focus({ preventScroll: true });
    } catch {
      form.isLost = true;
      form.requestSubmit(event.submitter);
    }
  }
}

customElements.define("timed-part", TimedPart);
