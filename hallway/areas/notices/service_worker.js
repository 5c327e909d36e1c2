// Shows a notice that a push service has brought, and opens its page on a click. It keeps and fetches nothing.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let notice = {};
  try {
    notice = event.data?.json() ?? {};
  } catch {
    // Browsers demand that something is shown, whatever came.
  }
  const { title = "Hallway", body = "", url = "/me/notices/", tag = "" } = notice;
  const shown = { body, tag, icon: "/static/ui/icon.svg", data: { url } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

/** Bring the page to the front if it is open, else open it. Only pages of this house. */
async function open(address) {
  const url = new URL(address ?? "/me/notices/", self.location.origin);
  if (url.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => one.url === url.href);
  await (there ? there.focus() : self.clients.openWindow(url.href));
}
