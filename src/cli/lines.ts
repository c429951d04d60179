/** Most characters of a line that are kept; the rest is dropped. */
export const LONGEST_LINE = 1_000_000;

export interface InputLine {
  text: string;
  /** The line was longer than {@link LONGEST_LINE} characters and its rest was dropped. */
  cut: boolean;
}

/**
 * The lines of a stream, read no faster than they are consumed. Only line feeds end a line: JSON may contain U+2028,
 * where readline would split.
 */
export async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder();
  let held = '';
  let cut = false;
  for await (const piece of input) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield finish(held + text.slice(start, end), cut);
      held = '';
      cut = false;
      start = end + 1;
    }
    held += text.slice(start);
    if (held.length > LONGEST_LINE) {
      held = held.slice(0, LONGEST_LINE);
      cut = true;
    }
  }
  held += decoder.decode();
  if (held !== '') yield finish(held, cut);
}

function finish(text: string, cut: boolean): InputLine {
  const long = text.length > LONGEST_LINE;
  return { text: (long ? text.slice(0, LONGEST_LINE) : text).replace(/\r$/, ''), cut: cut || long };
}
