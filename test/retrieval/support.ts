import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Config, readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import type { LexicalIndex } from '../../src/index/lexical-index.js';
import { Library } from '../../src/index/library.js';
import { ingest, readConfiguredCorpus } from '../../src/ingest/ingest.js';
import { type Answer, type Citation, type DocumentInfo, passagesOf } from '../../src/model.js';
import { Retriever } from '../../src/retrieval/retrieve.js';
import { FakeEmbedder, fakeConfig } from '../ingest/support.js';
import { sharedModel } from '../support/model.js';

/** The day on which tests ask their questions: a few days after the newest document. */
export const TODAY = '2026-02-01';

/** The documents of the project's corpus, without their passages. */
export function corpusDocuments(): Promise<DocumentInfo[]> {
  return readConfiguredCorpus(readConfig({}));
}

/** An index in a temporary folder, opened with the real model; `close` releases both. */
export interface Opened {
  retriever: Retriever;
  embedder: Embedder;
  config: Config;
  close(): Promise<void>;
}

/** Builds an index of a corpus folder (the project's by default) with the real model and opens it. */
export async function openIndex(corpusDir = readConfig({}).corpusDir): Promise<Opened> {
  const root = mkdtempSync(join(tmpdir(), 'partnership-retrieve-'));
  const config = { ...readConfig({}), corpusDir, indexDir: join(root, 'index') };
  const embedder = await sharedModel();
  if (corpusDir === readConfig({}).corpusDir) cpSync(inject('readyIndex'), config.indexDir, { recursive: true });
  else await ingest(config, async () => embedder);
  const retriever = await Retriever.open(config, embedder);
  const close = async () => {
    await retriever.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { retriever, embedder, config, close };
}

/** The library of the project's corpus, built without a model; call `removeFolders` afterwards. */
export async function corpusLibrary(root: string): Promise<Library> {
  const config = fakeConfig(root);
  cpSync(readConfig({}).corpusDir, config.corpusDir, { recursive: true });
  // The fake data folder contains only what ingest reads.
  const vietnamese = join(config.dataDir, 'vietnamese');
  mkdirSync(config.dataDir, { recursive: true });
  symlinkSync(join(readConfig({}).dataDir, 'vietnamese'), vietnamese);
  await ingest(config, async () => new FakeEmbedder());
  return Library.open(config.indexDir, indexFingerprint(config));
}

/** A lexical index, lent as by a retriever. */
export function lending(lexical: LexicalIndex): Pick<Retriever, 'dictionary' | 'withTerms'> {
  return { dictionary: lexical.dictionary, withTerms: async (_named, work) => work(lexical) };
}

/** Everything from documents that an answer shows: its citations, or the nearest passages. */
export function shown(answer: Answer): Citation[] {
  return passagesOf(answer);
}

/** Writes a document with front matter. */
export function writeDocument(folder: string, fields: Record<string, string>, paragraphs: string[]): void {
  mkdirSync(folder, { recursive: true });
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  writeFileSync(join(folder, `${fields.id}.md`), ['---', ...front, '---', '', paragraphs.join('\n\n'), ''].join('\n'));
}
