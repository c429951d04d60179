import { readFileSync } from 'node:fs';
import { READERS } from '../../src/ingest/read/readers.js';

// Reads one file and prints the time taken and the number of words: node read-child.ts FORMAT FILE

const [format = '', file = ''] = process.argv.slice(2);
const reader = READERS.find((one) => one.format === format);
if (!reader) throw new Error(`no reader of ${format}`);
const bytes = readFileSync(file);
const start = performance.now();
const { text } = await reader.read(bytes, file);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, words: text.split(/\s+/).length }));
process.exit(0);
