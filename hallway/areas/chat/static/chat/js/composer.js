// The form below a conversation: it counts, answers, sends in order, and keeps what could not be sent.
import { Outbox } from "./outbox.js";

const PATIENCE = 4000; // milliseconds until a line that was sent and did not come by the stream is fetched

export class Composer {
  constructor(form, room) {
    this.form = form;
    this.room = room;
    this.field = form.elements.text;
    this.problem = form.querySelector("#problem");
    this.left = form.querySelector("[data-left]");
    this.unsent = room.querySelector("[data-unsent]");
    const { person } = form.dataset;
    this.outbox = new Outbox(person, form.getAttribute("action"), form.elements.csrfmiddlewaretoken.value, {
      changed: () => this.show(),
      sent: (item, answer) => this.sent(item, answer),
      refused: (item, words) => this.refused(item, words),
    });
    form.addEventListener("submit", (event) => this.submit(event));
    form.querySelector("[data-no-reply]")?.addEventListener("click", () => this.answer(null));
    this.field.addEventListener("input", () => this.count());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    this.count();
    this.show();
  }

  count() {
    const left = Number(this.form.dataset.most) - [...this.field.value.trim()].length;
    this.left.textContent = left < 200 ? this.left.dataset.word.replace("{n}", left) : "";
    this.left.classList.toggle("over", left < 0);
  }

  /** Write an answer to a line; null: to none, or to what the page is about. */
  answer(line) {
    this.form.elements.reply_to.value = line ? line.dataset.clientId : (this.form.dataset.answers ?? "");
    const place = this.form.querySelector("[data-answering]");
    place.hidden = !line;
    if (line) {
      const link = place.querySelector("a");
      link.href = `#${line.id}`;
      link.textContent = `${line.querySelector(".post-head > *").textContent}: ${line.querySelector(".words").textContent.trim()}`;
    }
    this.field.focus();
  }

  submit(event) {
    event.preventDefault();
    if (!this.field.value.trim()) return;
    const { anonymous, reply_to: replyTo } = this.form.elements;
    const fields = { text: this.field.value, reply_to: replyTo.value };
    if (anonymous?.checked) fields.anonymous = "on";
    this.say("");
    this.field.value = "";
    this.answer(null);
    this.count();
    this.outbox.add(fields);
  }

  say(words) {
    this.problem.textContent = words;
    this.problem.hidden = !words;
    this.field.toggleAttribute("aria-invalid", Boolean(words));
  }

  /** The server will never take it: its words go back to where they can be changed. */
  refused({ fields }, words) {
    this.field.value = [fields.text, this.field.value].filter(Boolean).join("\n");
    this.form.elements.reply_to.value = fields.reply_to;
    this.count();
    this.say(words);
    this.field.focus();
  }

  sent(item, { code, said }) {
    this.say(said ?? "");
    this.expected = [...(this.expected ?? []), code];
    setTimeout(() => {
      if (this.missing().includes(code) && !said) this.room.querySelector("live-region").refetch?.();
    }, PATIENCE);
  }

  missing() {
    return (this.expected ?? []).filter((code) => !this.room.querySelector(`[data-client-id="${code}"]`));
  }

  arrived() {
    this.expected = this.missing();
  }

  /** What waits: one line each, below the conversation. */
  show() {
    const { wordWaits, wordSending, wordSignedOut, wordDiscard, wordYou } = this.room.dataset;
    const words = { waits: wordWaits, sending: wordSending, signedOut: wordSignedOut };
    this.unsent.replaceChildren(
      ...this.outbox.items().map((item) => {
        const line = Object.assign(document.createElement("article"), { className: "post" });
        const state = words[this.outbox.state] ?? this.outbox.state; // or why it has to wait
        line.innerHTML =
          '<span class="avatar small" aria-hidden="true"></span><div><p class="post-head"><strong></strong> <span class="state"></span></p><div class="words" dir="auto"></div><p class="post-foot"></p></div>';
        line.querySelector("strong").textContent = wordYou;
        line.querySelector(".state").textContent = state;
        line.querySelector(".words").textContent = item.fields.text;
        if (this.outbox.state !== "sending") {
          const button = Object.assign(document.createElement("button"), { className: "btn small", type: "button" });
          button.textContent = wordDiscard;
          button.addEventListener("click", () => this.outbox.discard(item));
          line.querySelector(".post-foot").append(button);
        }
        return line;
      }),
    );
  }
}
