/** One question with its answer as it arrives: sentences, chips, sources, and what can be done with it. */

import { element, linkInNewTab } from "./dom.js";
import { address, countedSources, place, provenance, withSources } from "./words.js";

const LABELS = {
  question: "A question for you",
  option: "An option",
  step: "A step you could try",
  gap: "Not in the guides",
  boundary: "Not something I can help with",
  signpost: "Where to turn",
};
const STAGES = {
  triage: "Reading your question",
  understand: "Reading your question",
  retrieve: "Looking in the guides",
  write: "Choosing what answers you",
  verify: "Checking every sentence against its source",
};
/** More places than this are folded: their lines stand in the answer as well. */
const FEW_PLACES = 8;
let turns = 0;

export class AnswerView {
  /**
   * @param {string} question
   * @param {{onStop: () => void, onRetry: () => void, onSource: (view, marker, chip) => void,
   *   announce: (text: string) => void}} handlers
   */
  constructor(question, handlers) {
    turns += 1;
    this.question = question;
    this.citations = new Map();
    this.handlers = handlers;
    this.shown = [];
    this.stage = element("p", {}, "Starting …");
    this.stop = element("button", { type: "button", class: "plain", onclick: handlers.onStop }, "Stop");
    this.working = element("div", { class: "working" }, this.stage, this.stop);
    this.body = element("div", { class: "body", "aria-busy": "true" });
    const heading = element("h2", { id: `turn-${turns}` }, question);
    this.element = element(
      "article",
      { class: "turn", "aria-labelledby": heading.id },
      ...[heading, this.body, this.working],
    );
  }

  showStage(stage) {
    this.stage.textContent = `${STAGES[stage] ?? "Working"} …`;
  }

  /** The server no longer holds what was said before this question. */
  noteForgotten() {
    const text = "The coach has forgotten what was said before, so this question is answered on its own.";
    this.body.before(element("p", { class: "quiet" }, text));
  }

  /** A verified segment with the citations that it carries. */
  addSegment(segment) {
    for (const citation of segment.cited) {
      this.citations.set(citation.marker, citation);
    }
    this.#draw(segment);
  }

  /** The whole answer: shown as it was streamed, else drawn again. */
  finish(answer) {
    this.#rest();
    this.citations = new Map(answer.citations.map((citation) => [citation.marker, citation]));
    if (answer.segments.map(({ text }) => text).join("\n") !== this.shown.map(({ text }) => text).join("\n")) {
      this.#drawAgain(answer.segments);
    }
    this.#drawServices(answer.safety.resources);
    if (answer.citations.length) {
      this.element.append(this.#sources());
    }
    this.element.append(this.#tools(answer));
    this.handlers.announce(summary(answer));
  }

  /** The mentee stopped it: what is there stays. */
  halt() {
    this.#rest();
    const text = this.shown.length ? "Stopped here. What stands above was checked before it was shown." : "Stopped.";
    this.element.append(element("p", { class: "quiet" }, text));
    this.handlers.announce("Stopped");
  }

  /** What went wrong and what to do. */
  fail(trouble) {
    this.#rest();
    const retry = element("button", { type: "button", class: "plain", onclick: this.handlers.onRetry }, "Try again");
    const box = element("div", { class: "trouble", role: "alert" });
    this.element.append(box);
    // Filled once it is there, so that it is read out.
    box.append(element("h3", {}, trouble.message), element("p", {}, trouble.advice), retry);
  }

  /** The first chip with this marker. */
  chip(marker) {
    return this.element.querySelector(`.chip[data-marker="${marker}"]`);
  }

  #rest() {
    this.body.setAttribute("aria-busy", "false");
    this.working.remove();
  }

  #drawAgain(segments) {
    this.shown = [];
    this.body.replaceChildren();
    segments.forEach((segment) => this.#draw(segment));
  }

  #draw(segment) {
    const chips = segment.citations.map((marker) => this.#chip(marker));
    const line = element("p", {}, ...(chips.length ? withChips(segment.text, chips) : [segment.text]));
    const last = this.body.lastElementChild;
    if (this.shown.at(-1)?.kind === segment.kind) {
      last.append(line);
    } else {
      const label = LABELS[segment.kind];
      const labels = label ? [element("p", { class: "label" }, label)] : [];
      this.body.append(element("div", { class: `piece ${segment.kind}` }, ...labels, line));
    }
    this.shown.push(segment);
  }

  #chip(marker) {
    const citation = this.citations.get(marker);
    const name = [`Source ${marker}: ${citation.guide_title}`, place(citation)].filter(Boolean).join(", ");
    const chip = element(
      "button",
      {
        type: "button",
        class: "chip",
        title: citation.guide_title,
        "data-marker": marker,
        "aria-label": name,
        "aria-expanded": "false",
        "aria-controls": "source",
        onclick: () => this.handlers.onSource(this, marker, chip),
      },
      String(marker),
    );
    return chip;
  }

