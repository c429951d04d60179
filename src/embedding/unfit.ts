import type { EmbeddingConfig } from '../config.js';
import { ModelError } from '../errors.js';

/** The error for a model whose output is not token vectors. */
export function noVectors({ model }: EmbeddingConfig): ModelError {
  return new ModelError(
    'model_output',
    `The model "${model}" gives no token vectors.`,
    'Choose a feature-extraction model of the transformers.js layout.',
  );
}
