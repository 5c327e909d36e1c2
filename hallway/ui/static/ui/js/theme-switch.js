// The buttons that choose light, dark or what the device has. theme.js reads the choice on the next page.

const choices = [...document.querySelectorAll("[data-choose-theme]")];

function chooseTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const one of choices) one.setAttribute("aria-pressed", String(one.dataset.chooseTheme === theme));
}

for (const choice of choices) {
  choice.addEventListener("click", () => {
    chooseTheme(choice.dataset.chooseTheme);
    try {
      localStorage.setItem("hallway.theme", choice.dataset.chooseTheme);
    } catch {
      // Kept for this page only.
    }
  });
}
chooseTheme(document.documentElement.dataset.theme ?? "");
