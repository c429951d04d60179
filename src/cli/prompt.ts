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

/** What the prompt shows from at once, and what answers questions as soon as the model is loaded. */
export interface Opened {
  library: Library;
  retriever: Promise<Retriever>;
}

/**
 * Answers what is typed, or each line of standard input if that is not a terminal, until it ends.
 * @returns the exit code: that of the last failure that was no mistake of the person's, else 0
 */
export async function prompt(opened: Opened, out: Output): Promise<number> {
  const leave = () => process.exit(0);
  process.on('SIGINT', leave).on('SIGTERM', leave);
  let code = 0;
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  for await (const line of interactive ? typedLines(out) : givenLines()) {
    const text = line.trim();
    if (/^(?:exit|quit|thoát)$/iu.test(text)) break;
    if (text === '') continue;
    try {
      await respond(text, opened, out);
      if (interactive) await out.print('');
    } catch (error) {
      // Clauses and sources can still be shown when, for one, the model cannot be loaded.
      if (!(error instanceof PartnershipError)) throw error;
      out.error(error);
      if (!(error instanceof UsageError)) code = exitCodeOf(error);
    }
  }
  process.off('SIGINT', leave).off('SIGTERM', leave);
  return code;
}

async function respond(text: string, { library, retriever }: Opened, out: Output): Promise<void> {
  const clauses = CLAUSES.exec(text)?.[1];
  if (clauses !== undefined) return showClauses(library, clauses.trim(), out);
  if (/^sources$/iu.test(text)) return showSources(library, out);
  if (/^help$/iu.test(text)) return out.print(HELP);
  const answer = await (await retriever).ask(text);
  if (out.json) await out.printJson(answer);
  else await out.print(renderAnswer(answer, library.documents, out.style));
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
