// Lists that follow what is typed and chosen: the same address is fetched, and its parts are put in place.
// Whatever fails ends in the plain page that the links and the form lead to anyway.

const PAUSE = 150; // ms after the last key
const form = document.querySelector("form[data-instant]");
const field = form?.elements.q;
let asking = new AbortController();
let timer;

const parts = (root) => new Map([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));

function put(fetched, address) {
  const coming = parts(fetched);
  for (const [name, part] of parts(document)) part.replaceChildren(...(coming.get(name)?.childNodes ?? []));
  const hidden = fetched.querySelectorAll("form[data-instant] input[type=hidden]");
  form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
  form.append(...hidden);
  document.title = fetched.title;
  history.replaceState(null, "", address);
  document.dispatchEvent(new CustomEvent("hallway:replaced"));
}

async function show(address) {
  asking.abort();
  asking = new AbortController();
  const response = await fetch(address, { signal: asking.signal });
  if (!response.ok) throw new Error(response.statusText);
  put(new DOMParser().parseFromString(await response.text(), "text/html"), address);
}

function follow(address) {
  return show(address).catch((error) => {
    if (error.name !== "AbortError") location.assign(address);
  });
}

function search() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return follow(`${location.pathname}${asked.size ? `?${asked}` : ""}`);
}

function choose(event) {
  const link = event.target.closest("a[data-choose], a[data-meant]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const { choose: key } = link.dataset;
  follow(link.href).then(() => {
    if (key) document.querySelector(`.facets [data-choose="${key}"]`)?.focus();
    else field.value = new URL(location).searchParams.get("q") ?? "";
  });
}

function jump(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  field.focus();
  field.select();
}

if (form) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  document.addEventListener("click", choose);
  document.addEventListener("keydown", jump);
}
