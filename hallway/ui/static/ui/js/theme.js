// Loaded before anything is drawn, so that the page never flashes in the wrong theme.
{
  const root = document.documentElement;
  root.classList.add("scripted");
  try {
    const chosen = localStorage.getItem("hallway.theme");
    if (chosen) root.dataset.theme = chosen;
  } catch {
    // Storage may be forbidden; then the device decides.
  }
}
