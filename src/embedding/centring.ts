import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFragments } from '../text/fragments.js';
import { splitSentences } from '../text/sentences.js';
import { type Embedder, toUnit } from './embedder.js';

/** The kinds of text that are centred separately: the vectors of each kind share a component of their own. */
export const LEVELS = ['question', 'questionToken', 'passage', 'sentence', 'fragment', 'passageToken'] as const;
export type Level = (typeof LEVELS)[number];

/** Mean vectors of general texts, by level and ISO 639-1 code. */
export type LanguageMeans = Record<Level, Record<string, Float32Array>>;

/**
 * Subtracts a language's mean vector from a vector and scales the result to length 1.
 *
 * The vectors of e5 models share a large component per language, so in a mixed corpus passages in the question's
 * language would win no matter what they say. Centring both sides removes this component (docs/design.md has the
 * figures). A language without a mean gets the mean over all languages.
 */
export function centre(vector: Float32Array, means: LanguageMeans, level: Level, language: string): Float32Array {
  const mean = means[level][language] ?? means[level].all;
  if (!mean) return vector.slice();
  // A plain loop: a callback per number takes four times as long, and a question has about twenty vectors.
  const rest = new Float32Array(vector.length);
  for (let i = 0; i < rest.length; i += 1) rest[i] = (vector[i] as number) - (mean[i] ?? 0);
  // A vector equal to its language's mean would become zero, which has no direction.
  return rest.some((x) => x !== 0) ? toUnit(rest) : vector.slice();
}

/**
 * Computes the means from the general questions and passages in a folder (`questions.en.txt`, `passages.en.txt`, …).
 * @param onProgress called with the share done, 0 to 1
 */
export async function computeMeans(
  embedder: Embedder,
  folder: string,
  onProgress: (share: number) => void = () => {},
): Promise<LanguageMeans> {
  const means = Object.fromEntries(LEVELS.map((level) => [level, {}])) as LanguageMeans;
  const files = readdirSync(folder).filter((file) => /^(questions|passages)\.[a-z]{2}\.txt$/.test(file));
  for (const [i, file] of files.entries()) {
    const [kind = '', language = ''] = file.split('.');
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const found =
      kind === 'questions' ? await meansOfQuestions(embedder, lines) : await meansOfPassages(embedder, lines);
    for (const [level, mean] of Object.entries(found)) means[level as Level][language] = mean;
    onProgress((i + 1) / files.length);
  }
  for (const level of LEVELS) means[level].all = meanOf(Object.values(means[level]), embedder.dimension);
  return means;
}

async function meansOfQuestions(embedder: Embedder, lines: string[]): Promise<Partial<Record<Level, Float32Array>>> {
  const vectors = [];
  for (const line of lines) vectors.push(await embedder.embedQuestion(line));
  return {
    question: meanOf(
      vectors.map((v) => v.whole),
      embedder.dimension,
    ),
    questionToken: meanOf(
      vectors.flatMap((v) => v.tokens),
      embedder.dimension,
    ),
  };
}

async function meansOfPassages(embedder: Embedder, lines: string[]): Promise<Partial<Record<Level, Float32Array>>> {
  const passage: Float32Array[] = [];
  const sentence: Float32Array[] = [];
  const fragment: Float32Array[] = [];
  const passageToken: Float32Array[] = [];
  for (const line of lines) {
    const sentences = splitSentences(line);
    const fragments = sentences.flatMap((span) => splitFragments(line, span));
    const vectors = await embedder.embedPassage(line, [...sentences, ...fragments]);
    passage.push(vectors.whole);
    sentence.push(...vectors.spans.slice(0, sentences.length));
    fragment.push(...vectors.spans.slice(sentences.length));
    passageToken.push(...vectors.tokens);
  }
  const mean = (vectors: Float32Array[]) => meanOf(vectors, embedder.dimension);
  return {
    passage: mean(passage),
    sentence: mean(sentence),
    fragment: mean(fragment),
    passageToken: mean(passageToken),
  };
}

function meanOf(vectors: Float32Array[], dimension: number): Float32Array {
  const sum = new Float32Array(dimension);
  for (const vector of vectors) for (let i = 0; i < dimension; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return sum.map((x) => x / Math.max(1, vectors.length));
}
