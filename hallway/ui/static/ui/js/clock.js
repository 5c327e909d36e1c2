// The time that the server believes it is: a demo may stand in the middle of a conference.

let shift = 0;
const listeners = new Set();

/** Milliseconds since 1970 on the clock of the server. */
export const now = () => Date.now() + shift;

/** Follow the clock of the server, given its time as ISO text. Half a minute is only a slow network. */
export function follow(serverTime) {
  const difference = new Date(serverTime) - Date.now();
  if (!Math.abs(difference)) return;
  shift = Math.abs(difference) > 30_000 ? difference : 0;
  listeners.forEach((listener) => listener());
}

/** Call `listener` now, on every half minute and when the clock is put right; returns how to stop it. */
export function onTick(listener) {
  const timer = setInterval(listener, 30_000);
  listeners.add(listener);
  listener();
  return () => {
    clearInterval(timer);
    listeners.delete(listener);
  };
}
