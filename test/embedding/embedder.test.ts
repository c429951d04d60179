import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddingConfig, readConfig } from '../../src/config.js';
import { type Embedder, LONGEST_INPUT } from '../../src/embedding/embedder.js';
import { embeddingFingerprint } from '../../src/embedding/fingerprint.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { ModelError } from '../../src/errors.js';
import { chunkPassage, LONGEST_CHUNK } from '../../src/ingest/chunk.js';
import { readCorpus } from '../../src/ingest/corpus.js';
import { splitPassages } from '../../src/ingest/split.js';
import type { Chunk, SourceDocument } from '../../src/model.js';
import { splitFragments } from '../../src/text/fragments.js';
import { splitSentences } from '../../src/text/sentences.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';

const config = readConfig({}).embedding;
const CLAUSE =
  'Both sides highlight the importance of sustainable fisheries (IUU), and the timely lifting of the Yellow Card.';
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

let embedder: Embedder;
beforeAll(async () => {
  embedder = await loadEmbedder(config);
});
afterAll(async () => {
  await embedder.close();
  removeFolders();
});

it('loads without reading the model’s file into memory beside the runtime', async () => {
  await setTimeout(500);
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(30e6);
});

const whole = async (text: string) => (await embedder.embedPassage(text, [])).whole;

describe('a vector', () => {
  it('is the same bit for bit for the same text, whatever came between', async () => {
    const spans = splitSentences(CLAUSE);
    const first = await embedder.embedPassage(CLAUSE, spans);
    await embedder.embedPassage('Một đoạn khác hẳn.', []);
    await embedder.embedQuestion('will the EU lift the yellow card?');
    expect(await embedder.embedPassage(CLAUSE, spans)).toEqual(first);
    expect(await embedder.embedQuestion(CLAUSE)).toEqual(await embedder.embedQuestion(CLAUSE));
    const other = await loadEmbedder(config);
    expect(await other.embedPassage(CLAUSE, spans)).toEqual(first);
    await other.close();
  });

  it('has length 1 and the dimension, of the whole, of spans and of tokens', async () => {
    const { whole: vector, spans, tokens } = await embedder.embedPassage(CLAUSE, [{ start: 0, end: 10 }]);
    const question = await embedder.embedQuestion(CLAUSE);
    for (const v of [vector, ...spans, ...tokens, question.whole, ...question.tokens]) {
      expect(v).toHaveLength(384);
      expect(Math.abs(Math.hypot(...v) - 1)).toBeLessThan(1e-3);
    }
  });

  it('of the whole does not depend on the spans asked for', async () => {
    const fragments = splitSentences(CLAUSE).flatMap((sentence) => splitFragments(CLAUSE, sentence));
    expect(fragments.length).toBeGreaterThan(1);
    expect((await embedder.embedPassage(CLAUSE, fragments)).whole).toEqual(await whole(CLAUSE));
  });

  it('is there for any text', async () => {
    const texts = ['', ' ', '🐟🐟', '\u0000\u200b', '\ud800', '漢字'];
    for (const text of texts) {
      expect(Math.hypot(...(await whole(text)))).toBeCloseTo(1, 3);
      expect(Math.hypot(...(await embedder.embedQuestion(text)).whole)).toBeCloseTo(1, 3);
    }
    expect((await embedder.embedPassage('x '.repeat(3000), [])).tokens.length).toBeLessThan(LONGEST_INPUT);
  });
});

describe('special tokens in a text', () => {
  it.each(['<s>', '</s>', '<pad>', '<unk>', '<mask>', '＜s＞'])('%s are text', async (token) => {
    const [count = 0, near = 0] = await embedder.countTokens([token, `a${token}b`]);
    expect(count).toBeGreaterThan(1);
    expect(near).toBeGreaterThan(2);
    expect((await embedder.embedPassage(token, [])).tokens).toHaveLength(count);
    expect(await whole(`yellow ${token} card`)).not.toEqual(await whole('yellow card'));
  });
});

