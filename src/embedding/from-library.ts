import './no-telemetry.js';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import type { EmbeddingConfig } from '../config.js';
import { inputsOf, type ModelParts, sessionOptions, vectorsAmong } from './parts.js';
import { noVectors } from './unfit.js';

/**
 * Loads a model and its tokenizer through transformers.js, which can download them and supports every kind of
 * tokenizer. This takes a second longer than reading the files.
 */
export async function loadFromLibrary(config: EmbeddingConfig): Promise<ModelParts> {
  env.allowRemoteModels = config.allowDownload;
  env.localModelPath = config.modelDir;
  if (!config.allowDownload) keepModelOutOfMemory(config);
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(config.model),
    AutoModel.from_pretrained(config.model, {
      dtype: config.dtype,
      session_options: sessionOptions(config.threads),
    }),
  ]);
  return {
    specialTokens: tokenizer.all_special_tokens,
    encode: (text, framed) => tokenizer.encode(text, { add_special_tokens: framed }),
    run: async (ids) => {
      const shape = [1, ids.length];
      const output: unknown = await model(inputsOf(ids, (values) => new Tensor('int64', values, shape)));
      const vectors = vectorsAmong(output as Record<string, Tensor | undefined>);
      if (!vectors) throw noVectors(config);
      return vectors;
    },
    close: async () => {
      await model.dispose();
    },
  };
}

/**
 * Passes the path of the model's file to the library through a custom cache, so that ONNX Runtime reads the file.
 * Otherwise the library opens a stream of the file that it never uses, and still reads all of it into memory.
 */
function keepModelOutOfMemory(config: EmbeddingConfig): void {
  const folder = join(config.modelDir, config.model);
  env.useCustomCache = true;
  env.customCache = {
    match: async (name: string) => {
      if (!/\.onnx(_data)?$/.test(name)) return undefined;
      const path = join(folder, 'onnx', basename(name));
      return existsSync(path) ? path : undefined;
    },
    put: async () => {},
  };
}
