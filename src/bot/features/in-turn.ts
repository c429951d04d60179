import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import type { Call } from '../desk.js';
import { renderTurned } from '../reply/notes.js';
import type { Reply } from '../reply/reply.js';

/** How a question is narrowed down; what is left empty does not narrow it. */
export type Narrowing = { [K in 'source' | 'since' | 'until' | 'asOf' | 'language']?: string | undefined };

/**
 * Does work that takes the model when the caller's turn comes, or says why it is not done now. @throws what the work
 * does
 */
export async function inTurn(call: Call, work: (retriever: Retriever) => Promise<Reply>): Promise<Reply> {
  const done = await call.desk.take(call.userId, async (retriever) => ({
    kind: 'shown' as const,
    reply: await work(retriever),
  }));
  return done.kind === 'shown' ? done.reply : renderTurned(done, call.words);
}

/** The options that were given, without white space around them; what is left empty does not narrow. */
export function given(narrowing: Narrowing): AskOptions {
  const trimmed = Object.entries(narrowing).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
}
