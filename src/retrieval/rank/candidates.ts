import { centre } from '../../embedding/centring.js';
import type { QuestionVectors } from '../../embedding/embedder.js';
import type { Allowed } from '../../index/store/allowed.js';
import type { Neighbour, Store, StoredChunk } from '../../index/store/store.js';
import type { Weights } from '../../index/weights.js';
import { type ProductEngine, type Products, productAt } from './products.js';

/** Passages taken from the vector graph and from the lexical index; at 100,000 passages, taking more gains nothing. */
const FROM_VECTORS = 32;
const FROM_WORDS = 12;
/** Chunks requested: long passages have several. */
const NEIGHBOURS = 96;

/** How near a passage's text is to the question, at each level; all are cosines of centred vectors. */
export interface Nearness {
  /** Number of the passage. */
  passage: number;
  /** The best of its chunks, sentences and fragments. */
  chunk: number;
  sentence: number;
  fragment: number;
  /** For each token of the question, the cosine of the passage's nearest token. */
  tokens: Float32Array;
  /** Products of the question with each sentence and each fragment, by chunk, used to choose the quote. */
  parts: { chunk: StoredChunk; sentences: Float32Array; fragments: Float32Array }[];
}

/**
 * The passages worth a closer look, with their nearness.
 *
 * 1. take the passages nearest by vector, and those with most of the question's words, names and concepts
 * 2. multiply all their rows by the question's vector and its tokens in one go
 * 3. reduce the products to one figure per level and question token
 *
 * @param byWords weights of passages by the question's words, names and concepts
 * @param allowed which passages may be taken
 */
export async function findCandidates(
  store: Store,
  engine: ProductEngine,
  vectors: QuestionVectors,
  language: string,
  byWords: Weights,
  allowed: Allowed,
): Promise<Nearness[]> {
  const whole = centre(vectors.whole, store.means, 'question', language);
  const tokens = vectors.tokens.map((token) => centre(token, store.means, 'questionToken', language));
  const neighbours = await store.nearest(whole, NEIGHBOURS, allowed);
  const passages = choosePassages(neighbours, byWords, allowed);
  const chunks = await store.chunksOf(passages);
  const rows = chunks.flat().map((chunk) => chunk.rows);
  const products = await engine.multiply(rows, [whole, ...tokens], store.dimension);
  const cosines = new Map(neighbours.map(({ chunk, cosine }) => [chunk, cosine]));
  return reduceProducts(passages, chunks, products, cosines);
}

function choosePassages(neighbours: readonly Neighbour[], byWords: Weights, allowed: Allowed): number[] {
  const chosen = new Set<number>();
  for (const { passage } of neighbours) if (chosen.size < FROM_VECTORS) chosen.add(passage);
  for (const heavy of byWords.heaviest(FROM_WORDS, (passage) => allowed.has(passage))) chosen.add(heavy);
  return [...chosen];
}

function reduceProducts(
  passages: readonly number[],
  chunks: readonly StoredChunk[][],
  products: Products,
  cosines: Map<number, number>,
): Nearness[] {
  let row = 0;
  return passages.map((passage, i) => {
    const near = {
      passage,
      chunk: -1,
      sentence: -1,
      fragment: -1,
      tokens: new Float32Array(products.columns - 1),
      parts: [],
    } as Nearness;
    for (const chunk of chunks[i] ?? []) {
      const { number, sentences, fragments } = chunk;
      const rows = chunk.rows.scales.length;
      const part = {
        chunk,
        sentences: wholeCosines(products, row, sentences),
        fragments: wholeCosines(products, row + sentences, fragments),
      };
      near.parts.push(part);
      near.sentence = Math.max(near.sentence, bestOf(part.sentences));
      near.fragment = Math.max(near.fragment, bestOf(part.fragments));
      // A chunk found only by its words gets the mean of its sentences as its cosine.
      near.chunk = Math.max(near.chunk, cosines.get(number) ?? sumOf(part.sentences) / Math.max(1, sentences));
      keepNearest(near.tokens, products, row + sentences + fragments, row + rows);
      row += rows;
    }
    for (let token = 0; token < near.tokens.length; token += 1) {
      near.tokens[token] = (near.tokens[token] ?? 0) * (products.columnScales[token + 1] ?? 0);
    }
    return near;
  });
}

/** Cosines of some rows with the whole question, which is the first column. */
function wholeCosines(products: Products, first: number, count: number): Float32Array {
  const cosines = new Float32Array(count);
  for (let i = 0; i < count; i += 1) cosines[i] = productAt(products, first + i, 0);
  return cosines;
}

function bestOf(cosines: Float32Array): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < cosines.length; i += 1) best = Math.max(best, cosines[i] as number);
  return best;
}

function sumOf(cosines: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < cosines.length; i += 1) sum += cosines[i] as number;
  return sum;
}

/** Raises each question token's figure to its best product with some rows; column scales are applied later. */
function keepNearest(best: Float32Array, { raw, columns, rowScales }: Products, first: number, last: number): void {
  for (let row = first, at = first * columns; row < last; row += 1, at += columns) {
    const scale = rowScales[row] ?? 0;
    for (let token = 0; token < columns - 1; token += 1) {
      const value = (raw[at + token + 1] ?? 0) * scale;
      if (value > (best[token] ?? 0)) best[token] = value;
    }
  }
}
