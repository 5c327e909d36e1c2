// One stream of events for a set of topics: asks for leave, listens, comes again when it breaks off.

const SHORTEST = 1000; // milliseconds before another attempt; longer each time, and drawn, so that not all come at once
const LONGEST = 30_000;

/** Leave to listen: `{grant, topics}`. Throws when the server does not answer. */
async function ask(topics) {
  const response = await fetch("/live/grants/", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ topics }),
  });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

export class Stream {
  /** `hear(message, id)` gets everything that the server says; `{kind: "away"}` also when it is silent,
   *  and `{kind: "lost", topic, also}` of what it may not hear any more. */
  constructor(hear) {
    this.hear = hear;
    this.topics = [];
    this.allowed = [];
    this.isOpen = false;
    this.last = null; // the newest event that was heard
    this.failures = 0;
    this.attempt = 0;
  }

  /** Listen to exactly these topics, from the event after `since` on; null: from now on. */
  async listen(topics, since = this.last) {
    this.close();
    this.topics = topics;
    this.last = since;
    const attempt = this.attempt;
    try {
      const { grant, topics: allowed } = await ask(topics);
      if (attempt !== this.attempt) return;
      const lost = this.allowed.filter((topic) => topics.includes(topic) && !allowed.includes(topic));
      this.allowed = allowed;
      const [topic, ...also] = lost;
      if (topic) this.hear({ kind: "lost", topic, also }, null);
      if (!allowed.length) return;
      this.open(new URLSearchParams({ grant, ...(since === null ? {} : { since }) }));
    } catch {
      if (attempt === this.attempt) this.again();
    }
  }

  open(fields) {
    const source = new EventSource(`/live/stream/?${fields}`);
    this.source = source;
    source.onmessage = (event) => this.take(event);
    source.onerror = () => {
      // While it is connecting, the browser comes again by itself and names the last event it has.
      if (source.readyState === EventSource.CLOSED) this.again();
      else this.pause();
    };
  }

  take({ data, lastEventId }) {
    const message = JSON.parse(data);
    const id = lastEventId ? Number(lastEventId) : null;
    if (message.kind === "renew") return this.listen(this.topics);
    if (message.kind === "open") {
      this.failures = 0;
      Object.assign(message, { topics: this.topics, since: this.last });
    } else if (id !== null) {
      this.last = id;
    }
    if (message.kind === "here" || message.kind === "refresh") this.isOpen = true;
    return this.hear(message, id);
  }

  pause() {
    this.isOpen = false;
    this.hear({ kind: "away" }, null);
  }

  again() {
    this.close();
    this.pause();
    this.failures += 1;
    const pause = Math.min(LONGEST, SHORTEST * 2 ** Math.min(this.failures - 1, 5));
    this.timer = setTimeout(() => this.listen(this.topics), pause * (0.5 + Math.random()));
  }

  close() {
    this.attempt += 1;
    this.isOpen = false;
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}
