import '../lib/no-telemetry.mjs';
import { join } from 'node:path';

/**
 * The embedding model through transformers.js, set as the product sets it: the same file, threads and prefix. One text a
 * call, as the model's card asks for; by the libraries' own defaults some pad large batches and take gigabytes.
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
