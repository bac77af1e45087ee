/** Making elements. Text is only ever set as text, never read as markup. */

/**
 * An element with attributes, listeners (`onclick`) and children; a string child becomes text.
 *
 * @param {string} name
 * @param {Record<string, string | boolean | number | EventListener>} [attributes] `false` leaves one out.
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key.slice(2), value);
    } else if (value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/** A link that leaves the answer where it is, and says so to those who cannot see a tab open. */
export function linkInNewTab(href, text) {
  const said = element("span", { class: "hidden" }, " (opens in a new tab)");
  return element("a", { href, target: "_blank", rel: "noopener" }, text, said);
}

/** The element with this id, which the page is known to hold. */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}
