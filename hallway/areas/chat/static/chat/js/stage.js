// Keys for those on stage: each button says its own. Without script the buttons work as they are.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key.length === 1 ? event.key.toLowerCase() : event.key)}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

// The region follows what was done; the page stays where it is.
document.addEventListener("submit", async (event) => {
  const region = event.target.closest("live-region");
  if (!region) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  try {
    const response = await fetch(event.target.action, { method: "POST", body });
    if (!response.ok) throw new Error(response.statusText);
    await region.refetch();
  } catch {
    event.target.submit();
  }
});
