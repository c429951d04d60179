import '../../embedding/no-telemetry.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ConfigError } from '../../errors.js';
import { largest, type Rows } from '../../index/vectors/rows.js';

/**
 * Largest byte of a quantised question. Processors without VNNI add two products of a row byte (up to 255) and a question
 * byte in 16 signed bits, so 2 × 255 × 63 still fits and 2 × 255 × 127 would not.
 */
const LARGEST_BYTE = 63;

/** Products of passage rows with question vectors; the exact value is `raw[row * columns + column]` times both scales. */
export interface Products {
  columns: number;
  raw: Int32Array;
  rowScales: Float32Array;
  columnScales: number[];
}

/** The product of one row with one vector. */
export function productAt({ raw, columns, rowScales, columnScales }: Products, row: number, column: number): number {
  return (raw[row * columns + column] ?? 0) * (rowScales[row] ?? 0) * (columnScales[column] ?? 0);
}

/** Multiplies quantised rows with vectors in ONNX Runtime, some thirty times faster than a loop in JavaScript. */
export class ProductEngine {
  readonly #session: InferenceSession;
  readonly #spare: Uint8Array[] = [];

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

  /**
   * Products of every row of several blocks, one after the other, with every vector; scaled, they are within 0.006 of the
   * exact ones for unit vectors (tested).
   */
  async multiply(blocks: readonly Rows[], vectors: Float32Array[], dimension: number): Promise<Products> {
    const rows = blocks.reduce((sum, { scales }) => sum + scales.length, 0);
    const columns = vectors.length;
    const rowScales = new Float32Array(rows);
    const columnScales = vectors.map((vector) => largest(vector) / LARGEST_BYTE || 1);
    if (rows === 0 || columns === 0) return { columns, raw: new Int32Array(0), rowScales, columnScales };
    const bytes = this.#borrow(rows * dimension);
    let row = 0;
    for (const block of blocks) {
      bytes.set(block.bytes, row * dimension);
      rowScales.set(block.scales, row);
      row += block.scales.length;
    }
    const { products } = await this.#session.run({
      rows: new Tensor('uint8', bytes.subarray(0, rows * dimension), [rows, dimension]),
      columns: new Tensor('int8', quantiseColumns(vectors, columnScales, dimension), [dimension, columns]),
    });
    this.#spare.push(bytes);
    return { columns, raw: products?.data as Int32Array, rowScales, columnScales };
  }

  /** A buffer that no question in flight uses. Megabytes allocated for each question would keep the collector busy. */
  #borrow(size: number): Uint8Array {
    const found = this.#spare.findIndex((buffer) => buffer.length >= size);
    const [spare] = found < 0 ? [] : this.#spare.splice(found, 1);
    if (!spare) this.#spare.length = 0;
    return spare ?? new Uint8Array(Math.ceil(size * 1.25));
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/** Vectors as the columns of a matrix of bytes. */
function quantiseColumns(vectors: Float32Array[], scales: number[], dimension: number): Int8Array {
  const columns = new Int8Array(dimension * vectors.length);
  for (const [column, vector] of vectors.entries()) {
    const scale = scales[column] ?? 1;
    for (let i = 0; i < dimension; i += 1) columns[i * vectors.length + column] = Math.round((vector[i] ?? 0) / scale);
  }
  return columns;
}
