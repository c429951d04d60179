import { createInterface } from 'node:readline';
import { PartnershipError, UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import type { Retriever } from '../retrieval/retrieve.js';
import { showClauses } from './commands/clause.js';
import { showSources } from './commands/sources.js';
import { readLines } from './lines.js';
import { exitCodeOf, type Output } from './output.js';
import { renderAnswer } from './render.js';

const HINTS = 'Type a question, in English or Vietnamese, or: clause 34 · clause 30-36 · sources · help · exit';

const HELP = `Type a question; the passages that answer it are shown word for word, each with its source and date.
  clause 34, clause 30-36   show clauses by number
  sources                   list the documents
  help                      show this
  exit                      leave (also Ctrl-C or Ctrl-D)
Gõ câu hỏi bằng tiếng Việt (có dấu hoặc không dấu) hay tiếng Anh.`;

const CLAUSES = /^clauses?\s+(\d[\d\s,;–—-]*)$/iu;

/** The library, which is available immediately, and the retriever, which answers once the model is loaded. */
export interface Opened {
  library: Library;
  retriever: Promise<Retriever>;
}

/**
 * Answers what is typed, or each line of standard input if that is not a terminal, until the input ends.
 * @returns the exit code: that of the last failure that was not the user's mistake, otherwise 0
 */
export async function prompt(opened: Opened, out: Output): Promise<number> {
  const leave = () => process.exit(0);
  process.on('SIGINT', leave).on('SIGTERM', leave);
  let code = 0;
  let context: readonly string[] = [];
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  for await (const line of interactive ? typedLines(out) : givenLines()) {
    const text = line.trim();
    if (/^(?:exit|quit|thoát)$/iu.test(text)) break;
    if (text === '') continue;
    try {
      context = (await respond(text, opened, out, context)) ?? context;
      if (interactive) await out.print('');
    } catch (error) {
      // Clauses and sources can still be shown if, for example, the model cannot be loaded.
      if (!(error instanceof PartnershipError)) throw error;
      out.error(error);
      if (!(error instanceof UsageError)) code = exitCodeOf(error);
    }
  }
  process.off('SIGINT', leave).off('SIGTERM', leave);
  return code;
}

/**
 * Answers one line.
 * @param context the passages of the previous answer
 * @returns the passages that the next question may follow up on; undefined if they stay the same
 */
async function respond(
  text: string,
  { library, retriever }: Opened,
  out: Output,
  context: readonly string[],
): Promise<readonly string[] | undefined> {
  const clauses = CLAUSES.exec(text)?.[1];
  if (clauses !== undefined) await showClauses(library, clauses.trim(), out);
  else if (/^sources$/iu.test(text)) await showSources(library, out);
  else if (/^help$/iu.test(text)) await out.print(HELP);
  else return answer(text, await retriever, out, context);
  return undefined;
}

async function answer(
  text: string,
  retriever: Retriever,
  out: Output,
  context: readonly string[],
): Promise<readonly string[] | undefined> {
  const given = await retriever.ask(text, { context });
  if (out.json) await out.printJson(given);
  else await out.print(renderAnswer(given, retriever.library.documents, out.style));
  // After "thanks", or a follow-up that was not understood, the subject stays the same.
  if (given.kind === 'small_talk' || (given.kind === 'no_evidence' && given.reason === 'needs_context'))
    return undefined;
  return given.kind === 'answered' ? given.citations.map(({ passageId }) => passageId) : [];
}

async function* typedLines(out: Output): AsyncGenerator<string> {
  out.note(HINTS);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '› ' });
  lines.on('SIGINT', () => {
    process.stdout.write('\n');
    lines.close();
  });
  lines.prompt();
  for await (const line of lines) {
    yield line;
    lines.prompt();
  }
}

async function* givenLines(): AsyncGenerator<string> {
  for await (const { text } of readLines(process.stdin)) yield text;
}
