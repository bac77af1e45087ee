/** Server-sent events out of a response body, as the standard describes them. */

/**
 * @param {ReadableStream<Uint8Array>} body
 * @yields {{name: string, data: string}} `name` is empty for a sign of life without data.
 */
export async function* readEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      rest += value;
      // A carriage return at the end may be half of a line end: it waits for what follows.
      const whole = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
      const blocks = whole.split(/\r\n\r\n|\n\n|\r\r/);
      rest = blocks.pop() + rest.slice(whole.length);
      for (const block of blocks) {
        yield readEvent(block);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined); // the connection may be gone already
  }
}

function readEvent(block) {
  let name = "";
  const data = [];
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, field, value] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "event") {
      name = value ?? "";
    } else if (field === "data") {
      data.push(value ?? "");
    }
  }
  return { name: name || (data.length ? "message" : ""), data: data.join("\n") };
}
