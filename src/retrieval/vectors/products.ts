import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ConfigError } from '../../errors.js';
import { largest, type Rows } from './rows.js';

/**
 * Largest byte of a quantised question. Processors without VNNI add two products of a row byte (up to 255) and a question
 * byte in 16 signed bits, so 2 × 255 × 63 still fits and 2 × 255 × 127 would not.
 */
const LARGEST_BYTE = 63;

/** Products of passage rows with question vectors, `value(row, column)`. */
export interface Products {
  rows: number;
  columns: number;
  /** Row-major. */
  values: Float32Array;
}

/** Multiplies quantised rows with vectors in ONNX Runtime, some thirty times faster than a loop in JavaScript. */
export class ProductEngine {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws ConfigError when the product graph is missing from the data folder */
  static async load(dataDir: string): Promise<ProductEngine> {
    try {
      const graph = readFileSync(join(dataDir, 'scoring', 'products.onnx'));
      // One thread: a second one spins between questions and gains nothing at this size.
      return new ProductEngine(await InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1 }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ConfigError(
        'data_missing',
        `data/scoring/products.onnx cannot be loaded: ${reason}`,
        'Restore it: git checkout data.',
      );
    }
  }

  /** Products of every row with every vector, within 0.006 of the exact ones for unit vectors (tested). */
  async multiply(rows: Rows, vectors: Float32Array[], dimension: number): Promise<Products> {
    const n = rows.scales.length;
    const q = vectors.length;
    if (n === 0 || q === 0) return { rows: n, columns: q, values: new Float32Array(0) };
    const columns = new Int8Array(dimension * q);
    const scales = vectors.map((vector) => largest(vector) / LARGEST_BYTE || 1);
    for (const [column, vector] of vectors.entries()) {
      const scale = scales[column] ?? 1;
      for (let i = 0; i < dimension; i += 1) columns[i * q + column] = Math.round((vector[i] ?? 0) / scale);
    }
    const feeds = {
      rows: new Tensor('uint8', rows.bytes, [n, dimension]),
      columns: new Tensor('int8', columns, [dimension, q]),
    };
    const { products } = await this.#session.run(feeds);
    const raw = products?.data as Int32Array;
    const values = new Float32Array(n * q);
    for (let row = 0, at = 0; row < n; row += 1) {
      const rowScale = rows.scales[row] ?? 0;
      for (let column = 0; column < q; column += 1, at += 1)
        values[at] = (raw[at] ?? 0) * rowScale * (scales[column] ?? 0);
    }
    return { rows: n, columns: q, values };
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
