import { join } from 'node:path';

/** Built by the bench, in the same way as the program. */
const parts = () => import(new URL('../../../dist/product-parts.js', import.meta.url).href);

/**
 * This project, as shipped. Its index contains more than the passages' vectors. @type
 * {import('../contract.mjs').Adapter}
 */
export default {
  name: 'Partnership Bot',
  ownModel: true,
  async prepare(job) {
    const { openEmbedderThread } = await parts();
    const embedder = await openEmbedderThread(job.config.embedding);
    await embedder.embedQuestion('warm-up');
    return { embedder, config: job.config };
  },
  async ingest(_passages, folder, { embedder, config }) {
    const { ingest } = await parts();
    await ingest({ ...config, indexDir: join(folder, 'index') }, async () => embedder);
  },
  async open(folder, { config, today }) {
    const { openEmbedderThread, Retriever } = await parts();
    const own = { ...config, indexDir: join(folder, 'index') };
    const retriever = await Retriever.open(own, openEmbedderThread(own.embedding));
    return {
      async ask(question) {
        const answer = await retriever.ask(question, { today });
        return answer.kind === 'answered' ? answer.citations.map(({ passageId }) => passageId) : [];
      },
    };
  },
};
