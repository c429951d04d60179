import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../src/config.js';
import { centre, computeMeans, type LanguageMeans } from '../src/embedding/centring.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { loadEmbedder } from '../src/embedding/local.js';
import { chunkPassage } from '../src/ingest/chunk.js';
import { ingest } from '../src/ingest/ingest.js';
import { meansFor } from '../src/ingest/means.js';
import type { Chunk, Span } from '../src/model.js';
import { type CorpusPassage, corpusPassages, rightPassages, tuningQuestions } from './lib/corpus.js';
import { type EmbeddedText, embeddedTexts } from './lib/embedded-texts.js';
import { mean, timeOf } from './lib/measure.js';
import { benchConfig, inTemporaryFolder } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';
import { watched } from './lib/watched.js';

/** A passage's vectors at the three levels, centred; spans are offsets into the document. */
interface Levels {
  id: string;
  chunks: Float32Array[];
  sentences: { span: Span; vector: Float32Array }[];
  fragments: { span: Span; vector: Float32Array }[];
}

/** A question, its centred vector, and what is right. */
interface Asked {
  vector: Float32Array;
  right: Set<string>;
  /** Verbatim fragments that the highlighted sentence should contain, with the passage of each. */
  fragments: { passage: CorpusPassage; span: Span }[];
}

interface Quality {
  hit1: number;
  hit3: number;
  mrr: number;
  /** Rank of the first right passage of each question. */
  ranks: number[];
  /** Share of questions whose best sentence in a right passage is the right one. */
  sentence: number;
}

/** Tokens through the model for each level; each pass includes its prefix and special tokens. */
interface Cost {
  passages: number;
  sentences: number;
  fragments: number;
}

export const part: Part = {
  name: 'levels',
  about: 'sentence and fragment vectors pooled from the pass over their passage, against passes of their own',
  async run(options: Options): Promise<Result> {
    const config = benchConfig('');
    const embedder = await loadEmbedder(config.embedding);
    const passages = (await corpusPassages(config)).slice(0, options.quick ? 12 : undefined);
    const chunks = await chunkAll(passages, embedder);
    const means = await meansFor(embedder, config.dataDir, () => {});
    const apart = embedApart(embedder);
    const apartMeans = await meansApart(apart, config, means);
    const asked = await embedQuestions(await readQuestions(embedder), passages, means, embedder);
    let pooled: Levels[] = [];
    let separate: Levels[] = [];
    const pooledMs = await timeOf(async () => {
      pooled = await embedLevels(passages, chunks, means, embedder);
    });
    const separateMs = await timeOf(async () => {
      separate = await embedLevels(passages, chunks, apartMeans, apart);
    });
    const cost = await countCost(passages, chunks, embedder);
    await embedder.close();
    const mixed = (sentences: Levels[], fragments: Levels[]): Levels[] =>
      pooled.map((levels, i) => ({
        ...levels,
        sentences: sentences[i]?.sentences ?? [],
        fragments: fragments[i]?.fragments ?? [],
      }));
    const base = rate(asked, pooled, threeLevels);
    const variants = [
      { name: 'passage alone', quality: rate(asked, pooled, passageAlone), tokens: cost.passages },
      { name: 'all three, pooled from one pass', quality: base, tokens: cost.passages },
      {
        name: 'sentences in passes of their own',
        quality: rate(asked, mixed(separate, pooled), threeLevels),
        tokens: cost.passages + cost.sentences,
      },
      {
        name: 'fragments in passes of their own',
        quality: rate(asked, mixed(pooled, separate), threeLevels),
        tokens: cost.passages + cost.fragments,
      },
      {
        name: 'both in passes of their own',
        quality: rate(asked, separate, threeLevels),
        tokens: cost.passages + cost.sentences + cost.fragments,
      },
    ];
    return {
      tables: [
        {
          title: `Three levels on ${asked.length} tuning questions and ${passages.length} passages; the model's vectors alone, no words`,
          columns: ['levels', 'hit@1', 'hit@3', 'MRR', 'better', 'worse', 'sentence', 'tokens', 'ratio'],
          rows: variants.map(({ name, quality, tokens }) => [
            ...[name, 100 * quality.hit1, 100 * quality.hit3, quality.mrr],
            ...[quality.ranks.filter((rank, i) => rank < (base.ranks[i] ?? 0)).length],
            ...[quality.ranks.filter((rank, i) => rank > (base.ranks[i] ?? 0)).length],
            ...[100 * quality.sentence, tokens, tokens / cost.passages],
          ]),
        },
        {
          title: 'Embedding the corpus',
          columns: ['levels', 'seconds'],
          rows: [
            ['pooled from one pass', pooledMs / 1000],
            ['each in its own pass', separateMs / 1000],
          ],
        },
      ],
      checks: [],
      details: { variants, cost, pooledMs, separateMs },
    };
  },
};

