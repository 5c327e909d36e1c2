// What is alive depends on the clock: beacons go out, hours begin. Once a minute the page is fetched anew.
const MINUTE = 60_000;

setInterval(() => {
  if (document.visibilityState === "hidden") return;
  for (const region of document.querySelectorAll("live-region")) region.refetch();
}, MINUTE);
