/** The conversation that this page goes on with: opened at the first question, held by the server. */

import { GONE, Trouble, ask, forgetConversation, openConversation } from "./server.js";

export class Conversation {
  #id = null;

  /**
   * Ask the next question; a conversation that the server has forgotten begins anew.
   *
   * @param {string} question
   * @param {AbortSignal} signal
   * @yields {{name: string, data: any}} As `ask`; `forgotten` first where what was said before is gone.
   */
  async *ask(question, signal) {
    this.#id ??= await opened();
    let silent = true;
    try {
      for await (const event of ask(question, this.#id, signal)) {
        silent = false;
        yield event;
      }
    } catch (error) {
      if (!(silent && this.#id && error instanceof Trouble && error.status === GONE)) {
        throw error;
      }
      this.#id = await opened();
      yield { name: "forgotten", data: null };
      yield* ask(question, this.#id, signal);
    }
  }

  /** Have the server forget it at once; the next question begins another. */
  async forget() {
    const id = this.#id;
    if (id) {
      await forgetConversation(id);
      this.#id = null;
    }
  }
}

/** Without a conversation a question is still answered, and danger still meets help: so never a stop. */
async function opened() {
  return openConversation().catch(() => null);
}
