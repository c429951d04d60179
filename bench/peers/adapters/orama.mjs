import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insert, load, save, search } from '@orama/orama';
import { WANTED } from '../contract.mjs';

// Orama's default tokenizer cuts Vietnamese words at diacritics; this one accepts letters and digits of any script.
const tokenizer = {
  language: 'any',
  normalizationCache: new Map(),
  tokenize: (text) => [
    ...new Set(
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
    ),
  ],
};

const open = (dimension) =>
  create({ schema: { key: 'string', text: 'string', embedding: `vector[${dimension}]` }, components: { tokenizer } });

/** @type {import('../contract.mjs').Adapter} */
export default {
  name: 'Orama, hybrid',
  async ingest(passages, folder, { embed, dimension }) {
    const database = open(dimension);
    for (const { id, text } of passages) await insert(database, { key: id, text, embedding: await embed(text) });
    writeFileSync(join(folder, 'orama.json'), JSON.stringify(save(database)));
  },
  async open(folder, { embed, dimension }) {
    const database = open(dimension);
    load(database, JSON.parse(readFileSync(join(folder, 'orama.json'), 'utf8')));
    return {
      async ask(term) {
        const vector = { value: await embed(term), property: 'embedding' };
        const options = { mode: 'hybrid', term, vector, properties: ['text'], similarity: 0, limit: WANTED };
        return (await search(database, options)).hits.map(({ document }) => document.key);
      },
    };
  },
};
