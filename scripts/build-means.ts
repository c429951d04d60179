/**
 * Computes data/means/FINGERPRINT.json, the language means of the committed model (about a minute):
 *
 *     npx tsx scripts/build-means.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '../src/config.js';
import { computeMeans } from '../src/embedding/centring.js';
import { loadEmbedder } from '../src/embedding/local.js';
import { encodeMeans } from '../src/index/tables/means.js';
import { meansPath } from '../src/ingest/means.js';

const config = readConfig(process.env);
const embedder = await loadEmbedder(config.embedding);
const path = meansPath(config.dataDir, embedder.fingerprint);
const means = await computeMeans(embedder, join(config.dataDir, 'general'), (share) => {
  process.stderr.write(`\r${Math.round(100 * share)} %`);
});
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, encodeMeans(means));
process.stderr.write(`\r${path}\n`);
await embedder.close();