async function chunkAll(passages: CorpusPassage[], embedder: Embedder): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (const [i, { passage, document }] of passages.entries()) {
    chunks.push(...(await chunkPassage(document.text, passage, i, embedder)));
  }
  return chunks;
}

/** An embedder that uses a separate pass for every span. */
function embedApart(embedder: Embedder): Embedder {
  return {
    fingerprint: embedder.fingerprint,
    dimension: embedder.dimension,
    countTokens: (texts) => embedder.countTokens(texts),
    embedQuestion: (text, spans) => embedder.embedQuestion(text, spans),
    embedPassage: async (text, spans) => {
      const { whole, tokens } = await embedder.embedPassage(text, []);
      const vectors: Float32Array[] = [];
      for (const { start, end } of spans) vectors.push((await embedder.embedPassage(text.slice(start, end), [])).whole);
      return { whole, tokens, spans: vectors };
    },
    close: async () => {},
  };
}

/** Vectors from separate passes have different means; those of the corpus's languages are enough. */
async function meansApart(apart: Embedder, config: Config, means: LanguageMeans): Promise<LanguageMeans> {
  const { sentence, fragment } = await inTemporaryFolder(async (folder) => {
    const general = join(config.dataDir, 'general');
    const files = readdirSync(general).filter((file) => /^passages\.(en|vi)\.txt$/.test(file));
    for (const file of files) copyFileSync(join(general, file), join(folder, file));
    return computeMeans(apart, folder);
  });
  return { ...means, sentence, fragment };
}

async function embedQuestions(
  texts: EmbeddedText[],
  passages: CorpusPassage[],
  means: LanguageMeans,
  embedder: Embedder,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { question, text, language } of texts) {
    const right = rightPassages(question, passages);
    if (right.length === 0) continue;
    const { whole } = await embedder.embedQuestion(text);
    const fragments = question.gold.flatMap(({ document: id, contains }) =>
      passages.flatMap((passage) => {
        const at = contains === undefined || passage.document.id !== id ? -1 : passage.passage.text.indexOf(contains);
        const start = passage.passage.start + at;
        return at < 0 || contains === undefined ? [] : [{ passage, span: { start, end: start + contains.length } }];
      }),
    );
    asked.push({ vector: centre(whole, means, 'question', language), right: new Set(right), fragments });
  }
  return asked;
}

/** The texts that the product embeds for the tuning questions, with a temporary index. */
function readQuestions(embedder: Embedder): Promise<EmbeddedText[]> {
  return inTemporaryFolder(async (folder) => {
    const config = benchConfig(join(folder, 'index'));
    await ingest(config, async () => watched(embedder, {}));
    return embeddedTexts(config, embedder, tuningQuestions());
  });
}

