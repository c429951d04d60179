import { BaseEmbedding, Settings, storageContextFromDefaults, TextNode, VectorStoreIndex } from 'llamaindex';
import { WANTED } from '../contract.mjs';

class OneAtATime extends BaseEmbedding {
  constructor(embed) {
    super();
    this.embedBatchSize = 1;
    this.getTextEmbedding = embed;
  }
}

/** @type {import('../contract.mjs').Adapter} */
export default {
  name: 'LlamaIndex.TS',
  async ingest(passages, folder, { embed }) {
    Settings.embedModel = new OneAtATime(embed);
    const nodes = passages.map(({ id, text }) => new TextNode({ id_: id, text }));
    const storageContext = await storageContextFromDefaults({ persistDir: folder });
    await VectorStoreIndex.init({ nodes, storageContext });
  },
  async open(folder, { embed }) {
    Settings.embedModel = new OneAtATime(embed);
    const storageContext = await storageContextFromDefaults({ persistDir: folder });
    const index = await VectorStoreIndex.init({ storageContext });
    const retriever = index.asRetriever({ similarityTopK: WANTED });
    return { ask: async (query) => (await retriever.retrieve({ query })).map(({ node }) => node.id_) };
  },
};