describe('the corpus', () => {
  const chunks: { document: SourceDocument; chunk: Chunk }[] = [];
  beforeAll(async () => {
    const corpus = join(import.meta.dirname, '../../corpus');
    for (const document of await readCorpus(corpus, { today: '2026-12-31', identifyLanguage: () => 'en' })) {
      for (const passage of splitPassages(document)) {
        for (const chunk of await chunkPassage(document.text, passage, 0, embedder)) chunks.push({ document, chunk });
      }
    }
  });

  it('is cut into chunks within the tokens allowed, prefix and special tokens included', async () => {
    const prefix = config.passagePrefix;
    const counts = await embedder.countTokens(
      chunks.map(({ document, chunk }) => prefix + document.text.slice(chunk.start, chunk.end)),
    );
    expect(Math.max(...counts) + 2).toBeLessThanOrEqual(LONGEST_CHUNK);
    expect(Math.max(...counts)).toBeGreaterThan(150);
  });

  it('gives sentences pooled from their passage’s pass that are close to their own vectors', async () => {
    const own: { vector: Float32Array; chunk: Chunk }[] = [];
    const pooled: Float32Array[] = [];
    for (const { document, chunk } of chunks.filter((_, i) => i % 9 === 0)) {
      const text = document.text.slice(chunk.start, chunk.end);
      const spans = splitSentences(text);
      pooled.push(...(await embedder.embedPassage(text, spans)).spans);
      for (const { start, end } of spans) own.push({ vector: await whole(text.slice(start, end)), chunk });
    }
    const cosines = pooled.map((vector) => own.map((other) => dot(vector, other.vector)));
    const mean = cosines.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / own.length;
    // Measured on every third passage: 0.955, compared with 0.820 for sentences of other passages; the nearest sentence
    // is the same one for 69 of 100, and one of the same passage for all.
    expect(own.length).toBeGreaterThan(15);
    expect(mean).toBeGreaterThan(0.94);
    for (const [i, row] of cosines.entries()) {
      expect(own[row.indexOf(Math.max(...row))]?.chunk).toBe(own[i]?.chunk);
    }
  }, 30_000);
});

describe('a model that does not fit', () => {
  const refused = async (change: Partial<EmbeddingConfig>) => {
    const error: unknown = await loadEmbedder({ ...config, ...change }).then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).cure).toMatch(/\w/);
    expect((error as ModelError).exitCode).toBe(3);
    return error as ModelError;
  };
  const copy = (model = config.model) => {
    const modelDir = temporaryFolder();
    const from = join(config.modelDir, config.model);
    const to = join(modelDir, model);
    mkdirSync(join(to, 'onnx'), { recursive: true });
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
      cpSync(join(from, file), join(to, file));
    symlinkSync(join(from, 'onnx/model_quantized.onnx'), join(to, 'onnx/model_quantized.onnx'));
    return { modelDir, folder: to };
  };

  it('in dimension tells the dimension to set', async () => {
    const error = await refused({ dimension: 768 });
    expect(error.code).toBe('model_dimension');
    expect(error.cure).toContain('EMBEDDING_DIMENSION=384');
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx', 'onnx/model_quantized.onnx'])(
    'for want of %s tells the file',
    async (file) => {
      const { modelDir, folder } = copy();
      rmSync(join(folder, file), { recursive: true });
      const error = await refused({ modelDir });
      expect(error.code).toBe('model_missing');
      expect(error.message).toContain(join(folder, file));
    },
  );

  it('by its name or dtype tells what is missing', async () => {
    expect((await refused({ model: 'no-such-model' })).code).toBe('model_missing');
    const error = await refused({ dtype: 'fp32' });
    expect(error.code).toBe('model_missing');
    expect(error.message).toContain('model.onnx');
  });

  it('because it is damaged tells so', async () => {
    // Under a separate name, because the library caches what it loaded by name.
    const { modelDir, folder } = copy('damaged');
    truncateSync(join(folder, 'tokenizer.json'), 1000);
    expect((await refused({ modelDir, model: 'damaged' })).code).toBe('model_unreadable');
  });
});

describe('the fingerprint', () => {
  it('changes with whatever shapes a vector, and with nothing else', () => {
    const changes: Partial<EmbeddingConfig>[] = [
      { model: 'x' },
      { dtype: 'fp32' },
      { pooling: 'cls' },
      { dimension: 8 },
      { questionPrefix: 'x' },
      { passagePrefix: 'x' },
    ];
    const prints = [{}, ...changes].map((change) => embeddingFingerprint({ ...config, ...change }));
    expect(new Set(prints).size).toBe(prints.length);
    expect(embeddingFingerprint({ ...config, modelDir: '/x', threads: 1, allowDownload: true })).toBe(prints[0]);
    expect(embedder.fingerprint).toBe(prints[0]);
  });
});
