import { cpSync, existsSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../src/bot/log.js';
import { type Config, readConfig } from '../../../src/config.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig } from '../../ingest/support.js';

export interface LogLine {
  level: keyof Log;
  fields: object;
  message: string;
}

/** A log that remembers its lines. */
export function recordLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { log: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }, lines };
}

/** Settings with separate folders and a fake model, and all the data needed for answering. */
export function answeringConfig(root: string): Config {
  const config = fakeConfig(root);
  for (const name of ['scoring', 'vietnamese']) {
    const link = join(config.dataDir, name);
    if (!existsSync(link)) symlinkSync(join(readConfig({}).dataDir, name), link);
  }
  return config;
}

/** Copies documents from the project's corpus into a corpus folder. */
export function addDocuments({ corpusDir }: Config, ...ids: string[]): void {
  for (const id of ids) cpSync(join(readConfig({}).corpusDir, `${id}.md`), join(corpusDir, `${id}.md`));
}

/** Builds the index without a model. @returns its version */
export async function fakeIngest(config: Config): Promise<string> {
  const { manifest } = await ingest(config, async () => new FakeEmbedder());
  return manifest.version;
}

/** The files in a folder that this process has open, if the system reports them. */
export function openFiles(folder: string): string[] {
  if (!existsSync('/proc/self/fd')) return [];
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${number}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });
}
