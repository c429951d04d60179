import { type PartnershipError, UsageError } from '../errors.js';
import type { AskOptions, Retriever } from '../retrieval/retrieve.js';
import { LONGEST_LINE, readLines } from './lines.js';
import type { Output } from './output.js';

interface BatchQuestion {
  id: unknown;
  question: string;
}

interface BatchError {
  id: unknown;
  error: { code: string; message: string; cure: string };
}

/**
 * Answers JSON lines `{"id","question"}` with JSON lines `{"id","answer"}` in the same order, one at a time: what is read
 * and written waits for the answers, so memory does not grow. A line that cannot be answered gets `{"id","error"}`.
 * @throws ModelError, IndexError: nothing can be answered any more
 */
export async function batch(
  retriever: Pick<Retriever, 'ask'>,
  options: AskOptions,
  input: AsyncIterable<Buffer | string>,
  out: Pick<Output, 'printJson'>,
): Promise<void> {
  let number = 0;
  for await (const { text, cut } of readLines(input)) {
    number += 1;
    if (text.trim() === '') continue;
    const read = cut ? tooLong(number) : readQuestion(text, number);
    await out.printJson('error' in read ? read : await answer(retriever, read, options));
  }
}

async function answer(
  retriever: Pick<Retriever, 'ask'>,
  { id, question }: BatchQuestion,
  options: AskOptions,
): Promise<unknown> {
  try {
    return { id, answer: await retriever.ask(question, options) };
  } catch (error) {
    if (error instanceof UsageError) return { id, error: described(error) };
    throw error;
  }
}

function readQuestion(text: string, number: number): BatchQuestion | BatchError {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed(null, 'bad_json', `Line ${number} is not valid JSON.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed(null, 'bad_line', `Line ${number} is not a JSON object.`);
  }
  const { id = null, question } = value as { id?: unknown; question?: unknown };
  if (typeof question !== 'string') return failed(id, 'no_question', `Line ${number} has no text in "question".`);
  return { id, question };
}

function tooLong(number: number): BatchError {
  return failed(null, 'line_too_long', `Line ${number} has more than ${LONGEST_LINE} characters.`);
}

function failed(id: unknown, code: string, message: string): BatchError {
  return { id, error: described(new UsageError(code, message, 'Write one object a line: {"id":1,"question":"…"}.')) };
}

function described({ code, message, cure }: PartnershipError): BatchError['error'] {
  return { code, message, cure };
}