  /** The reviewed services that the answer names, copied from where the page lists them. */
  #drawServices(ids) {
    const found = ids.map((id) => document.getElementById(`resource-${id}`)).filter(Boolean);
    if (found.length) {
      const copies = found.map((entry) => entry.cloneNode(true));
      copies.forEach((copy) => copy.removeAttribute("id"));
      const list = element("ul", { class: "resources" }, ...copies);
      this.body.append(copies.length > FEW_PLACES ? folded(list, copies.length) : list);
    }
  }

  #sources() {
    const heading = element("h3", { id: `${this.element.getAttribute("aria-labelledby")}-sources` }, "Sources");
    const lines = [...this.citations.values()].map((citation) => {
      const href = address(citation);
      const title = href ? linkInNewTab(href, citation.guide_title) : citation.guide_title;
      const facts = [place(citation), provenance(citation)].filter(Boolean).join(" · ");
      const marker = element("span", { class: "marker", "aria-hidden": "true" }, `${citation.marker}.`);
      return element("li", {}, marker, element("span", {}, title, element("span", { class: "quiet" }, facts)));
    });
    return element(
      "section",
      { class: "sources", "aria-labelledby": heading.id },
      ...[heading, element("ol", { role: "list" }, ...lines)],
    );
  }

  #tools(answer) {
    const label = answer.citations.length ? "Copy with sources" : "Copy";
    const copy = element("button", { type: "button", class: "plain" }, label);
    copy.addEventListener("click", async () => {
      const copied = await copyText(withSources(answer));
      copy.textContent = copied ? "Copied" : "Not copied: select the text instead";
      this.handlers.announce(copy.textContent);
      setTimeout(() => (copy.textContent = label), 3000);
    });
    return element("div", { class: "tools" }, element("p", { class: "quiet" }, howChecked(answer)), copy);
  }
}

/** The first chip stays on the line of the last word. */
function withChips(text, [first, ...others]) {
  const lastWord = text.lastIndexOf(" ") + 1;
  return [text.slice(0, lastWord), element("span", { class: "together" }, text.slice(lastWord), first), ...others];
}

function folded(list, count) {
  const summary = element("summary", {}, `More about these ${count} places: whom they are for, when, and a link to call`);
  return element("details", { class: "places" }, summary, list);
}

function howChecked(answer) {
  if (!answer.citations.length) {
    return "";
  }
  const verbatim = answer.citations.every(({ verdict }) => verdict === "verbatim");
  return verbatim
    ? "Numbered sentences are the guides’ own, word for word."
    : "Numbered sentences were checked against their sources before they were shown.";
}

function summary(answer) {
  if (answer.route === "not_in_guides") {
    return "The guides do not answer this. What I found instead is shown.";
  }
  return answer.citations.length ? `Answer ready, ${countedSources(answer.citations.length)}` : "Answer ready";
}

/** Whether the text is on the clipboard; the modern way is only there on secure addresses. */
async function copyText(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const active = document.activeElement;
  const area = element("textarea", { class: "hidden", "aria-hidden": "true", readonly: true });
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  active?.focus();
  return copied;
}
