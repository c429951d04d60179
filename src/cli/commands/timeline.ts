import { writeFile } from 'node:fs/promises';
import { timelinePng } from '../../chart/timeline.js';
import { UsageError } from '../../errors.js';
import type { Timeline } from '../../model.js';
import { type TimelineOptions, timeline } from '../../retrieval/timeline.js';
import { wordsFor } from '../../words/languages.js';
import type { CommonOptions, Output } from '../output.js';
import { renderAnswer } from '../render.js';
import { renderTimeline } from '../render-timeline.js';
import { loadConfig } from '../settings.js';
import { openRetriever } from './ask.js';

/** The options of `timeline`, as typed. */
export interface TimelineFlags {
  since?: string;
  until?: string;
  asOf?: string;
  language?: string;
  png?: string;
}

/**
 * `timeline yellow card`: what the documents say about a topic, oldest first; with --png also as a picture.
 * @returns the exit code
 * @throws UsageError for a wrong option, an empty topic or a file that cannot be written; ConfigError, IndexError,
 * ModelError
 */
export async function timelineCommand(
  topic: string,
  { png, ...narrowing }: TimelineFlags,
  options: CommonOptions,
  out: Output,
): Promise<number> {
  if (topic.trim() === '') throw new UsageError('no_topic', 'There is no topic.', 'Write it after timeline.');
  const { retriever, close } = await openRetriever(await loadConfig(options), out);
  try {
    const found = await timeline(retriever, topic, narrowing satisfies TimelineOptions);
    if (out.json) await out.printJson(found);
    else if (found.kind === 'timeline') await out.print(renderTimeline(found, retriever.library.documents, out.style));
    else await out.print(renderAnswer(found, retriever.library.documents, out.style));
    if (png !== undefined && found.kind === 'timeline') await writePicture(found, png);
    else if (png !== undefined) out.warn('There is nothing to draw, so no picture was written.');
  } finally {
    await close();
  }
  return 0;
}

async function writePicture(found: Timeline, path: string): Promise<void> {
  const picture = await timelinePng(found, wordsFor(found.language));
  try {
    await writeFile(path, picture);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('picture_not_written', `The picture could not be written: ${reason}`, 'Choose another file.');
  }
}
