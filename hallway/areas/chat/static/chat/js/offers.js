// <offer-words src="…">: while somebody writes a name after an @, or a hashtag, it offers those that are known here.
// The field stays a text of several lines, which ARIA lets have a list to choose from and no role of its own;
// focus never leaves it.

const PAUSE = 120; // milliseconds without a letter before the server is asked
const LETTER = "[\\p{L}\\p{M}\\p{N}_.@:+/=~#’'-]";
const NAME = new RegExp(`(?<![\\p{L}\\p{N}_@/.])@(${LETTER}+(?: ${LETTER}+){0,3})$`, "u");
const TAG = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{M}\p{N}_]+)$/u;

const fold = (text) => text.toLocaleLowerCase();
const begins = (text, part) => text && (fold(text).startsWith(part) || fold(text).includes(` ${part}`));

class OfferWords extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    if (this.list) return;
    this.list = Object.assign(document.createElement("ul"), { className: "offers", id: `${this.field.id}-offers` });
    this.list.setAttribute("role", "listbox");
    this.voice = Object.assign(document.createElement("p"), { className: "sr-only" });
    this.voice.setAttribute("role", "status");
    this.list.hidden = true;
    this.append(this.list, this.voice);
    this.known = new Map(); // what was asked → {offers, more}
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-haspopup", "listbox");
    this.field.addEventListener("input", (event) => event.isComposing || this.look());
    this.field.addEventListener("compositionend", () => this.look());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("click", () => this.isOpen && this.look());
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.take(event.target.closest("li")));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get active() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  /** What is being written at the caret: where it begins, its sign and its letters. */
  begun() {
    const { selectionStart: end, selectionEnd, value } = this.field;
    const found = end === selectionEnd && (NAME.exec(value.slice(0, end)) ?? TAG.exec(value.slice(0, end)));
    return found ? { at: found.index, end, sign: found[0][0], part: fold(found[1]) } : null;
  }

  look() {
    clearTimeout(this.timer);
    const begun = this.begun();
    if (begun?.at !== this.shut) this.shut = undefined; // Escape holds for one name
    if (!begun || this.shut !== undefined) return this.close();
    const known = this.narrowed(begun);
    if (known) return this.show(begun, known);
    this.timer = setTimeout(() => this.ask(begun), PAUSE);
  }

  /** From an answer to fewer letters that held everything; undefined where the server has to be asked. */
  narrowed({ sign, part }) {
    for (let length = part.length; length > 0; length -= 1) {
      const known = this.known.get(sign + part.slice(0, length));
      if (known && (length === part.length || !known.more)) {
        return known.offers.filter(({ words, beside }) => begins(words, part) || begins(beside, part));
      }
    }
    return undefined;
  }

  async ask({ sign, part }) {
    try {
      const address = `${this.getAttribute("src")}?${new URLSearchParams({ q: sign + part })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      this.known.set(sign + part, await response.json());
    } catch {
      return this.close(); // without a network, or asked too often: one writes on without
    }
    const begun = this.begun();
    const found = begun && document.activeElement === this.field && this.narrowed(begun);
    if (found && this.shut === undefined) this.show(begun, found);
  }

  show(begun, offers) {
    const isWritten = offers.length === 1 && fold(offers[0].words) === begun.part;
    if (!offers.length || isWritten) return this.close();
    const isNew = !this.isOpen;
    this.list.replaceChildren(...offers.map((offer, place) => this.option(begun.sign, offer, place)));
    this.list.setAttribute("aria-label", begun.sign === "@" ? this.dataset.wordPeople : this.dataset.wordTags);
    this.list.hidden = false;
    this.field.setAttribute("aria-controls", this.list.id);
    // A name is meant to be one of these; a hashtag may be a new one, so Enter still ends the line.
    this.choose(begun.sign === "@" ? this.list.firstElementChild : null);
    if (isNew) this.voice.textContent = this.dataset.wordFound.replace("{n}", offers.length);
  }

  option(sign, { words, beside }, place) {
    const item = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}`, dir: "auto" });
    item.setAttribute("role", "option");
    item.dataset.words = sign + words;
    item.append(Object.assign(document.createElement("b"), { textContent: sign === "@" ? words : sign + words }));
    if (beside) item.append(" ", Object.assign(document.createElement("small"), { textContent: beside }));
    return item;
  }

  choose(item) {
    for (const one of this.list.children) one.setAttribute("aria-selected", String(one === item));
    if (item) this.field.setAttribute("aria-activedescendant", item.id);
    else this.field.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { active, list } = this;
    const moves = {
      ArrowDown: () => this.choose(active?.nextElementSibling ?? list.firstElementChild),
      ArrowUp: () => this.choose(active?.previousElementSibling ?? list.lastElementChild),
      Escape: () => this.refuse(),
      ...(active && !event.shiftKey && { Enter: () => this.take(active), Tab: () => this.take(active) }),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    moves[event.key]();
  }

  refuse() {
    this.shut = this.begun()?.at;
    this.close();
  }

  take(item) {
    const begun = this.begun();
    if (!item || !begun) return;
    this.field.setRangeText(`${item.dataset.words} `, begun.at, begun.end, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.voice.textContent = "";
    this.field.removeAttribute("aria-controls");
    this.field.removeAttribute("aria-activedescendant");
  }
}

customElements.define("offer-words", OfferWords);
