import '../lib/no-telemetry.mjs';
import { join } from 'node:path';

/**
 * The embedding model through transformers.js, configured like the product's: the same file, threads and prefix. One
 * text per call, as the model's card requires; with their defaults, some libraries pad large batches and use gigabytes.
 * @returns {Promise<import('./contract.mjs').Model>}
 */
export async function loadModel({ modelDir, model, dtype, threads, prefix, dimension }) {
  const { env, pipeline } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = join(modelDir, '/');
  const extract = await pipeline('feature-extraction', model, {
    dtype,
    session_options: { intraOpNumThreads: threads || 1, enableCpuMemArena: false, enableMemPattern: false },
  });
  const embed = async (text) => {
    const { data } = await extract(prefix + text, { pooling: 'mean', normalize: true });
    return Array.from(data);
  };
  return { embed, dimension };
}
