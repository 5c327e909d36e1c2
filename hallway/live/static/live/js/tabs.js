// One stream for all tabs of a browser. One tab holds a lock and the stream, and passes on what it hears;
// in browsers without locks or channels each tab has a stream of its own.
import { Stream } from "./stream.js";

const NAME = "hallway.live";
const PATIENCE = 3000; // milliseconds until a silent leader is taken for one that the system has put to sleep
const TOGETHER = 30; // milliseconds in which several wishes become one stream

/** What a message is about: a line that several pages show has more topics than one. */
export const topicsOf = ({ topic, also = [] }) => [topic, ...also];

const covers = (all, some) => some.every((topic) => all.includes(topic));
const lower = (one, other) => (one === null || other === null ? (one ?? other) : Math.min(one, other));

export class Tab {
  /**
   * `hear(message)` gets each event of the topics once, in order (changed, push), and: joined (from now on nothing
   * is missed), refresh (too much was missed), away and back (events may be late, or are not any more), lost (topics may not be heard any more).
   */
  constructor(hear) {
    this.hear = hear;
    this.name = Math.random().toString(36).slice(2);
    this.topics = [];
    this.last = null; // everything up to this event is on the page
    this.joined = false; // what is heard before will be heard again
    this.others = new Map(); // of the leader: tab → topics
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.want(this.topics, this.last));
    addEventListener("online", () => this.stream?.listen(this.stream.topics));
    document.addEventListener("visibilitychange", () => document.hidden || this.call());
  }

  /** Listen to these topics; the page was made after the event `since`, null if it does not know. */
  want(topics, since) {
    this.topics = topics;
    this.last ??= since;
    this.joined = false;
    if (!this.channel && !this.stream) this.start();
    this.call();
  }

  start() {
    if (!("locks" in navigator && "BroadcastChannel" in window)) {
      this.lead();
      return;
    }
    this.channel = new BroadcastChannel(NAME);
    this.channel.onmessage = ({ data }) => this.receive(data);
    this.queue();
  }

  /** Wait for the lock or, with `steal`, take it from a tab that does not answer. */
  queue(steal = false) {
    this.waiting?.abort();
    const waiting = new AbortController();
    this.waiting = waiting;
    const options = steal ? { steal } : { signal: waiting.signal };
    const lead = () => {
      this.lead();
      return new Promise((release) => {
        this.release = release;
      });
    };
    navigator.locks.request(NAME, options, lead).catch(() => {
      if (this.waiting === waiting) this.follow(); // another tab took it
    });
  }

  lead() {
    this.stream = new Stream((message, id) => this.spread({ type: "hear", message, id }));
    this.spread({ type: "lead" });
  }

  follow() {
    this.stream?.close();
    this.stream = null;
    this.others.clear();
    this.queue();
    this.call();
  }

  leave() {
    this.channel?.postMessage({ type: "gone", tab: this.name });
    this.waiting?.abort();
    this.stream?.close();
    this.release?.();
    this.channel?.close();
    clearTimeout(this.patience);
    this.stream = this.channel = this.release = this.waiting = null;
    this.joined = false;
    this.others.clear();
  }

  /** Tell the leader what this tab wants, and take over from one that does not answer. */
  call() {
    if (!this.topics.length) return;
    const { name: tab, topics, last: since, joined } = this;
    const wish = { type: "want", tab, topics, since, joined };
    if (this.stream) {
      this.receive(wish);
      return;
    }
    this.channel?.postMessage(wish);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => document.hidden || this.stream || this.queue(true), PATIENCE);
  }

  /** To every tab, this one included. */
  spread(data) {
    this.channel?.postMessage(data);
    this.receive(data);
  }

  receive(data) {
    if (data.type === "hear") this.take(data.message, data.id);
    if (data.type === "lead") this.call();
    if (data.type === "heard" && data.tab === this.name) this.answered(data.joins);
    if (data.type === "gone") this.others.delete(data.tab);
    if (data.type === "want" && this.stream) this.gather(data);
  }

  answered(joins) {
    clearTimeout(this.patience);
    if (joins) this.join();
  }

  /** On the leader: have the stream cover what a tab wants, from where that tab is. */
  gather({ tab, topics, since, joined }) {
    const { stream } = this;
    this.others.set(tab, topics);
    const misses = !joined && since !== null && since < stream.last;
    const joins = stream.isOpen && covers(stream.allowed, topics) && !misses;
    this.spread({ type: "heard", tab, joins });
    if (joins) return;
    const from = lower(stream.last, since);
    this.from = this.soon ? lower(this.from, from) : from;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      this.soon = null;
      this.stream?.listen([...new Set([...this.others.values()].flat())], this.from);
    }, TOGETHER);
  }

  join() {
    if (this.joined) return;
    this.joined = true;
    this.hear({ kind: "joined" });
  }

  take(message, id) {
    if (["away", "back", "lost"].includes(message.kind)) {
      this.hear(message);
    } else if (message.kind === "open") {
      if (this.joined && message.since === null) this.hear({ kind: "refresh" });
      if (covers(message.topics, this.topics)) this.join();
      this.hear({ kind: "back" });
    } else if (this.joined && (message.kind === "refresh" || this.last === null || id > this.last)) {
      this.last = id;
      if (message.kind === "refresh" || topicsOf(message).some((one) => this.topics.includes(one))) this.hear(message);
    }
  }
}
