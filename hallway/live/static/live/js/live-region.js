// <live-region topic="…" src="…">: fetched again whenever its topic says that something has changed.
import { morph } from "./morph.js";
import { say } from "./notice.js";
import { Tab, topicsOf } from "./tabs.js";

const AGAIN = 2000; // milliseconds before a fragment is asked for again that did not come, about

const regions = new Set();
const tab = new Tab(hear);
let asked = false;

/** After everything that connects now: one wish for the whole page. */
function listen() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    const known = [...regions].filter((region) => region.hasAttribute("since"));
    const since = known.map((region) => Number(region.getAttribute("since")));
    const topics = [...new Set([...regions].map((region) => region.topic))];
    if (topics.length) tab.want(topics, since.length ? Math.min(...since) : null);
  });
}

function hear(message) {
  if (message.kind === "away" || message.kind === "back") say(message.kind);
  if (["away", "back", "joined"].includes(message.kind)) {
    // For what asks in its own way while there is no stream.
    document.dispatchEvent(new CustomEvent("live:state", { detail: message.kind }));
  }
  for (const region of regions) {
    const isMine = topicsOf(message).includes(region.topic);
    if (message.kind === "refresh" || (message.kind === "joined" && region.isOld)) region.changed();
    else if (isMine && message.kind === "lost") region.changed();
    else if (isMine) region.take(message);
  }
}

class LiveRegion extends HTMLElement {
  connectedCallback() {
    if (regions.has(this)) return;
    this.topic = this.getAttribute("topic");
    this.isOld = !this.hasAttribute("since"); // it does not know from which event on it may be out of date
    regions.add(this);
    listen();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || regions.delete(this)); // not when it was only moved
  }

  take(message) {
    if (message.kind === "changed") {
      this.changed();
      return;
    }
    this.dispatchEvent(new CustomEvent("live:push", { detail: message, bubbles: true }));
    if (message.html) this.add(message.html);
    if (message.data?.present === undefined) return;
    for (const place of this.querySelectorAll("[data-present]")) place.textContent = message.data.present;
  }

  /** Fetch it anew, unless the page says by `preventDefault` that it does so itself, at a better moment. */
  changed() {
    if (this.dispatchEvent(new CustomEvent("live:changed", { bubbles: true, cancelable: true }))) this.refetch();
  }

  /** Add a pushed line to its list, or put it in the place of the one that it confirms or changes. */
  add(markup) {
    const newestFirst = this.getAttribute("prepends");
    const list = document.getElementById(newestFirst ?? this.getAttribute("appends"));
    const line = parse(markup).firstElementChild;
    if (!list || !line) return;
    const own = line.dataset.clientId;
    const same = own && this.querySelector(`[data-client-id="${CSS.escape(own)}"]`);
    const isOld = line.hasAttribute("data-old"); // it only changes one that may not be on this page
    line.removeAttribute("data-old");
    if (same) same.replaceWith(line);
    else if (!isOld && newestFirst) list.prepend(line);
    else if (!isOld) list.append(line);
    if (!isOld) this.tell();
  }

  /** Fetch it anew; while it is being fetched, once more afterwards. */
  async refetch() {
    this.isOld = true;
    if (this.isFetching) return;
    this.isFetching = true;
    while (this.isOld && this.isConnected) {
      this.isOld = false;
      if (!(await this.load())) {
        this.isOld = true;
        await new Promise((resume) => setTimeout(resume, AGAIN * (0.5 + Math.random())));
      }
    }
    this.isFetching = false;
  }

  /** False when the server did not answer or had no time. */
  async load() {
    try {
      const response = await fetch(this.getAttribute("src") ?? location.href, { headers: { Accept: "text/html" } });
      if (response.status >= 500) return false;
      const mine = response.ok && !new URL(response.url).pathname.includes("/accounts/");
      this.show(mine ? await response.text() : ""); // what they may not see any more does not stay
      return true;
    } catch {
      return false;
    }
  }

  show(markup) {
    const found = parse(markup);
    const all = [...found.querySelectorAll("live-region")];
    const same = all.find((one) => one.getAttribute("topic") === this.topic) ?? all.find((one) => this.isLike(one));
    this.listenTo(same?.getAttribute("topic") ?? this.topic);
    const before = this.textContent;
    morph(this, same ?? found);
    document.dispatchEvent(new Event("hallway:replaced"));
    if (this.textContent !== before) this.tell();
  }

  /** Whether this is the same piece of the page, which listens to something else for this reader now. */
  isLike(other) {
    return this.hasAttribute("src") && other.getAttribute("src") === this.getAttribute("src");
  }

  listenTo(topic) {
    if (topic === this.topic) return;
    this.topic = topic;
    this.setAttribute("topic", topic);
    listen();
  }

  /** Read out politely what the region has to say about a change. */
  tell() {
    const words = this.getAttribute("announce");
    if (words) say("changed", words);
  }
}

const parse = (markup) => new DOMParser().parseFromString(markup, "text/html").body;

customElements.define("live-region", LiveRegion);
