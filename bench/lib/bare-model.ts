import '../../src/embedding/no-telemetry.js';
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@xenova/transformers';
import type { EmbeddingConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder } from '../../src/embedding/local.js';

type Transformers = typeof import('@xenova/transformers');

/** The model by itself, as any program would use it: the yardstick that the product's times are divided by. */
export interface BareModel {
  /** Ids of a text with its prefix and the model's special tokens. */
  tokenize(text: string): number[];
  /** One forward pass and nothing else. */
  forward(ids: number[]): Promise<void>;
  /** Tokenizes, runs, mean-pools, and scales to length 1. */
  embed(text: string): Promise<Float32Array>;
}

/**
 * Loads the product's embedder, and the bare model on the embedder's own session.
 * With a session each, the waiting threads of one spin while the other computes, and both take three times as long.
 */
export async function loadSideBySide(config: EmbeddingConfig): Promise<{ embedder: Embedder; bare: BareModel }> {
  const library = await import('@xenova/transformers');
  const { AutoModel, AutoTokenizer } = library;
  const loadModel = AutoModel.from_pretrained;
  const loadTokenizer = AutoTokenizer.from_pretrained;
  let model: PreTrainedModel | undefined;
  let tokenizer: PreTrainedTokenizer | undefined;
  AutoModel.from_pretrained = async (...args) => {
    model = await loadModel.apply(AutoModel, args);
    return model;
  };
  AutoTokenizer.from_pretrained = async (...args) => {
    tokenizer = await loadTokenizer.apply(AutoTokenizer, args);
    return tokenizer;
  };
  try {
    const embedder = await loadEmbedder(config);
    if (!model || !tokenizer) throw new Error('the embedder did not load its model through transformers.js');
    return { embedder, bare: bareModel(config, library, tokenizer, model) };
  } finally {
    AutoModel.from_pretrained = loadModel;
    AutoTokenizer.from_pretrained = loadTokenizer;
  }
}

function bareModel(
  config: EmbeddingConfig,
  library: Transformers,
  tokenizer: PreTrainedTokenizer,
  model: PreTrainedModel,
): BareModel {
  const run = async (ids: number[]): Promise<Tensor> => {
    const shape = [1, ids.length];
    const tensor = (values: BigInt64Array) => new library.Tensor('int64', values, shape);
    const output: unknown = await model({
      input_ids: tensor(BigInt64Array.from(ids, BigInt)),
      attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
      token_type_ids: tensor(new BigInt64Array(ids.length)),
    });
    const { last_hidden_state } = output as Record<string, Tensor | undefined>;
    if (!last_hidden_state) throw new Error('the model gives no token vectors');
    return last_hidden_state;
  };
  const tokenize = (text: string) => tokenizer.encode(config.passagePrefix + text).slice(0, 512);
  return {
    tokenize,
    forward: async (ids) => {
      await run(ids);
    },
    embed: async (text) => poolMean(await run(tokenize(text)), config.dimension),
  };
}

function poolMean(output: Tensor, dimension: number): Float32Array {
  const data = output.data as Float32Array;
  const sum = new Float32Array(dimension);
  for (let token = 0; token < data.length; token += dimension) {
    for (let i = 0; i < dimension; i += 1) sum[i] = (sum[i] ?? 0) + (data[token + i] ?? 0);
  }
  const length = Math.hypot(...sum);
  return sum.map((x) => x / length);
}
