import '../../src/embedding/no-telemetry.js';
import type { EmbeddingConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import * as FROM_SOURCES from '../../src/embedding/local.js';
import type { ModelParts, TokenVectors } from '../../src/embedding/parts.js';

/** The functions that load the model: from the sources, or as built. */
type Loading = Pick<typeof FROM_SOURCES, 'loadEmbedder' | 'loadParts'>;

/** The model on its own, as any program would use it: the reference for the product's times. */
export interface BareModel {
  /** Token ids of a text with its prefix and the model's special tokens. */
  tokenize(text: string): number[];
  /** Only one forward pass. */
  forward(ids: number[]): Promise<void>;
  /** Tokenizes, runs, mean-pools, and scales to length 1. */
  embed(text: string): Promise<Float32Array>;
}

/**
 * Loads the product's embedder, and the bare model on the embedder's session. With separate sessions, the waiting
 * threads of one spin while the other computes, and both take three times as long.
 */
export async function loadSideBySide(
  config: EmbeddingConfig,
  { loadEmbedder, loadParts }: Loading = FROM_SOURCES,
): Promise<{ embedder: Embedder; bare: BareModel }> {
  const parts = await loadParts(config);
  return { embedder: await loadEmbedder(config, async () => parts), bare: bareModel(config, parts) };
}

function bareModel({ passagePrefix }: EmbeddingConfig, { encode, run }: ModelParts): BareModel {
  const tokenize = (text: string) => encode(passagePrefix + text, true).slice(0, 512);
  return {
    tokenize,
    forward: async (ids) => {
      await run(ids);
    },
    embed: async (text) => poolMean(await run(tokenize(text))),
  };
}

function poolMean({ data, dimension }: TokenVectors): Float32Array {
  const sum = new Float32Array(dimension);
  for (let token = 0; token < data.length; token += dimension) {
    for (let i = 0; i < dimension; i += 1) sum[i] = (sum[i] ?? 0) + (data[token + i] ?? 0);
  }
  const length = Math.hypot(...sum);
  return sum.map((x) => x / length);
}
