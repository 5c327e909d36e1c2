// <copy-link>: its button copies the address of the link beside it.
import { announce, word } from "./page.js";

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => this.copy());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.querySelector("a").href);
      announce(word("Copied"));
    } catch {
      getSelection().selectAllChildren(this.querySelector("a"));
    }
  }
}

customElements.define("copy-link", CopyLink);
