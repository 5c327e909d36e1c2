// What somebody has written and the server does not have yet. It is kept in the browser, sent in order, and sent
// again with the same name until the server has answered: a send that is repeated is the same post.
import { keep, keysOf, recall, unsentOf, word } from "../../ui/js/page.js";

const SHORTEST = 2000;
const LONGEST = 30_000;

const locked = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());

/** A name that nobody else uses. Also where the page is not served securely and there is no randomUUID. */
function newName() {
  const numbers = crypto.getRandomValues(new Uint32Array(5));
  return [...numbers].map((number) => number.toString(36)).join("-");
}

export class Outbox {
  /** Of one person and one address. `on`: `changed()`, `sent(item, answer)`, `refused(item, words)`. */
  constructor(person, address, csrf, on) {
    this.prefix = `${unsentOf(person)}${address}.`;
    Object.assign(this, { address, csrf, on, state: "waits", failures: 0, memory: new Map() });
    addEventListener("online", () => this.flush());
    addEventListener("storage", (event) => this.elsewhere(event));
    if (this.items().length) this.flush();
  }

  /** What waits, the oldest first. */
  items() {
    for (const key of keysOf(this.prefix)) this.memory.set(key, recall(key, null));
    return [...this.memory]
      .filter(([, value]) => value)
      .map(([key, value]) => ({ key, ...value }))
      .sort((one, two) => one.at - two.at);
  }

  /** Another tab has kept something, or it has sent it, thrown it away or forgotten it. */
  elsewhere({ key, newValue }) {
    if (!key?.startsWith(this.prefix)) return;
    if (newValue === null) this.memory.delete(key);
    this.on.changed();
  }

  add(fields) {
    const item = { at: Date.now() + Math.random(), name: newName(), fields };
    this.put(this.prefix + item.name, item);
    this.flush();
  }

  put(key, value) {
    if (value) this.memory.set(key, value);
    else this.memory.delete(key);
    keep(key, value); // where nothing can be kept it still waits as long as the page is open
    this.on.changed();
  }

  discard(item) {
    this.put(item.key, null);
  }

  flush() {
    clearTimeout(this.timer);
    return locked(this.prefix, async () => {
      for (const item of this.items()) {
        if (!this.memory.has(item.key)) continue;
        this.become("sending");
        const answer = await this.send(item);
        if (!answer.done) {
          this.become(answer.state);
          this.later();
          return;
        }
        this.failures = 0;
        this.put(item.key, null);
      }
      this.become("waits");
    });
  }

  become(state) {
    this.state = state;
    this.on.changed();
  }

  later() {
    this.failures += 1;
    const pause = Math.min(LONGEST, SHORTEST * 2 ** Math.min(this.failures - 1, 4));
    this.timer = setTimeout(() => this.flush(), pause * (0.5 + Math.random()));
  }

  async send(item) {
    try {
      const response = await fetch(this.address, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": this.csrf },
        body: new URLSearchParams({ ...item.fields, client_id: item.name }),
      });
      if (response.redirected || response.status === 403) return { done: false, state: "signedOut" };
      if (response.status >= 500) return { done: false, state: "waits" };
      if (!response.ok) {
        const { refused } = await response.json().catch(() => ({ refused: word("Failed") }));
        if (response.status === 429) return { done: false, state: refused };
        this.on.refused(item, refused);
        return { done: true };
      }
      this.on.sent(item, await response.json());
      return { done: true };
    } catch {
      return { done: false, state: "waits" };
    }
  }
}
