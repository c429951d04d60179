import type { QuestionVectors } from '../embedder/embedder.js';
import { LexicalIndex } from '../lexical/index.js';
import type { SearchIndex } from '../store/search-index.js';
import { centre } from '../centring.js';
import type { Neighbour } from '../vectors/hnsw.js';
import type { ProductEngine, Products } from '../vectors/products.js';
import type { Rows } from '../vectors/rows.js';

/** Passages taken from the vector graph and from the lexical index; at 100,000 passages more of them gain nothing. */
const FROM_VECTORS = 48;
const FROM_WORDS = 16;

/** How near a passage's text is to the question, at each level; all cosines of centred vectors. */
export interface Nearness {
  /** Number of the passage. */
  passage: number;
  /** The best of its chunks, sentences and fragments. */
  chunk: number;
  sentence: number;
  fragment: number;
  /** For each token of the question, the nearest token of the passage. */
  tokens: Float32Array;
  /** Products of the question with each sentence and each fragment, by chunk, for choosing what to quote. */
  parts: { chunk: number; sentences: Float32Array; fragments: Float32Array }[];
}

/**
 * The passages worth a closer look, with their nearness.
 *
 * 1. take the passages nearest by vector, and those with most of the question's words, names and concepts
 * 2. multiply all their rows with the question's vector and its tokens in one go
 * 3. reduce the products to one figure for each level and question token
 *
 * @param allow which passages may be taken
 */
export async function findCandidates(
  index: SearchIndex,
  engine: ProductEngine,
  vectors: QuestionVectors,
  language: string,
  terms: string[],
  allow: (passage: number) => boolean,
): Promise<Nearness[]> {
  const whole = centre(vectors.whole, index.means, 'question', language);
  const tokens = vectors.tokens.map((token) => centre(token, index.means, 'questionToken', language));
  const neighbours = index.graph.search(whole, 4 * FROM_VECTORS);
  const passages = choosePassages(index, neighbours, terms, allow);
  const chunks = passages.flatMap((passage) => index.chunksOf(passage));
  const rows = chunks.map((chunk) => index.rowsOf(chunk));
  const products = await engine.multiply(concatRows(rows, index.dimension), [whole, ...tokens], index.dimension);
  const cosines = new Map(neighbours.map((n) => [n.id, n.cosine]));
  return reduceProducts(index, passages, products, cosines);
}

function choosePassages(index: SearchIndex, neighbours: Neighbour[], terms: string[], allow: (passage: number) => boolean): number[] {
  const chosen = new Set<number>();
  for (const { id } of neighbours) {
    const passage = index.passageOf(id);
    if (chosen.size < FROM_VECTORS && allow(passage)) chosen.add(passage);
  }
  const weights = [...LexicalIndex.weigh(terms.map((term) => index.lexical.lookUp(term)))];
  weights.sort((a, b) => b[1] - a[1]);
  let fromWords = 0;
  for (const [passage] of weights) {
    if (fromWords >= FROM_WORDS) break;
    if (!allow(passage)) continue;
    fromWords += 1;
    chosen.add(passage);
  }
  return [...chosen];
}

function concatRows(parts: Rows[], dimension: number): Rows {
  const count = parts.reduce((sum, part) => sum + part.scales.length, 0);
  const rows: Rows = { bytes: new Uint8Array(count * dimension), scales: new Float32Array(count) };
  let at = 0;
  for (const part of parts) {
    rows.bytes.set(part.bytes, at * dimension);
    rows.scales.set(part.scales, at);
    at += part.scales.length;
  }
  return rows;
}

function reduceProducts(index: SearchIndex, passages: number[], products: Products, cosines: Map<number, number>): Nearness[] {
  const { columns, values } = products;
  let row = 0;
  return passages.map((passage) => {
    const near: Nearness = { passage, chunk: -1, sentence: -1, fragment: -1, tokens: new Float32Array(columns - 1).fill(-1), parts: [] };
    for (const number of index.chunksOf(passage)) {
      const { sentences, fragments, rows } = index.chunk(number);
      const column0 = (first: number, count: number) => Float32Array.from({ length: count }, (_, i) => values[(first + i) * columns] ?? 0);
      const part = { chunk: number, sentences: column0(row, sentences), fragments: column0(row + sentences, fragments) };
      near.parts.push(part);
      near.sentence = Math.max(near.sentence, ...part.sentences);
      near.fragment = Math.max(near.fragment, ...part.fragments);
      // A chunk that only its words brought here is as near as the mean of its sentences says.
      near.chunk = Math.max(near.chunk, cosines.get(number) ?? part.sentences.reduce((a, b) => a + b, 0) / Math.max(1, sentences));
      for (let token = row + sentences + fragments; token < row + rows; token += 1) {
        for (let column = 1; column < columns; column += 1) {
          const value = values[token * columns + column] ?? 0;
          if (value > (near.tokens[column - 1] ?? 0)) near.tokens[column - 1] = value;
        }
      }
      row += rows;
    }
    return near;
  });
}
