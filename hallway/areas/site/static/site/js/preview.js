// Shows a text as it will look while it is written. Without this file the Preview button does it.
const form = document.querySelector("form[data-preview]");
const source = form?.querySelector("[data-preview-source]");
const target = document.querySelector("[data-preview-target]");

let waiting = 0;
let latest = 0;

async function show() {
  const mine = ++latest;
  const response = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
  if (response.ok && mine === latest) target.innerHTML = await response.text();
}

if (source && target) {
  form.querySelector("[data-preview-button]").hidden = true;
  source.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => {}), 300);
  });
}
