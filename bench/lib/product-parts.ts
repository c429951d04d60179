// What the adapter of the product among the peers calls: built like the program, since it runs without TypeScript.
export { openEmbedderThread } from '../../src/embedding/thread.js';
export { ingest } from '../../src/ingest/ingest.js';
export { Retriever } from '../../src/retrieval/retrieve.js';
