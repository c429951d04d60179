import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import type { Call } from '../desk.js';
import { renderTurned } from '../reply/notes.js';
import type { Reply } from '../reply/reply.js';

/** How a question is narrowed down; empty options do not narrow it. */
export type Narrowing = { [K in 'source' | 'since' | 'until' | 'asOf' | 'language']?: string | undefined };

/**
 * Does work that needs the model when the caller's turn comes, or explains why it is not done now.
 * @throws what the work throws
 */
export async function inTurn(call: Call, work: (retriever: Retriever) => Promise<Reply>): Promise<Reply> {
  const done = await call.desk.take(call.userId, async (retriever) => ({
    kind: 'shown' as const,
    reply: await work(retriever),
  }));
  return done.kind === 'shown' ? done.reply : renderTurned(done, call.words);
}

/** The given options, trimmed; empty ones are left out. */
export function given(narrowing: Narrowing): AskOptions {
  const trimmed = Object.entries(narrowing).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
}
