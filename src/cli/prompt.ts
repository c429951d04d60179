import { createInterface } from 'node:readline';
import { PartnershipError } from '../errors.js';
import type { Retriever } from '../retrieval/retrieve.js';
import { showClauses } from './clause.js';
import { readLines } from './lines.js';
import { exitCodeOf, type Output } from './output.js';
import { renderAnswer } from './render.js';
import { showSources } from './sources.js';

const HINTS = 'Type a question, in English or Vietnamese, or: clause 34 · clause 30-36 · sources · help · exit';

const HELP = `Type a question; the passages that answer it are shown word for word, each with its source and date.
  clause 34, clause 30-36   show clauses by number
  sources                   list the documents
  help                      show this
  exit                      leave (also Ctrl-C or Ctrl-D)
Gõ câu hỏi bằng tiếng Việt (có dấu hoặc không dấu) hay tiếng Anh.`;

const CLAUSES = /^clauses?\s+(\d[\d\s,;–—-]*)$/iu;

/**
 * Answers what is typed, or each line of standard input where that is no terminal, until it ends.
 * @returns the exit code: that of the last failure that was no mistake of the person's, else 0
 */
export async function prompt(retriever: Retriever, out: Output): Promise<number> {
  const leave = () => process.exit(0);
  process.on('SIGINT', leave).on('SIGTERM', leave);
  let code = 0;
  for await (const line of process.stdin.isTTY && process.stdout.isTTY ? typedLines(out) : givenLines()) {
    const text = line.trim();
    if (/^(?:exit|quit|thoát)$/iu.test(text)) break;
    if (text === '') continue;
    try {
      await respond(text, retriever, out);
    } catch (error) {
      // Clauses and sources can still be shown when, for one, the model cannot be loaded.
      if (!(error instanceof PartnershipError)) throw error;
      out.error(error);
      if (error.name !== 'UsageError') code = exitCodeOf(error);
    }
  }
  process.off('SIGINT', leave).off('SIGTERM', leave);
  return code;
}

async function respond(text: string, retriever: Retriever, out: Output): Promise<void> {
  const clauses = CLAUSES.exec(text)?.[1];
  if (clauses !== undefined) await showClauses(retriever.library, clauses.trim(), out);
  else if (/^sources$/iu.test(text)) await showSources(retriever.library, out);
  else if (/^help$/iu.test(text)) await out.print(HELP);
  else {
    const answer = await retriever.ask(text);
    if (out.json) await out.printJson(answer);
    else await out.print(`${renderAnswer(answer, out.style)}\n`);
  }
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
  lines.close();
}

async function* givenLines(): AsyncGenerator<string> {
  for await (const { text } of readLines(process.stdin)) yield text;
}
