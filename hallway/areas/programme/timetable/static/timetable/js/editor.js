// <timetable-editor>: pick a session up with mouse, finger or keys, see what each place would mean, put it down.
// The server draws everything: after each step, also somebody else's, the part that changes is fetched again.
import { announce } from "../../ui/js/page.js";
import { Board } from "./board.js";

const PULSE = 2000; // ms between two looks at what others do, while no stream tells of it
const SLOP = 6; // px before a press becomes a drag
const EDGE = 56; // px from the edge of the board in which it scrolls
const LINGER = 500; // ms over another day until the board turns to it
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

class TimetableEditor extends HTMLElement {
  connectedCallback() {
    this.query = new URLSearchParams(location.search);
    this.board = new Board(this);
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("pointerdown", (event) => this.press(event));
    this.addEventListener("submit", (event) => this.step(event));
    this.addEventListener("click", (event) => this.click(event), true);
    document.addEventListener("keydown", (event) => this.shortcut(event));
    this.addEventListener("live:changed", (event) => this.hear(event));
    document.addEventListener("live:state", ({ detail }) => this.toggleAttribute("data-live", detail !== "away"));
    document.addEventListener("visibilitychange", () => this.isOld && this.look());
    this.timer = setInterval(() => (this.isOld || !this.hasAttribute("data-live")) && this.look(), PULSE);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  get region() {
    return this.querySelector("live-region");
  }

  get part() {
    return this.querySelector(".tt-part");
  }

  get revision() {
    return Number(this.part.dataset.revision);
  }

  word(name, values = {}) {
    return this.dataset[`word${name}`].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  }

  // -- talking to the server --------------------------------------------------------------------------------

  async ask(address, options = {}) {
    const csrf = this.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const headers = { Accept: "application/json", "X-CSRFToken": csrf };
    const response = await fetch(address, { headers, credentials: "same-origin", ...options });
    if (!response.ok && response.status !== 409) throw Object.assign(new Error(response.statusText), { status: response.status });
    return response.json();
  }

  /** The board changes under nobody's hand: what is heard meanwhile is looked at afterwards. */
  hear(event) {
    event.preventDefault();
    this.isOld = true;
    this.look();
  }

  async look() {
    const types = this.querySelector(".tt-filter:focus-within"); // nothing is taken away from under somebody who types
    if (this.held || this.busy || this.looking || types || document.hidden || !this.part) return;
    const { revision, facts } = this.part.dataset;
    this.looking = true;
    this.isOld = false;
    const answer = await this.ask(`${this.dataset.changes}?since=${revision}`).catch((error) => error);
    this.looking = false;
    if (answer.status === 404) return this.region.replaceChildren(); // no longer theirs
    if (answer instanceof Error) this.isOld = true;
    else if (answer.revision > revision || answer.facts > facts) {
      if (this.held || this.busy) this.isOld = true;
      else {
        await this.draw();
        answer.told.slice(0, 2).forEach((line) => announce(line));
      }
    }
  }

  /** Fetch the part again, and leave eyes and focus where they were. */
  async draw() {
    const response = await fetch(`${this.dataset.board}?${this.query}`, { credentials: "same-origin" }).catch(() => null);
    if (!response?.ok) return;
    const before = new Map([...this.querySelectorAll(".tt-card")].map((card) => [card.dataset.id, card.dataset.version]));
    const focus = this.contains(document.activeElement) ? document.activeElement.closest(".tt-card")?.dataset.id : null;
    const [scroll, tray] = [this.querySelector(".tt-scroll"), this.querySelector(".tt-waiting")];
    const at = [scroll?.scrollLeft, scroll?.scrollTop, tray?.scrollTop];
    const sameDay = this.part.dataset.day;
    this.region.innerHTML = await response.text();
    if (this.part.dataset.day === sameDay) {
      this.querySelector(".tt-scroll")?.scrollTo(at[0] ?? 0, at[1] ?? 0);
      this.querySelector(".tt-waiting")?.scrollTo(0, at[2] ?? 0);
      for (const card of this.querySelectorAll(".tt-card")) {
        if (before.get(card.dataset.id) !== card.dataset.version) card.classList.add("tt-fresh");
      }
    }
    if (focus) this.grip(focus)?.focus({ preventScroll: true });
  }

  grip(id) {
    return this.querySelector(`.tt-card[data-id="${id}"] [data-grip]`);
  }

  async send(held, wish, said) {
    this.busy = true;
    try {
      const body = JSON.stringify({ id: held.id, version: held.version, minutes: held.minutes, locked: false, ...wish });
      const answer = await this.ask(this.dataset.moves, { method: "POST", body });
      await this.draw();
      this.grip(held.id)?.focus();
      announce(answer.problem ?? said);
    } catch {
      announce(this.word("Failed"));
    } finally {
      this.busy = false;
    }
  }

  /** Undo and redo without leaving the page. */
  async step(event) {
    const form = event.target;
    if (!form.dataset.step || this.busy) return;
    event.preventDefault();
    this.busy = true;
    try {
      const answer = await this.ask(form.action, { method: "POST", body: new FormData(form) });
      const name = form.dataset.step;
      await this.draw();
      this.querySelector(`form[data-step=${name}] button:not(:disabled)`)?.focus();
      if (answer.problem) announce(answer.problem);
    } catch {
      announce(this.word("Failed"));
    } finally {
      this.busy = false;
    }
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    const name = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    const button = name && this.querySelector(`form[data-step=${name}] button:not(:disabled)`);
    if (!button || this.held) return;
    event.preventDefault();
    button.click();
  }

  // -- in the hand ------------------------------------------------------------------------------------------

  async pick(card) {
    const { id, version, minutes, title, place, start } = card.dataset;
    if ("locked" in card.dataset) {
      announce(this.word("Locked", { title }));
      return false;
    }
    const from = place && start ? { place: Number(place), start: Number(start) } : null;
    this.held = { id: Number(id), version: Number(version), minutes: Number(minutes), title, from };
    this.setAttribute("data-holding", "");
    card.classList.add("tt-held");
    announce(this.word("Picked", { title }));
    await this.weigh();
    return Boolean(this.held);
  }

  /** Ask once what every cell of this day would mean. */
  async weigh() {
    const { id } = this.held;
    const address = this.dataset.cells.replace(/0\/$/, `${id}/`);
    const answer = await this.ask(`${address}?day=${this.part.dataset.day}`).catch(() => null);
    if (!answer) return this.letGo(this.word("Failed"));
    if (this.held?.id !== id) return;
    this.board.weigh(answer, this.held);
  }

  letGo(said) {
    const { title, id } = this.held;
    this.held = null;
    this.board.clear();
    this.removeAttribute("data-holding");
    this.querySelectorAll(".tt-held, .tt-over").forEach((one) => one.classList.remove("tt-held", "tt-over"));
    this.grip(id)?.focus();
    announce(said ?? this.word("LetGo", { title }));
    if (this.isOld) this.look();
  }

  putDown(where) {
    const { held } = this;
    this.held = null;
    this.removeAttribute("data-holding");
    this.board.clear();
    if (where === "tray") {
      this.send(held, { place: null, start: null }, this.word("Tray", { title: held.title }));
    } else {
      const { place, minute, room, time } = where;
      this.send(held, { place, start: minute }, this.word("Done", { title: held.title, room, time }));
    }
  }

  say() {
    const at = this.board.now;
    if (at) announce(this.word("At", { room: at.room, time: at.time, what: at.text }));
  }

  async turnTo(day) {
    if (!day || day === this.part.dataset.day) return;
    this.query.set("day", day);
    this.query.delete("rooms");
    history.replaceState(null, "", `?${this.query}`);
    this.region.setAttribute("src", `${this.dataset.board}?${this.query}`);
    const { held } = this;
    await this.draw();
    if (held && this.held) {
      this.querySelector(`.tt-card[data-id="${held.id}"]`)?.classList.add("tt-held");
      await this.weigh();
    }
  }

  neighbour(step) {
    const days = [...this.querySelectorAll(".days a")].map((link) => link.dataset.day);
    return days[days.indexOf(this.part.dataset.day) + step];
  }

  // -- keys -------------------------------------------------------------------------------------------------

  async key(event) {
    if (this.held && !this.pointer) return this.keyHeld(event);
    const card = event.target.closest("[data-grip]")?.closest(".tt-card");
    if (!card || this.busy || this.held) return;
    const { title, start, place, minutes, id, version } = card.dataset;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (await this.pick(card)) {
        this.board.start();
        this.say();
      }
    } else if (event.key === "Delete" && start && !("locked" in card.dataset)) {
      event.preventDefault();
      this.send({ id: Number(id), version: Number(version), minutes: Number(minutes) }, { place: null, start: null }, this.word("Tray", { title }));
    } else if (event.key.toLowerCase() === "l" && start && !event.ctrlKey && !event.metaKey) {
      const wish = { place: place ? Number(place) : null, start: Number(start), locked: !("locked" in card.dataset) };
      this.send({ id: Number(id), version: Number(version), minutes: Number(minutes) }, wish, this.word("Turned", { title }));
    }
  }

