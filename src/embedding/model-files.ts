import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddingConfig } from '../config.js';
import { ModelError } from '../errors.js';

/** How to fix a model that cannot be loaded. */
export const RESTORE =
  'Restore the folder under models/ (git checkout models), or correct MODEL_DIR, EMBEDDING_MODEL and EMBEDDING_DTYPE.';

/** The suffix of each dtype's file name, as in transformers.js. */
const SUFFIXES: Record<EmbeddingConfig['dtype'], string> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** Tokenizers fully described by tokenizer.json; transformers.js modifies the others. */
const PLAIN_TOKENIZERS = new Set(['XLMRobertaTokenizer', 'BertTokenizer', 'MPNetTokenizer', 'PreTrainedTokenizer']);

export interface ModelFiles {
  /** Paths of the model and of tokenizer.json. */
  model: string;
  tokenizer: string;
  tokenizerConfig: object;
  /** Whether these files are all that loading needs. */
  isPlain: boolean;
}

/** Finds the files of a model. @throws ModelError when one is missing; SyntaxError when one is not JSON */
export function findModelFiles(config: EmbeddingConfig): ModelFiles {
  const pathOf = (file: string) => {
    const path = join(config.modelDir, config.model, file);
    if (existsSync(path)) return path;
    throw new ModelError('model_missing', `The embedding model lacks ${path}.`, RESTORE);
  };
  const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', `onnx/model${SUFFIXES[config.dtype]}.onnx`];
  const [, tokenizer = '', settings = '', model = ''] = files.map(pathOf);
  const tokenizerConfig = JSON.parse(readFileSync(settings, 'utf8')) as { tokenizer_class?: string };
  const name = tokenizerConfig.tokenizer_class?.replace(/Fast$/, '') ?? 'PreTrainedTokenizer';
  return { model, tokenizer, tokenizerConfig, isPlain: PLAIN_TOKENIZERS.has(name) };
}
