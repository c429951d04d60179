import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type BotOptions, expectClean, type RunningBot, type Stage, startBot } from './support.js';

/** A made-up document: its front matter and its text. */
interface MadeDocument {
  fields: Record<string, string>;
  text: string;
  /** In plain text no character is a Markdown mark, so all are kept. */
  plain?: true;
}

/** An index of made-up documents next to the stage's own, with the same model. */
interface Shelf {
  /** The settings with which a bot uses it. */
  env: Record<string, string>;
  folder: string;
  version: string;
}

/**
 * Writes documents into a folder of the stage and builds their index.
 * @param indexDir folder of an index that this one replaces
 */
export async function shelve(
  stage: Stage,
  name: string,
  documents: readonly MadeDocument[],
  indexDir = join(stage.root, `${name}-index`),
): Promise<Shelf> {
  const folder = join(stage.root, name);
  mkdirSync(folder);
  for (const { fields, text, plain } of documents) {
    const front = stringify({ kind: 'news', language: 'en', ...fields }, { lineWidth: 0 });
    const path = join(folder, String(fields.id));
    if (plain) writeFileSync(`${path}.yaml`, front);
    writeFileSync(plain ? `${path}.txt` : `${path}.md`, plain ? `${text}\n` : `---\n${front}---\n${text}\n`);
  }
  const env = { CORPUS_DIR: folder, INDEX_DIR: indexDir };
  return { env, folder, version: await stage.ingest(env) };
}

/** Starts a bot, lets `work` use it, checks that it caused no refusal or error, and stops it. */
export async function withBot(
  stage: Stage,
  options: BotOptions,
  work: (bot: RunningBot) => Promise<void>,
): Promise<void> {
  const bot = await startBot(stage, options);
  try {
    await work(bot);
    expectClean(bot);
  } finally {
    await bot.stop();
    if (!options.on) await bot.discord.close();
  }
}
