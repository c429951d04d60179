import './no-telemetry.js';
import type { EmbeddingConfig } from '../config.js';
import { ModelError } from '../errors.js';
import type { Span } from '../model.js';
import {
  type Embedder,
  LONGEST_INPUT,
  LONGEST_QUESTION,
  type PassageVectors,
  type QuestionVectors,
  type TokenRange,
  toUnit,
} from './embedder.js';
import { embeddingFingerprint } from './fingerprint.js';
import { findModelFiles, RESTORE } from './model-files.js';
import type { ModelParts, TokenVectors } from './parts.js';

/** The ids of a text and, for each requested span, the first and last position of its tokens. */
interface Tokens {
  ids: number[];
  ranges: TokenRange[];
  /** The range of the text's own tokens, without prefix and special tokens. */
  own: TokenRange;
}

/**
 * Loads the configured model into this thread.
 * @param load loads the model; measurements pass their own
 * @throws ModelError when files are missing or unreadable, or the model's dimension is not the configured one
 */
export async function loadEmbedder(
  config: EmbeddingConfig,
  load: (config: EmbeddingConfig) => Promise<ModelParts> = loadParts,
): Promise<Embedder> {
  try {
    const embedder = new LocalEmbedder(config, await load(config));
    await embedder.check();
    return embedder;
  } catch (error) {
    if (error instanceof ModelError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(
      'model_unreadable',
      `The embedding model "${config.model}" cannot be loaded: ${reason}`,
      RESTORE,
    );
  }
}

/**
 * The configured model and its tokenizer.
 * @throws ModelError when files are missing; Error when they cannot be read
 */
export async function loadParts(config: EmbeddingConfig): Promise<ModelParts> {
  const files = config.allowDownload ? undefined : findModelFiles(config);
  if (files?.isPlain) return (await import('./from-files.js')).loadFromFiles(config, files);
  return (await import('./from-library.js')).loadFromLibrary(config);
}

class LocalEmbedder implements Embedder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly #config: EmbeddingConfig;
  readonly #parts: ModelParts;
  readonly #special: RegExp;
  readonly #before: number[];
  readonly #after: number[];

  constructor(config: EmbeddingConfig, parts: ModelParts) {
    this.fingerprint = embeddingFingerprint(config);
    this.dimension = config.dimension;
    this.#config = config;
    this.#parts = parts;
    this.#special = specialTokens(parts.specialTokens);
    const [before, after] = frame(parts);
    this.#before = before;
    this.#after = after;
  }

  /** Runs one text, so that a wrong dimension is reported before anything is built with it. */
  async check(): Promise<void> {
    const output = await this.#parts.run(this.#tokenize('', 'a', [], LONGEST_INPUT).ids);
    const { dimension } = output;
    if (dimension === this.dimension) {
      this.#pool(output, 0, 1);
      return;
    }
    throw new ModelError(
      'model_dimension',
      `The model "${this.#config.model}" gives vectors of ${dimension} numbers, but ${this.dimension} are configured.`,
      `Set EMBEDDING_DIMENSION=${dimension} and run the ingest again.`,
    );
  }

  async countTokens(texts: string[]): Promise<number[]> {
    return texts.map((text) => this.#encode(text).length);
  }

  async embedQuestion(text: string, spans: Span[] = []): Promise<QuestionVectors> {
    const { ids, own, ranges } = this.#tokenize(this.#config.questionPrefix, text, spans, LONGEST_QUESTION);
    const output = await this.#parts.run(ids);
    const fromOwn = ranges.map(({ first, last }) => ({ first: first - own.first, last: last - own.first }));
    return { whole: this.#pool(output, 0, ids.length), tokens: this.#tokens(output, own), ranges: fromOwn };
  }

  async embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    const { ids, ranges, own } = this.#tokenize(this.#config.passagePrefix, text, spans, LONGEST_INPUT);
    const output = await this.#parts.run(ids);
    const whole = this.#pool(output, 0, ids.length);
    const tokens = this.#tokens(output, own);
    if (this.#config.pooling === 'cls') return { whole, tokens, spans: await this.#embedApart(text, spans) };
    const pooled = ranges.map(({ first, last }) => (last > first ? this.#pool(output, first, last) : whole));
    return { whole, tokens, spans: pooled };
  }

  async close(): Promise<void> {
    await this.#parts.close();
  }

  /** The first token's vector represents only a whole text, so each span needs its own pass. */
  async #embedApart(text: string, spans: Span[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const { start, end } of spans) {
      const { ids } = this.#tokenize(this.#config.passagePrefix, text.slice(start, end), [], LONGEST_INPUT);
      vectors.push(this.#pool(await this.#parts.run(ids), 0, ids.length));
    }
    return vectors;
  }

  /**
   * Tokenizes a text piece by piece, cut at the spans' edges, so that each span's tokens are known. The pieces keep
   * their leading white space, and the tokenizer splits at white space first, so the ids are those of the whole text.
   */
  #tokenize(prefix: string, text: string, spans: Span[], limit: number): Tokens {
    const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort(
      (a, b) => a - b,
    );
    const room = limit - this.#after.length;
    const ids = [...this.#before, ...this.#encode(prefix.trimEnd())];
    const first = Math.min(ids.length, room);
    const positionOf = new Map<number, number>();
    for (const [i, cut] of cuts.entries()) {
      positionOf.set(cut, Math.min(ids.length, room));
      const next = cuts[i + 1];
      if (next !== undefined && ids.length < room) ids.push(...this.#encode(text.slice(cut, next)));
    }
    const kept = ids.slice(0, room);
    const at = (offset: number) => Math.min(positionOf.get(offset) ?? kept.length, kept.length);
    const ranges = spans.map(({ start, end }) => ({ first: at(start), last: at(end) }));
    return { ids: [...kept, ...this.#after], ranges, own: { first, last: kept.length } };
  }

  /**
   * Ids of a text without special tokens. A special token's name inside a text is cut apart, because there it is text.
   */
  #encode(text: string): number[] {
    // Tokenizers normalise, and would also read full-width "＜s＞" as the token.
    const normalised = text.normalize('NFKC');
    if (!this.#special.test(normalised)) return this.#ids(text);
    return normalised.split(this.#special).flatMap((piece) => this.#ids(piece));
  }

  #ids(text: string): number[] {
    return text === '' ? [] : this.#parts.encode(text, false);
  }

  #tokens({ data }: TokenVectors, { first, last }: TokenRange): Float32Array[] {
    const size = this.dimension;
    return Array.from({ length: last - first }, (_, i) =>
      this.#unit(data.slice((first + i) * size, (first + i + 1) * size)),
    );
  }

  #pool({ data }: TokenVectors, first: number, last: number): Float32Array {
    const size = this.dimension;
    if (this.#config.pooling === 'cls') return this.#unit(data.slice(0, size));
    const sum = new Float32Array(size);
    for (let token = first; token < last; token += 1) {
      const offset = token * size;
      for (let i = 0; i < size; i += 1) sum[i] = (sum[i] ?? 0) + (data[offset + i] ?? 0);
    }
    return this.#unit(sum);
  }

  #unit(vector: Float32Array): Float32Array {
    try {
      return toUnit(vector);
    } catch {
      const cure = 'Choose another EMBEDDING_DTYPE: some overflow on some processors.';
      throw new ModelError(
        'model_output',
        `The model "${this.#config.model}" gives vectors that are not finite.`,
        cure,
      );
    }
  }
}

/** A pattern that cuts after the first character of each special token. */
function specialTokens(tokens: readonly string[]): RegExp {
  const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const inner = tokens.filter((token) => token.length > 1);
  if (inner.length === 0) return /(?!)/;
  return new RegExp(inner.map((t) => `(?<=${quote(t.slice(0, 1))})(?=${quote(t.slice(1))})`).join('|'));
}

/** The special tokens that the model puts before and after a text. */
function frame({ encode }: ModelParts): [number[], number[]] {
  const bare = encode('a', false);
  const framed = encode('a', true);
  const start = framed.indexOf(bare[0] ?? -1);
  return [framed.slice(0, Math.max(0, start)), framed.slice(Math.max(0, start) + bare.length)];
}
