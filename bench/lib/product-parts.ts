// The parts of the product that are measured as built: run from the sources, functions keep their names and are slower.
export { loadEmbedder, loadParts } from '../../src/embedding/local.js';
export { openEmbedderThread } from '../../src/embedding/thread.js';
export { ingest } from '../../src/ingest/ingest.js';
export { Retriever } from '../../src/retrieval/retrieve.js';
