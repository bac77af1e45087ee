/** What the page asks of its server. Every failure is a Trouble that says what to do. */

import { readEvents } from "./events.js";

const SILENCE_MS = 45_000; // the server gives a sign of life every 15 s
const NEARBY = 400; // the most characters shown on either side of a quote
export const GONE = 404;

/** Something that a person can be told: what went wrong and what to do. */
export class Trouble extends Error {
  constructor(title, advice, status = 0) {
    super(title);
    this.advice = advice;
    this.status = status;
  }
}

/**
 * Begin a conversation that the server holds in its memory.
 *
 * @returns {Promise<string>} Its id.
 */
export async function openConversation() {
  try {
    return (await (await request("/api/v1/conversations", { method: "POST" })).json()).id;
  } catch (error) {
    throw asTrouble(error);
  }
}

/** Make the server forget a conversation now; one that is gone already is as good. */
export async function forgetConversation(id) {
  try {
    await request(`/api/v1/conversations/${encodeURIComponent(id)}`, { method: "DELETE", keepalive: true });
  } catch (error) {
    if (error.status !== GONE) {
      throw asTrouble(error);
    }
  }
}

/**
 * Ask a question and follow the answer.
 *
 * @param {string} question
 * @param {string | null} conversation The id of the conversation that it goes on with.
 * @param {AbortSignal} signal Ends the work on the server too.
 * @yields {{name: string, data: any}} `start`, `status`, `segment` …, and one `done` at the end.
 */
export async function* ask(question, conversation, signal) {
  const silence = new AbortController();
  const watch = watchdog(silence, SILENCE_MS);
  try {
    const response = await request("/api/v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({ question, conversation_id: conversation, stream: true }),
      signal: AbortSignal.any([signal, silence.signal]),
    });
    yield* answerEvents(response, watch);
  } catch (error) {
    throw asTrouble(error, signal);
  } finally {
    watch.stop();
  }
}

/**
 * A citation's quote in its surrounding text.
 *
 * @returns {Promise<{before: string, quote: string, after: string}>}
 */
export async function surroundings(citation) {
  try {
    return await fromPassage(citation);
  } catch (error) {
    if (error instanceof Trouble && error.status === GONE) {
      return fromEdition(citation); // ingested again since: the passage is gone, the edition is not
    }
    throw asTrouble(error);
  }
}

async function fromPassage(citation) {
  const address = `/api/v1/passages/${encodeURIComponent(citation.passage_id)}?context=1`;
  const passage = await (await request(address)).json();
  const before = Array.from(passage.before);
  const text = [...before, ...Array.from(passage.text), ...Array.from(passage.after)];
  return cut(text, citation, passage.start - before.length);
}

async function fromEdition(citation) {
  const ids = [citation.guide_id, citation.revision].map(encodeURIComponent);
  const edition = await (await request(`/api/v1/guides/${ids[0]}/revisions/${ids[1]}/text`)).json();
  return cut(Array.from(edition.text), citation, 0);
}

/** Offsets count code points, so `text` is an array of them; `offset` is where it begins in the edition. */
function cut(text, citation, offset) {
  const start = citation.start - offset;
  const end = citation.end - offset;
  const quote = text.slice(start, end).join("");
  if (quote !== citation.quote) {
    throw new Trouble("The passage has changed", "Open the guide to read the sentence where it stands.");
  }
  const before = text.slice(Math.max(start - NEARBY, 0), start).join("");
  const after = text.slice(end, end + NEARBY).join("");
  return {
    before: start > NEARBY ? before.replace(/^\S*\s+/, "… ") : before.trimStart(),
    quote,
    after: end + NEARBY < text.length ? after.replace(/\s+\S*$/, " …") : after.trimEnd(),
  };
}

async function* answerEvents(response, watch) {
  for await (const { name, data } of readEvents(response.body)) {
    watch.restart();
    if (name === "error") {
      throw fromProblem(JSON.parse(data));
    }
    if (name) {
      yield { name, data: JSON.parse(data) };
    }
    if (name === "done") {
      return;
    }
  }
  throw new Trouble("The answer was cut short", "The connection ended early. Try again.");
}

async function request(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw fromProblem({ status: response.status, ...problem });
  }
  return response;
}

function fromProblem(problem) {
  const detail = problem.detail ?? "Something went wrong on the server: try again in a moment";
  const advice = `${detail.charAt(0).toUpperCase()}${detail.slice(1)}`.replace(/([^.?!])$/, "$1.");
  return new Trouble(problem.title ?? "That did not work", advice, problem.status);
}

function asTrouble(error, signal) {
  if (error instanceof Trouble || signal?.aborted) {
    return error;
  }
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return new Trouble("The coach has gone quiet", "Nothing came for a while, so this page stopped waiting. Try again.");
  }
  if (error instanceof SyntaxError) {
    return new Trouble("The answer could not be read", "Something between this page and its server changed it. Try again.");
  }
  return new Trouble("The coach cannot be reached", "Check that you are connected and that its server is running, then try again.");
}

function watchdog(controller, milliseconds) {
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), milliseconds);
  };
  restart();
  return { restart, stop: () => clearTimeout(timer) };
}
