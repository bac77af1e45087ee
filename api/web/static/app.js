/** The page for asking: a form, answers with the newest first, and the panel of sources. */

import { showUntilRead } from "./about.js";
import { AnswerView } from "./answer.js";
import { Conversation } from "./conversation.js";
import { byId } from "./dom.js";
import { SourcePanel } from "./panel.js";
import { Trouble } from "./server.js";

const form = byId("ask");
const box = byId("question");
const askButton = form.querySelector("button");
const status = byId("status");
const panel = new SourcePanel(byId("source"), announce);
const TOUCH = matchMedia("(pointer: coarse)"); // no Shift at hand: Enter starts a new line there
const foldAbout = showUntilRead();
const beginAgain = byId("begin-again");
const BEGIN_AGAIN = beginAgain.textContent;
let conversation = new Conversation();
let running = null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (question && !running) {
    box.value = "";
    answer(question);
  }
});

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !TOUCH.matches) {
    event.preventDefault();
    form.requestSubmit();
  }
});

for (const example of document.querySelectorAll(".example")) {
  example.addEventListener("click", () => {
    if (!running) {
      answer(example.textContent);
    }
  });
}

beginAgain.addEventListener("click", async () => {
  running?.abort();
  try {
    await conversation.forget();
  } catch (error) {
    announce(`Not forgotten: ${error.message}`);
    beginAgain.textContent = "Not forgotten: try again";
    return;
  }
  conversation = new Conversation();
  clear();
});

async function answer(question) {
  const control = new AbortController();
  const view = new AnswerView(question, {
    onStop: () => control.abort(),
    onRetry: () => !running && replace(view, question),
    onSource: (...shown) => panel.open(...shown),
    announce,
  });
  begin(control, view);
  try {
    for await (const { name, data } of conversation.ask(question, control.signal)) {
      follow(view, name, data);
    }
  } catch (error) {
    end(view, question, error, control.signal);
  } finally {
    running = null;
    askButton.setAttribute("aria-disabled", "false");
  }
}

function begin(control, view) {
  running = control;
  askButton.setAttribute("aria-disabled", "true");
  panel.dismiss();
  byId("answers").prepend(view.element);
  document.body.classList.add("asked");
  beginAgain.hidden = false;
  foldAbout();
  if (view.element.getBoundingClientRect().top > innerHeight / 2) {
    view.element.scrollIntoView({ block: "start" }); // room for the answer, as on a telephone
  }
  announce("Looking in the guides");
}

/** What was asked and answered goes from the page too. */
function clear() {
  panel.dismiss();
  byId("answers").replaceChildren();
  document.body.classList.remove("asked");
  beginAgain.textContent = BEGIN_AGAIN;
  beginAgain.hidden = true;
  box.value = "";
  box.focus();
  announce("Forgotten. This is a new conversation");
}

function follow(view, name, data) {
  if (name === "forgotten") {
    view.noteForgotten();
  } else if (name === "status") {
    view.showStage(data.stage);
  } else if (name === "segment") {
    view.addSegment(data);
  } else if (name === "done") {
    keepFocus(view.stop, () => view.finish(data));
  }
}

function end(view, question, error, signal) {
  keepFocus(view.stop, () => {
    if (signal.aborted) {
      view.halt();
    } else {
      view.fail(error instanceof Trouble ? error : new Trouble("This page has a fault", "Load it again and ask once more."));
      box.value ||= question;
    }
  });
  if (!signal.aborted && !(error instanceof Trouble)) {
    throw error; // ours to mend: the console says where
  }
}

function replace(view, question) {
  view.element.remove();
  box.value = box.value === question ? "" : box.value;
  box.focus();
  answer(question);
}

/** A button that goes away takes the focus with it: the question box gets it instead. */
function keepFocus(button, change) {
  const hadFocus = document.activeElement === button;
  change();
  if (hadFocus) {
    box.focus();
  }
}

function announce(text) {
  status.textContent = text;
}
