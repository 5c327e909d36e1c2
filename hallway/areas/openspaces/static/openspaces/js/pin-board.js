// <pin-board>: my cards beside the board. Pick one up, choose a free place, pin it: by hand or by keyboard.
// Without this file every free place is a link to a page that does the same.
import { overlay } from "../../ui/js/overlay.js";
import { announce } from "../../ui/js/page.js";

const ARROWS = {
  ArrowDown: ["row", 1],
  ArrowUp: ["row", -1],
  ArrowRight: ["column", 1],
  ArrowLeft: ["column", -1],
};

const number = (cell, axis) => Number(cell.dataset[axis]);

/** The free place that comes next in a direction: straight on if there is one, else the nearest aside. */
function nextTo(cell, cells, axis, step) {
  const other = axis === "row" ? "column" : "row";
  const ahead = (one) => (number(one, axis) - number(cell, axis)) * step;
  const aside = (one) => Math.abs(number(one, other) - number(cell, other));
  return cells
    .filter((one) => ahead(one) > 0)
    .sort((one, two) => aside(one) - aside(two) || ahead(one) - ahead(two))[0];
}

class PinBoard extends HTMLElement {
  async connectedCallback() {
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("keydown", (event) => this.key(event));
    const { name } = await overlay;
    if (!name) return;
    const answer = await fetch(this.dataset.tray);
    if (answer.ok) this.querySelector("[data-place=tray]").innerHTML = await answer.text();
  }

  get cells() {
    return [...this.querySelectorAll("a.free")].filter((cell) => cell.offsetParent);
  }

  click(event) {
    const button = event.target.closest("form[data-card] button");
    if (button) return this.held === button.form ? this.putDown() : this.pickUp(button.form);
    const cell = event.target.closest("a.free");
    if (!cell || !this.held) return undefined;
    event.preventDefault();
    this.held.action = cell.href;
    return this.held.submit();
  }

  pickUp(form) {
    this.putDown();
    const [first] = this.cells;
    if (!first) return announce(this.dataset.wordNone);
    this.held = form;
    form.querySelector("button").setAttribute("aria-pressed", "true");
    this.classList.add("holding");
    announce(this.dataset.wordChoose);
    return first.focus();
  }

  putDown() {
    if (!this.held) return;
    const button = this.held.querySelector("button");
    button.setAttribute("aria-pressed", "false");
    button.focus();
    this.held = undefined;
    this.classList.remove("holding");
    announce(this.dataset.wordDown);
  }

  key(event) {
    if (!this.held) return;
    if (event.key === "Escape") this.putDown();
    if (!ARROWS[event.key]) return;
    event.preventDefault();
    let [axis, step] = ARROWS[event.key];
    if (axis === "column" && getComputedStyle(this).direction === "rtl") step = -step;
    const cell = document.activeElement.closest("a.free");
    (cell ? nextTo(cell, this.cells, axis, step) : this.cells[0])?.focus();
  }
}

customElements.define("pin-board", PinBoard);