  async keyHeld(event) {
    const { key } = event;
    if (key === "Tab") return this.letGo();
    const handled = key in STEPS || ["Enter", " ", "Escape", "Delete", "PageUp", "PageDown"].includes(key);
    if (!handled) return;
    event.preventDefault();
    if (key === "Escape") this.letGo();
    else if (key === "Delete") this.putDown("tray");
    else if (key === "Enter" || key === " ") {
      if (this.board.now) this.putDown(this.board.now);
    } else if (key in STEPS) {
      this.board.move(...STEPS[key], event.shiftKey);
      this.say();
    } else {
      await this.turnTo(this.neighbour(key === "PageUp" ? -1 : 1));
      this.board.start();
      this.say();
      this.querySelector(".tt-scroll")?.focus({ preventScroll: true });
    }
  }

  // -- mouse and finger -------------------------------------------------------------------------------------

  press(event) {
    const card = event.target.closest(".tt-card");
    const grip = event.target.closest("[data-grip]");
    const byCard = event.pointerType === "mouse" && card?.querySelector("[data-grip]");
    if (!card || event.button || this.held || this.busy || !(grip || byCard)) return;
    const start = { x: event.clientX, y: event.clientY, offset: event.clientY - card.getBoundingClientRect().top };
    const watch = new AbortController();
    const { signal } = watch;
    let dragging = false;
    const end = () => {
      watch.abort();
      this.pointer = null;
      clearTimeout(this.linger);
    };
    addEventListener("pointermove", (move) => {
      if (!dragging && Math.hypot(move.clientX - start.x, move.clientY - start.y) < SLOP) return;
      if (!dragging) {
        dragging = true;
        this.pointer = start;
        this.dragged = true;
        this.pick(card).then((ok) => ok || end());
      }
      this.drag(move, start);
    }, { signal });
    addEventListener("pointerup", (up) => {
      end();
      if (dragging && this.held) this.drop(up, start);
      setTimeout(() => (this.dragged = false));
    }, { signal });
    addEventListener("pointercancel", () => {
      end();
      if (this.held) this.letGo();
    }, { signal });
    addEventListener("keydown", (key) => {
      if (key.key !== "Escape" || !this.held) return;
      end();
      this.letGo();
    }, { signal });
  }

