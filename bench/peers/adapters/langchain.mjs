import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { WANTED } from '../contract.mjs';

class OneAtATime extends Embeddings {
  constructor(embed) {
    super({});
    this.embedQuery = embed;
  }

  async embedDocuments(texts) {
    const vectors = [];
    for (const text of texts) vectors.push(await this.embedQuery(text));
    return vectors;
  }
}

/** @type {import('../contract.mjs').Adapter} */
export default {
  name: 'LangChain.js, HNSWLib',
  async ingest(passages, folder, { embed }) {
    const documents = passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } }));
    const store = await HNSWLib.fromDocuments(documents, new OneAtATime(embed), { space: 'cosine' });
    await store.save(folder);
  },
  async open(folder, { embed }) {
    const store = await HNSWLib.load(folder, new OneAtATime(embed));
    return {
      ask: async (question) => (await store.similaritySearch(question, WANTED)).map(({ metadata }) => metadata.id),
    };
  },
};
