// <chat-room>: what is personal about a conversation that is the same for everybody, and quick ways to answer,
// boost and vote. Without this file every line is there and each of them has a page that does the same.
import { announce, word } from "../../ui/js/page.js";
import { Composer } from "./composer.js";
import { translate } from "./words.js";

const NEAR = 160; // pixels from the end at which a reader still follows

class ChatRoom extends HTMLElement {
  connectedCallback() {
    this.away = new Set(this.dataset.away.split(" ").filter(Boolean));
    this.voted = new Set((this.dataset.voted ?? "").split(" ").filter(Boolean));
    this.list = this.querySelector("live-region .posts[id]");
    this.form = this.querySelector("form.composer");
    if (this.form) this.composer = new Composer(this.form, this);
    this.addEventListener("click", (event) => this.click(event));
    this.dress();
    if (!this.list) return;
    const observer = new MutationObserver(() => this.change());
    for (const list of this.querySelectorAll("live-region .posts")) observer.observe(list, { childList: true });
    document.addEventListener("hallway:replaced", () => this.dress());
    if (this.list.id === "posts" && !location.hash) this.toTheEnd();
  }

  /** New lines: put them into the reader's words, hide what they do not want to see, follow the talk. */
  change() {
    const follows = this.list.id === "posts" && this.isNearTheEnd();
    this.dress();
    this.composer?.arrived();
    if (follows) this.toTheEnd();
  }

  dress() {
    for (const line of this.querySelectorAll(".post, .question")) {
      const people = (line.dataset.people ?? "").split(" ");
      line.hidden = people.some((code) => this.away.has(code));
      line.classList.toggle("mine", people[0] !== "" && people[0] === this.dataset.own);
      translate(line, this.dataset);
    }
    for (const link of this.querySelectorAll("[data-vote]")) {
      link.role = "button";
      link.setAttribute("aria-pressed", String(this.voted.has(link.dataset.vote)));
    }
  }

  isNearTheEnd() {
    const last = this.list.lastElementChild?.previousElementSibling ?? this.list.lastElementChild;
    return !last || last.getBoundingClientRect().top < innerHeight + NEAR;
  }

  toTheEnd() {
    if (this.list.childElementCount < 4) return;
    (this.form ?? this.list.lastElementChild).scrollIntoView({ block: "end" });
  }

  click(event) {
    const link = event.target.closest("[data-reply], [data-boost], [data-vote]");
    if (!link || !this.form || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { answers } = this.form.dataset; // on the page of one post: to others one answers on theirs
    if (answers && link.dataset.reply && link.dataset.reply !== answers) return;
    event.preventDefault();
    if (link.dataset.reply) this.composer.answer(answers ? null : link.closest(".post"));
    else if (link.dataset.boost) this.boost(link);
    else this.vote(link);
  }

  async boost(link) {
    await this.tap(link, `${link.getAttribute("href")}boost/`);
    // The page of one post has a button that says what is mine.
    if (this.form.dataset.answers) this.querySelector("live-region").refetch?.();
  }

  async vote(link) {
    const on = await this.tap(link, `${link.getAttribute("href")}vote/`, this.voted.has(link.dataset.vote));
    if (on === undefined) return;
    this.voted[on ? "add" : "delete"](link.dataset.vote);
    this.dress();
  }

  /** Send one tap; whether it is on now, undefined when it was refused. The count comes by the stream. */
  async tap(link, address, isOn = link.getAttribute("aria-pressed") === "true") {
    const headers = { Accept: "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    try {
      const body = new URLSearchParams({ on: isOn ? "no" : "yes" });
      const response = await fetch(address, { method: "POST", headers, body });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.refused);
      link.setAttribute("aria-pressed", String(answer.on));
      return answer.on;
    } catch (error) {
      announce(error instanceof TypeError || !error.message ? word("Failed") : error.message);
      return undefined;
    }
  }
}

customElements.define("chat-room", ChatRoom);
