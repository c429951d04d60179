import { type PartnershipError, UsageError } from '../errors.js';
import type { AskOptions, Retriever } from '../retrieval/retrieve.js';
import { LONGEST_LINE, readLines } from './lines.js';
import type { Output } from './output.js';

interface BatchError {
  id: unknown;
  error: { code: string; message: string; cure: string };
}

/**
 * Answers JSON lines `{"id","question"}` with JSON lines `{"id","answer"}` in the same order.
 * @throws ModelError, IndexError: nothing more can be answered
 */
export function batch(
  retriever: Pick<Retriever, 'ask'>,
  options: AskOptions,
  input: AsyncIterable<Buffer | string>,
  out: Pick<Output, 'printJson'>,
): Promise<void> {
  return answerLines('question', async (question) => ({ answer: await retriever.ask(question, options) }), input, out);
}

/**
 * Answers JSON lines, one at a time: reading and writing wait for the answers, so memory does not grow. A line that
 * cannot be answered gets `{"id","error"}`.
 * @param field the field with the text of a line
 * @param answer gives the fields that follow the id
 */
export async function answerLines(
  field: 'question' | 'text',
  answer: (text: string) => Promise<object>,
  input: AsyncIterable<Buffer | string>,
  out: Pick<Output, 'printJson'>,
): Promise<void> {
  let number = 0;
  for await (const { text, cut } of readLines(input)) {
    number += 1;
    if (text.trim() === '') continue;
    const line = new Line(field, number);
    const read = cut ? line.tooLong() : line.read(text);
    await out.printJson('error' in read ? read : await line.answer(read, answer));
  }
}

/** A line of input; its errors state its number. */
class Line {
  readonly #field: string;
  readonly #number: number;

  constructor(field: string, number: number) {
    this.#field = field;
    this.#number = number;
  }

  read(json: string): { id: unknown; text: string } | BatchError {
    let value: unknown;
    try {
      value = JSON.parse(json.replace(/^\uFEFF/, ''));
    } catch {
      return this.#failed(null, 'bad_json', `Line ${this.#number} is not valid JSON.`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.#failed(null, 'bad_line', `Line ${this.#number} is not a JSON object.`);
    }
    const { id = null, [this.#field]: text } = value as Record<string, unknown>;
    if (typeof text === 'string') return { id, text };
    return this.#failed(id, `no_${this.#field}`, `Line ${this.#number} has no text in "${this.#field}".`);
  }

  async answer({ id, text }: { id: unknown; text: string }, give: (text: string) => Promise<object>): Promise<unknown> {
    try {
      return { id, ...(await give(text)) };
    } catch (error) {
      if (error instanceof UsageError) return { id, error: described(error) };
      throw error;
    }
  }

  tooLong(): BatchError {
    return this.#failed(null, 'line_too_long', `Line ${this.#number} has more than ${LONGEST_LINE} characters.`);
  }

  #failed(id: unknown, code: string, message: string): BatchError {
    const cure = `Write one JSON object per line: {"id":1,"${this.#field}":"…"}.`;
    return { id, error: described(new UsageError(code, message, cure)) };
  }
}

function described({ code, message, cure }: PartnershipError): BatchError['error'] {
  return { code, message, cure };
}
