import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config.js';
import { type LanguageMeans, LEVELS } from '../../src/embedding/centring.js';
import { type Embedder, toUnit } from '../../src/embedding/embedder.js';
import { encodeMeans } from '../../src/index/tables/means.js';
import { meansPath } from '../../src/ingest/means.js';
import type { SourceDocument, Span } from '../../src/model.js';

const FAKE_DIMENSION = 16;
const FAKE_FINGERPRINT = 'fake000000000000';

/** A vector that depends only on the text. */
export function hashVector(text: string, dimension = FAKE_DIMENSION): Float32Array {
  const vector = new Float32Array(dimension);
  for (let i = 0; i < dimension; i += 8) {
    const bytes = createHash('sha256').update(`${i} ${text}`).digest();
    for (let k = 0; k < 8 && i + k < dimension; k += 1) vector[i + k] = bytes.readInt32LE(4 * k) / 2 ** 31;
  }
  return toUnit(vector);
}

/** An embedder without a model: a token is a word, a vector is a hash. It records the texts it received. */
export class FakeEmbedder implements Embedder {
  readonly fingerprint = FAKE_FINGERPRINT;
  readonly dimension = FAKE_DIMENSION;
  readonly embedded: string[] = [];
  counted = 0;
  readonly #before: (text: string) => Promise<void> | void;

  /** @param before called before each passage is embedded */
  constructor(before: (text: string) => Promise<void> | void = () => {}) {
    this.#before = before;
  }

  async countTokens(texts: string[]): Promise<number[]> {
    this.counted += texts.length;
    return texts.map((text) => tokensOf(text).length);
  }

  async embedQuestion(text: string) {
    return { whole: hashVector(text), tokens: tokensOf(text).map((token) => hashVector(token)), ranges: [] };
  }

  async embedPassage(text: string, spans: Span[]) {
    await this.#before(text);
    this.embedded.push(text);
    const vectors = spans.map(({ start, end }) => hashVector(text.slice(start, end)));
    return { whole: hashVector(text), tokens: tokensOf(text).map((token) => hashVector(token)), spans: vectors };
  }

  async close(): Promise<void> {}
}

function tokensOf(text: string): string[] {
  return text.split(/\s+/).filter((token) => token !== '');
}

const folders: string[] = [];

/** An empty folder that {@link removeFolders} removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/**
 * Settings with separate corpus and index folders, and means for the fake embedder; always the same for the same root.
 */
export function fakeConfig(root: string): Config {
  const config = { ...readConfig({ CORPUS_DIR: join(root, 'corpus'), INDEX_DIR: join(root, 'index') }) };
  const dataDir = join(root, 'data');
  mkdirSync(join(dataDir, 'means'), { recursive: true });
  mkdirSync(config.corpusDir, { recursive: true });
  for (const name of ['general', 'glossary', 'language']) {
    try {
      symlinkSync(join(config.dataDir, name), join(dataDir, name));
    } catch (error) {
      // It already exists; another process may have just created it.
      if (!existsSync(join(dataDir, name))) throw error;
    }
  }
  const means = Object.fromEntries(LEVELS.map((level) => [level, {}])) as LanguageMeans;
  // Renamed into place: another process may be reading it.
  const aside = join(dataDir, `means-${process.pid}.json`);
  writeFileSync(aside, encodeMeans(means));
  renameSync(aside, meansPath(dataDir, FAKE_FINGERPRINT));
  return { ...config, dataDir, embedding: { ...config.embedding, model: 'fake', dimension: FAKE_DIMENSION } };
}

/** Writes a news document with the given paragraphs. */
export function writeNews(folder: string, id: string, paragraphs: string[]): void {
  const fields = `---\nid: ${id}\ntitle: Title of ${id}\nkind: news\nlanguage: en\ndate: 2025-01-02\n---\n`;
  writeFileSync(join(folder, `${id}.md`), fields + paragraphs.join('\n\n'));
}

export function documentOf(text: string, more: Partial<SourceDocument> = {}): SourceDocument {
  return {
    id: 'd',
    title: 'A title of its own',
    titleBasis: 'described',
    kind: 'news',
    language: 'en',
    date: '2025-01-02',
    dateBasis: 'stated',
    file: 'd.md',
    sha256: '0'.repeat(64),
    ...more,
    text,
  };
}
