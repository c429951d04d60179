import { toUnit } from '../../src/embedding/embedder.js';
import { gaussian, seeded } from './random.js';

/** Passages of one document. */
export const PER_DOCUMENT = 25;
/** Documents on one topic. */
const PER_TOPIC = 20;
/** Shares of a vector's squared length that come from its topic and from its document. */
const TOPIC = 0.4;
const DOCUMENT = 0.2;
/**
 * Decay of the spread over dimensions; gives an effective dimension near 72, as for the model's vectors of the corpus.
 */
const DECAY = 0.38;
/** Cosine of a question with its passage, before random noise. */
const QUESTION = 0.6;

/**
 * Made-up unit vectors distributed like those of real passages: topics, documents within topics, passages within
 * documents. Two passages of one document have a cosine near 0.6, two on one topic 0.4, any others 0. Repeatable.
 */
export class SyntheticVectors {
  readonly #dimension: number;
  readonly #spread: Float32Array;

  constructor(dimension: number) {
    this.#dimension = dimension;
    this.#spread = Float32Array.from({ length: dimension }, (_, i) => (i + 1) ** -DECAY);
  }

  /** The vector of a passage, the same for the same number. */
  passage(number: number): Float32Array {
    const document = Math.floor(number / PER_DOCUMENT);
    const parts: [number, Float32Array][] = [
      [TOPIC, this.#direction(1, Math.floor(document / PER_TOPIC))],
      [DOCUMENT, this.#direction(2, document)],
      [1 - TOPIC - DOCUMENT, this.#direction(3, number)],
    ];
    return this.#mix(parts);
  }

  /** A vector near another one, by default at the distance of a question from its passage. */
  near(vector: Float32Array, number: number, cosine = QUESTION): Float32Array {
    return this.#mix([
      [cosine ** 2, vector],
      [1 - cosine ** 2, this.#direction(4, number)],
    ]);
  }

  #direction(kind: number, number: number): Float32Array {
    const draw = gaussian(seeded(Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b)));
    return toUnit(this.#spread.map((scale) => scale * draw()));
  }

  #mix(parts: [number, Float32Array][]): Float32Array {
    const sum = new Float32Array(this.#dimension);
    for (const [share, vector] of parts) {
      const weight = Math.sqrt(share);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
    }
    return toUnit(sum);
  }
}
