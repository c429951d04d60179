import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../src/config.js';
import { type LanguageMeans, LEVELS } from '../../src/embedding/centring.js';
import { type Embedder, toUnit } from '../../src/embedding/embedder.js';
import { encodeMeans } from '../../src/index/tables/means.js';
import type { SourceDocument } from '../../src/model.js';
import { words } from '../../src/text/words.js';
import { seeded } from './random.js';
import { PER_DOCUMENT, SyntheticVectors } from './synthetic.js';

/** As in the corpus: two sentences of about 27 words per passage, so about 75 tokens, 7 fragments and 85 rows. */
const SENTENCES = 2;
const WORDS = 27;
const TOKENS_A_WORD = 1.35;
const FINGERPRINT = 'synthetic';
/** Token vectors are taken from a stock of this size: making a new one for each token would take hours. */
const STOCK = 4096;

/** Made-up documents of 25 paragraphs each, with `count` paragraphs in total. Words are drawn by Zipf's law. */
export function syntheticDocuments(count: number, dataDir: string): SourceDocument[] {
  const random = seeded(7);
  const vocabulary = makeVocabulary(count, dataDir, random);
  const documents: SourceDocument[] = [];
  for (let first = 0; first < count; first += PER_DOCUMENT) {
    const number = first / PER_DOCUMENT;
    const paragraphs = Array.from({ length: Math.min(PER_DOCUMENT, count - first) }, () =>
      paragraph(vocabulary, random),
    );
    documents.push({
      id: `made-up-${number}`,
      title: `Made-up document ${number}`,
      titleBasis: 'described',
      kind: 'news',
      language: 'en',
      date: `${2000 + (number % 25)}-01-${String(1 + (number % 28)).padStart(2, '0')}`,
      dateBasis: 'stated',
      file: `made-up-${number}.md`,
      sha256: number.toString(16).padStart(64, '0'),
      text: paragraphs.join('\n\n'),
    });
  }
  return documents;
}

/** A question made of words from a paragraph. */
export function syntheticQuestion(passageText: string): string {
  const list = words(passageText).map(({ written }) => written);
  return `What about ${[2, 7, 11, 17, 23, 31].map((i) => list[i % list.length]).join(' ')}?`;
}

function makeVocabulary(count: number, dataDir: string, random: () => number): string[] {
  const text = readFileSync(join(dataDir, 'general', 'passages.en.txt'), 'utf8');
  const frequencies = new Map<string, number>();
  for (const { written } of words(text)) frequencies.set(written, (frequencies.get(written) ?? 0) + 1);
  const known = [...frequencies].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  // New words keep appearing as a corpus grows (Heaps' law).
  const more = Math.round(10 * Math.sqrt(count * SENTENCES * WORDS));
  const syllables = 'ba den kor mi lu tas ver no pri sel gan to fi wem'.split(' ');
  const made = Array.from({ length: more }, () =>
    Array.from({ length: 3 + Math.floor(2 * random()) }, () => syllables[Math.floor(random() * syllables.length)]).join(
      '',
    ),
  );
  return [...known, ...made];
}

function paragraph(vocabulary: string[], random: () => number): string {
  const sentence = () => {
    const drawn = Array.from({ length: WORDS }, (_, i) => {
      const word = vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'the';
      return i % 8 === 7 ? `${word},` : word;
    }).join(' ');
    return `${drawn.slice(0, 1).toUpperCase()}${drawn.slice(1)}.`;
  };
  return Array.from({ length: SENTENCES }, sentence).join(' ');
}

/**
 * Replaces the model: passages get made-up clustered vectors in the order they are embedded. A question's vector is
 * near the passage given by `target`.
 */
export class SyntheticEmbedder implements Embedder {
  readonly fingerprint = FINGERPRINT;
  readonly dimension: number;
  /** The passage that the next question is about. */
  target = 0;
  readonly #vectors: SyntheticVectors;
  readonly #stock: Float32Array[];
  #next = 0;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#vectors = new SyntheticVectors(dimension);
    this.#stock = Array.from({ length: STOCK }, (_, i) => this.#vectors.passage(i * PER_DOCUMENT));
  }

  async countTokens(texts: string[]): Promise<number[]> {
    return texts.map((text) => Math.ceil(TOKENS_A_WORD * (text.split(' ').length - (text === '' ? 1 : 0))));
  }

  async embedQuestion(text: string): ReturnType<Embedder['embedQuestion']> {
    const whole = this.#vectors.near(this.#vectors.passage(this.target), this.target);
    return { whole, tokens: await this.#tokens(text), ranges: [] };
  }

  async embedPassage(text: string, spans: { start: number; end: number }[]): ReturnType<Embedder['embedPassage']> {
    const whole = this.#vectors.passage(this.#next);
    this.#next += 1;
    // A sentence or fragment has about the same meaning as its passage.
    const parts = spans.map(({ start }) => {
      const own = this.#stock[hash(text, start) % STOCK];
      return toUnit(whole.map((x, i) => x + (own?.[i] ?? 0)));
    });
    return { whole, spans: parts, tokens: await this.#tokens(text) };
  }

  async close(): Promise<void> {}

  async #tokens(text: string): Promise<Float32Array[]> {
    const [count = 0] = await this.countTokens([text]);
    return Array.from({ length: count }, (_, i) =>
      (this.#stock[hash(text, (i * 5) % text.length) % STOCK] ?? new Float32Array(0)).slice(),
    );
  }
}

function hash(text: string, at: number): number {
  let value = 17;
  for (let i = at; i < at + 6 && i < text.length; i += 1) value = (Math.imul(value, 31) + text.charCodeAt(i)) >>> 0;
  return value;
}

/** The product's data folder with zero means for the made-up vectors, which are centred already. */
export function syntheticConfig(config: Config, folder: string): Config {
  const dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'means'), { recursive: true });
  for (const name of readdirSync(config.dataDir))
    if (name !== 'means') symlinkSync(join(config.dataDir, name), join(dataDir, name));
  const none = Object.fromEntries(LEVELS.map((level) => [level, {}])) as LanguageMeans;
  writeFileSync(join(dataDir, 'means', `${FINGERPRINT}.json`), encodeMeans(none));
  return { ...config, dataDir, indexDir: join(folder, 'index') };
}
