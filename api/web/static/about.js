/** What the coach is and where words go: open until it has been read, and to be opened at any time. */

import { byId } from "./dom.js";

const READ = "about-read"; // the wording that was read; nothing else is kept in this browser

/**
 * Fold the section where its wording has been read before.
 *
 * @returns {() => void} Folds it for this visit.
 */
export function showUntilRead() {
  const section = byId("about");
  const wording = section.querySelector("dl").textContent.replace(/\s+/g, " ");
  const remembered = store();
  const fold = () => (section.open = false);
  section.open = remembered?.getItem(READ) !== wording;
  byId("about-read").addEventListener("click", () => {
    remembered?.setItem(READ, wording);
    fold();
    byId("question").focus();
  });
  return fold;
}

/** A browser may forbid storing; the section is then open at every visit. */
function store() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
