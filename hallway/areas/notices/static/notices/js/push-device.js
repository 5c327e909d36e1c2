// <push-device>: asks the browser to show notices, and tells the house where to send them.

class PushDevice extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.ask());
    if (!("serviceWorker" in navigator && "PushManager" in window)) this.say(this.dataset.wordNo);
  }

  async ask() {
    try {
      if ((await Notification.requestPermission()) !== "granted") return this.say(this.dataset.wordDenied);
      await navigator.serviceWorker.register("/sw.js");
      const { pushManager } = await navigator.serviceWorker.ready;
      await this.tell(await this.subscribe(pushManager));
    } catch {
      this.say(this.dataset.wordNo);
    }
  }

  /** A subscription for the key of this house; one for another key has to go first. */
  async subscribe(manager) {
    const options = { userVisibleOnly: true, applicationServerKey: this.dataset.key };
    try {
      return await manager.subscribe(options);
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error;
      await (await manager.getSubscription())?.unsubscribe();
      return manager.subscribe(options);
    }
  }

  async tell(subscription) {
    const { endpoint, keys } = subscription.toJSON();
    const body = new URLSearchParams({ url: endpoint, p256dh: keys.p256dh, auth: keys.auth });
    const headers = { "X-CSRFToken": this.dataset.csrf };
    const response = await fetch(this.dataset.href, { method: "POST", body, headers });
    if (response.ok) location.reload();
    else this.say((await response.json()).text);
  }

  say(text) {
    const note = this.querySelector("[role=alert]");
    note.textContent = text;
    note.hidden = false;
  }
}

customElements.define("push-device", PushDevice);
