// <import-progress src="…">: asks once a second how far the import is, until it waits for a person.
const SECOND = 1000;

class ImportProgress extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.refresh(), SECOND);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async refresh() {
    if (document.hidden || !this.querySelector("[data-busy]")) return;
    const response = await fetch(this.getAttribute("src"), { credentials: "same-origin" }).catch(() => null);
    if (!response?.ok) return;
    const part = await response.text();
    if (part === this.last) return; // or a screen reader would hear the same every second
    this.last = part;
    this.innerHTML = part;
    if (!this.querySelector("[data-busy]")) {
      clearInterval(this.timer);
      this.querySelector("h2")?.focus();
    }
  }
}

customElements.define("import-progress", ImportProgress);
