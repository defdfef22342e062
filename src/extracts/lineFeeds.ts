/** The same text with LF for every line end, whatever piece a CRLF is cut in. */
export async function* withLineFeeds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

/** A text without its first `length` characters. */
export async function* withoutStart(chunks: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let left = length;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left > 0 ? chunk.slice(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}
