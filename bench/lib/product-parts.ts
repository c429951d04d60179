// What is measured of the product as it is built: run from the sources, functions carry their names and are slower.
export { loadEmbedder, loadParts } from '../../src/embedding/local.js';
export { openEmbedderThread } from '../../src/embedding/thread.js';
export { ingest } from '../../src/ingest/ingest.js';
export { Retriever } from '../../src/retrieval/retrieve.js';