async function embedLevels(
  passages: CorpusPassage[],
  chunks: Chunk[],
  means: LanguageMeans,
  embedder: Embedder,
): Promise<Levels[]> {
  const levels: Levels[] = passages.map(({ passage }) => ({
    id: passage.id,
    chunks: [],
    sentences: [],
    fragments: [],
  }));
  for (const chunk of chunks) {
    const { document } = passages[chunk.passage] ?? {};
    const level = levels[chunk.passage];
    if (!document || !level) continue;
    const spans = [...chunk.sentences, ...chunk.fragments];
    const within = spans.map(({ start, end }) => ({ start: start - chunk.start, end: end - chunk.start }));
    const vectors = await embedder.embedPassage(document.text.slice(chunk.start, chunk.end), within);
    level.chunks.push(centre(vectors.whole, means, 'passage', document.language));
    for (const [i, span] of spans.entries()) {
      const vector = vectors.spans[i];
      if (!vector) continue;
      const isSentence = i < chunk.sentences.length;
      const centred = centre(vector, means, isSentence ? 'sentence' : 'fragment', document.language);
      level[isSentence ? 'sentences' : 'fragments'].push({ span, vector: centred });
    }
  }
  return levels;
}

async function countCost(passages: CorpusPassage[], chunks: Chunk[], embedder: Embedder): Promise<Cost> {
  const frame = 4;
  const cost: Cost = { passages: 0, sentences: 0, fragments: 0 };
  for (const chunk of chunks) {
    const text = passages[chunk.passage]?.document.text ?? '';
    const tokens = async (spans: Span[]) => {
      const counts = await embedder.countTokens(spans.map(({ start, end }) => text.slice(start, end)));
      return counts.reduce((sum, count) => sum + count + frame, 0);
    };
    cost.passages += await tokens([chunk]);
    cost.sentences += await tokens(chunk.sentences);
    cost.fragments += await tokens(chunk.fragments);
  }
  return cost;
}

function passageAlone(levels: Levels, vector: Float32Array): number {
  return best(levels.chunks, vector);
}

function threeLevels(levels: Levels, vector: Float32Array): number {
  const of = (parts: { vector: Float32Array }[]) =>
    best(
      parts.map((one) => one.vector),
      vector,
    );
  return (best(levels.chunks, vector) + of(levels.sentences) + of(levels.fragments)) / 3;
}

function best(vectors: Float32Array[], vector: Float32Array): number {
  return Math.max(-1, ...vectors.map((other) => dot(other, vector)));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function rate(asked: Asked[], all: Levels[], score: (levels: Levels, vector: Float32Array) => number): Quality {
  const ranks = asked.map(({ vector, right }) => {
    const ranked = all
      .map((levels) => ({ id: levels.id, score: score(levels, vector) }))
      .sort((a, b) => b.score - a.score);
    return 1 + ranked.findIndex(({ id }) => right.has(id));
  });
  const judged = asked.filter(({ fragments }) => fragments.length > 0);
  return {
    hit1: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    hit3: mean(ranks.map((rank) => (rank <= 3 ? 1 : 0))),
    mrr: mean(ranks.map((rank) => 1 / rank)),
    ranks,
    sentence: mean(judged.map((one) => (picksSentence(one, all) ? 1 : 0))),
  };
}

/**
 * Whether the best sentence of a right passage, by its own vector and its best fragment's, contains most of a right
 * fragment.
 */
function picksSentence({ vector, fragments }: Asked, all: Levels[]): boolean {
  return fragments.some(({ passage, span }) => {
    const levels = all.find(({ id }) => id === passage.passage.id);
    const scored = (levels?.sentences ?? []).map((sentence) => {
      const inside = (levels?.fragments ?? []).filter(
        (fragment) => fragment.span.start >= sentence.span.start && fragment.span.end <= sentence.span.end,
      );
      const nearest = best(
        inside.map((fragment) => fragment.vector),
        vector,
      );
      return { span: sentence.span, score: dot(sentence.vector, vector) + nearest };
    });
    const [top] = scored.sort((a, b) => b.score - a.score);
    if (!top) return false;
    return 2 * (Math.min(top.span.end, span.end) - Math.max(top.span.start, span.start)) > span.end - span.start;
  });
}
