import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WANTED } from '../contract.mjs';

/** The baseline: transformers.js and a loop over all vectors. @type {import('../contract.mjs').Adapter} */
export default {
  name: 'transformers.js, brute force',
  async ingest(passages, folder, { embed, dimension }) {
    const vectors = new Float32Array(passages.length * dimension);
    for (const [i, { text }] of passages.entries()) vectors.set(await embed(text), i * dimension);
    writeFileSync(join(folder, 'vectors.bin'), vectors);
    writeFileSync(join(folder, 'ids.json'), JSON.stringify(passages.map(({ id }) => id)));
  },
  async open(folder, { embed, dimension }) {
    const bytes = readFileSync(join(folder, 'vectors.bin'));
    const vectors = new Float32Array(new Uint8Array(bytes).buffer);
    const ids = JSON.parse(readFileSync(join(folder, 'ids.json'), 'utf8'));
    return {
      async ask(question) {
        const asked = await embed(question);
        const scored = ids.map((id, row) => {
          let score = 0;
          for (let i = 0; i < dimension; i += 1) score += vectors[row * dimension + i] * asked[i];
          return { id, score };
        });
        return scored
          .sort((a, b) => b.score - a.score)
          .slice(0, WANTED)
          .map(({ id }) => id);
      },
    };
  },
};
