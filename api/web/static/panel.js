/** The panel beside an answer that shows a cited sentence where it stands. */

import { element, linkInNewTab } from "./dom.js";
import { surroundings } from "./server.js";
import { address, place, provenance } from "./words.js";

const STATUS = {
  superseded: "This guide has been superseded: newer advice may say something else.",
  withdrawn: "This guide has been withdrawn: do not rely on it.",
};

export class SourcePanel {
  /**
   * @param {HTMLElement} section
   * @param {(text: string) => void} announce
   */
  constructor(section, announce) {
    this.section = section;
    this.announce = announce;
    this.view = null;
    this.chip = null;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !section.hidden) {
        this.close();
      }
    });
  }

  /** Show a citation; the chip gets the focus back when the panel closes. */
  open(view, marker, chip) {
    const wasOpenHere = !this.section.hidden && this.chip === chip;
    if (wasOpenHere) {
      this.close();
      return;
    }
    this.#show(view, marker, chip);
    this.title.focus();
  }

  close() {
    this.section.hidden = true;
    document.body.classList.remove("with-source");
    this.chip?.setAttribute("aria-expanded", "false");
    this.chip?.focus();
    this.chip = null;
  }

  /** Close without moving the focus: the answer that it belongs to is no longer in the fore. */
  dismiss() {
    this.chip?.setAttribute("aria-expanded", "false");
    this.chip = null;
    this.section.hidden = true;
    document.body.classList.remove("with-source");
  }

  #show(view, marker, chip) {
    this.chip?.setAttribute("aria-expanded", "false");
    [this.view, this.chip] = [view, chip];
    chip.setAttribute("aria-expanded", "true");
    const citation = view.citations.get(marker);
    this.#draw(citation);
    this.section.hidden = false;
    this.section.scrollTop = 0;
    document.body.classList.add("with-source");
    this.#fill(citation);
  }

  #draw(citation) {
    this.title = element("h2", { tabindex: "-1" }, citation.guide_title);
    this.passage = element("blockquote", { "aria-busy": "true" }, citation.quote);
    const facts = [provenance(citation), place(citation)].filter(Boolean);
    const href = address(citation);
    this.section.replaceChildren(
      this.#bar(citation),
      this.title,
      ...facts.map((fact) => element("p", { class: "quiet" }, fact)),
      ...(STATUS[citation.status] ? [element("p", { class: "banner" }, STATUS[citation.status])] : []),
      this.passage,
      ...(href ? [element("p", {}, linkInNewTab(href, "Read it in the guide"))] : []),
    );
  }

  #bar(citation) {
    const markers = [...this.view.citations.keys()];
    const position = markers.indexOf(citation.marker);
    const total = markers.length;
    const button = (text, name, step) => {
      const target = markers[position + step];
      return element(
        "button",
        {
          type: "button",
          class: "plain",
          "data-step": step,
          "aria-label": name,
          "aria-disabled": String(target === undefined),
          onclick: () => target !== undefined && this.#turnTo(target, step),
        },
        text,
      );
    };
    const close = element(
      "button",
      { type: "button", class: "plain", onclick: () => this.close() },
      "Close",
    );
    const turning = total > 1 ? [button("Previous", "Previous source", -1), button("Next", "Next source", 1)] : [];
    return element(
      "div",
      { class: "source-bar" },
      ...[element("p", {}, `Source ${position + 1} of ${total}`), ...turning, close],
    );
  }

  #turnTo(marker, step) {
    this.#show(this.view, marker, this.view.chip(marker) ?? this.chip);
    this.section.querySelector(`[data-step="${step}"]`).focus();
    const { guide_title: title } = this.view.citations.get(marker);
    this.announce(`Source ${marker}: ${title}`);
  }

  async #fill(citation) {
    const passage = this.passage;
    try {
      const { before, quote, after } = await surroundings(citation);
      const mark = element("mark", {}, quote);
      passage.replaceChildren(before, mark, after);
      this.#reveal(passage, mark);
    } catch (error) {
      passage.replaceChildren(element("mark", {}, citation.quote));
      passage.after(element("p", { class: "quiet" }, `${error.message}. ${error.advice ?? ""}`));
    } finally {
      passage.setAttribute("aria-busy", "false");
    }
  }

  /** Scroll the panel, and never the page, until the sentence is in sight. */
  #reveal(passage, mark) {
    if (passage === this.passage) {
      const offset = mark.getBoundingClientRect().top - this.section.getBoundingClientRect().top;
      const room = this.section.clientHeight - mark.offsetHeight;
      this.section.scrollTop += offset > room - 40 ? offset - Math.max(room / 2, 80) : 0;
    }
  }
}
