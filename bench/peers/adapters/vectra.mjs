import { LocalIndex } from 'vectra';
import { WANTED } from '../contract.mjs';

/** @type {import('../contract.mjs').Adapter} */
export default {
  name: 'Vectra',
  async ingest(passages, folder, { embed }) {
    const index = new LocalIndex(folder);
    await index.createIndex({ version: 1, deleteIfExists: true });
    await index.beginUpdate();
    for (const { id, text } of passages) await index.insertItem({ vector: await embed(text), metadata: { id } });
    await index.endUpdate();
  },
  async open(folder, { embed }) {
    const index = new LocalIndex(folder);
    return {
      async ask(question) {
        const found = await index.queryItems(await embed(question), question, WANTED);
        return found.map(({ item }) => item.metadata.id);
      },
    };
  },
};