  drag({ clientX, clientY }, start) {
    if (!this.held) return;
    const under = document.elementFromPoint(clientX, clientY);
    const tray = this.querySelector(".tt-tray");
    tray.classList.toggle("tt-over", tray.contains(under));
    if (tray.contains(under)) this.board.show(null);
    else this.board.point(clientX, clientY - Math.min(start.offset, 40));
    this.scrollNear(clientX, clientY);
    const day = under?.closest(".days a")?.dataset.day;
    if (day !== this.lingering) {
      clearTimeout(this.linger);
      this.lingering = day;
      if (day) this.linger = setTimeout(() => this.turnTo(day), LINGER);
    }
  }

  drop({ clientX, clientY }, start) {
    const under = document.elementFromPoint(clientX, clientY);
    if (this.querySelector(".tt-tray").contains(under)) return this.held.from ? this.putDown("tray") : this.letGo();
    this.board.point(clientX, clientY - Math.min(start.offset, 40));
    const inside = this.querySelector(".tt-scroll")?.contains(under);
    if (inside && this.board.now) this.putDown(this.board.now);
    else this.letGo();
  }

  scrollNear(x, y) {
    const scroll = this.querySelector(".tt-scroll");
    const box = scroll.getBoundingClientRect();
    const pull = (at, low, high) => (at < low + EDGE ? -14 : at > high - EDGE ? 14 : 0);
    if (y > box.top && y < box.bottom && x > box.left && x < box.right) {
      scroll.scrollBy(pull(x, box.left, box.right), pull(y, box.top + 40, box.bottom));
    }
  }

  /** The click that ends a drag opens nothing; days and filters stay links. */
  click(event) {
    if (!this.dragged) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define("timetable-editor", TimetableEditor);
