/** A separate process that a graph may end: `child.ts FILE SEED`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PartnershipError } from '../../src/errors.js';
import { VectorGraph } from '../../src/index/vectors/hnsw.js';

const [, , file = '', seed = '0'] = process.argv;

/**
 * Repeatedly loads and searches a graph whose file was changed by someone who knows its layout: numbers in the header
 * and in links replaced by plausible wrong ones, bits flipped, pieces removed or duplicated.
 */
async function attack(): Promise<void> {
  const whole = readFileSync(file);
  const random = randomFrom(Number(seed));
  const below = (n: number) => Math.floor(random() * n);
  const wrong = [0, 1, 2, 299, 300, 301, 65_535, 65_536, 0x7fffffff, 0x80000000, 0xffffffff];
  const outcomes: Record<string, number> = {};
  for (let round = 0; round < 600; round += 1) {
    let bytes = Buffer.from(whole);
    const changes = 1 + below(3);
    for (let change = 0; change < changes; change += 1) {
      const at = random() < 0.4 ? 4 * below(24) : 4 * below(bytes.length / 4);
      const kind = below(10);
      if (kind < 6) bytes.writeUInt32LE(wrong[below(wrong.length)] ?? 0, at);
      else if (kind < 8) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      else if (kind === 8) bytes = bytes.subarray(0, Math.max(100, at));
      else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 4 * below(40)))]);
    }
    const path = `${file}.changed`;
    writeFileSync(path, bytes);
    const outcome = await VectorGraph.load(path, 16, 300).then(
      (graph) => {
        for (let i = 0; i < 20; i += 1)
          graph.search(
            new Float32Array(16).map(() => random() - 0.5),
            30,
          );
        return 'loaded';
      },
      (error: unknown) => (error instanceof PartnershipError ? error.code : String(error)),
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  process.stdout.write(JSON.stringify(outcomes));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

await attack();
