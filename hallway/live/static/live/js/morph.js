// Make one piece of the page like another without replacing what is the same, so that focus, selection,
// scroll positions and what somebody types outlive a change.

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset?.key : "");
const isLike = (node, other) =>
  node.nodeType === other.nodeType && node.nodeName === other.nodeName && keyOf(node) === keyOf(other);

/** What people change themselves, and scripts; the markup from the server knows nothing of it. */
const isTheirs = (element, name) =>
  (name === "open" && element.matches("details, dialog")) || name === "aria-pressed" || name === "role";

function copyAttributes(from, to) {
  for (const { name, value } of [...from.attributes]) {
    if (to.getAttribute(name) !== value && !isTheirs(to, name)) to.setAttribute(name, value);
  }
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name) && !isTheirs(to, name)) to.removeAttribute(name);
  }
}

function change(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== wanted.data) node.data = wanted.data;
    return;
  }
  if (node.isEqualNode(wanted) || node.hasAttribute("data-live-keep")) return;
  copyAttributes(wanted, node);
  changeChildren(node, wanted);
}

/** Give `parent` the children of `wanted`, whose nodes are used up. */
function changeChildren(parent, wanted) {
  const keyed = new Map([...parent.childNodes].filter(keyOf).map((child) => [keyOf(child), child]));
  let place = parent.firstChild;
  for (const child of [...wanted.childNodes]) {
    let match = keyOf(child) ? keyed.get(keyOf(child)) : place;
    if (match && !isLike(match, child)) match = keyOf(child) ? null : next(place, child);
    if (!match) {
      parent.insertBefore(child, place);
      continue;
    }
    change(match, child);
    if (match === place) place = place.nextSibling;
    else parent.insertBefore(match, place);
  }
  while (place) {
    const rest = place.nextSibling;
    place.remove();
    place = rest;
  }
}

/** The nearest later sibling that can become `child`; it has no key of its own. */
function next(place, child) {
  let found = place;
  while (found && !isLike(found, child)) found = found.nextSibling;
  return found;
}

/** Make the children of `element` like those of `wanted`. */
export function morph(element, wanted) {
  const active = document.activeElement;
  const inside = active !== element && element.contains(active);
  const { selectionStart: start, selectionEnd: end } = inside ? active : {};
  changeChildren(element, wanted);
  if (!inside || document.activeElement === active) return;
  if (!active.isConnected) {
    // What had the focus is gone: the reader goes on where they were, not at the top of the page.
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    return;
  }
  active.focus({ preventScroll: true });
  if (typeof start === "number") active.setSelectionRange(start, end);
}
