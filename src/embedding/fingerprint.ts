import { createHash } from 'node:crypto';
import type { EmbeddingConfig } from '../config.js';

/** Raised whenever the embedder computes a different vector from the same model and text. */
const POOLING_VERSION = 1;

/** Identifies everything that shapes a vector, as 16 hexadecimal digits. */
export function embeddingFingerprint(config: EmbeddingConfig): string {
  const { model, dtype, pooling, dimension, questionPrefix, passagePrefix } = config;
  const parts = [model, dtype, pooling, dimension, questionPrefix, passagePrefix, POOLING_VERSION];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
