/**
 * Trains the two forests of data/scoring/evidence.json, which src/retrieval/rank/sufficiency.ts reads, on the tuning
 * questions. Prints, for several thresholds, the share of each kind of question below them, scored by a forest that has
 * not seen it:
 *
 * npx tsx bench/eval/fit.ts [--xquad FOLDER] [--index FOLDER] [--cache FILE]
 *
 * If a copy of XQuAD is available, it adds questions on another corpus and questions about nothing in the project's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import type { EvidenceFigures } from '../../src/retrieval/rank/evidence.js';
import { type Forest, probabilityBy } from '../../src/retrieval/rank/trees.js';
import type { Retriever } from '../../src/retrieval/retrieve.js';
import { hasVietnameseDiacritics } from '../../src/text/vietnamese/fold.js';
import { aspectQuestions } from './aspects.js';
import { areaUnder, type Example, type Growing, growTrees } from './boosting.js';
import { framedQuestions, loadFramed } from './framed.js';
import { openProduct } from './open.js';
import { personQuestions } from './persons.js';
import { GOLDEN_TODAY, goldenFiles, loadQuestions, type Question } from './questions.js';
import { isRight } from './score.js';
import { answerQuestions, conceptQuestions, everydayQuestions, keptAnswerQuestions } from './topics.js';
import { xquadCorpus } from './xquad.js';

export interface Row {
  id: string;
  source: string;
  kind: string;
  language: string;
  question: string;
  figures: EvidenceFigures;
  /** Whether the first passage is right. */
  right: boolean;
  answerable: boolean;
}

/** One in this many framed questions, and XQuAD questions, is used. */
const FRAMED_STEP = 5;
const XQUAD_STEP = 7;
const ASPECT_STEP = 3;
/** The other half of the everyday things is asked on the other corpus. */
const EVERYDAY_STEP = 2;
const XQUAD_LANGUAGES = ['en', 'vi', 'de'];

/**
 * The weight of each source, the same for answerable and unanswerable questions and for English, Vietnamese and the
 * rest.
 */
const SOURCE_WEIGHTS: Readonly<Record<string, number>> = {
  golden: 4,
  framed: 4,
  aspects: 3,
  topics: 3,
  everyday: 3,
  other_topics: 2,
  persons: 2,
  general: 1.5,
  xquad_off_topic: 1.5,
  xquad: 1.5,
};
/** Paraphrases share no word with their answer; without extra weight, all of them would be lost. */
const PARAPHRASES = 4;
/** Compared with near-topic questions, questions about something else teach little: few of them get this far. */
const OFF_TOPIC_WHERE_SURE = 0.3;
const FOLDS = 5;
const directions: Growing['directions'] = {
  ...{
    score: 1,
    margin: 1,
    fragment: 1,
    sentence: 1,
    tokens: 1,
    covered: 1,
    coveredQuartile: 1,
    concepts: 1,
    around: 1,
    matched: 1,
  },
  ...{ matchedByAny: 1, known: 1, nearness: 1, farthest: 1, apartFromNames: 1 },
  ...{ unitsMatched: 1, unitFarthest: 1, standsOut: 1 },
  ...{
    unmatched: -1,
    unknownNames: -1,
    kindMissing: -1,
    figureMissing: -1,
    asksQuantity: -1,
    missing: -1,
    nameElsewhere: -1,
    speakerMissing: -1,
  },
};
const GROWING: Growing = { rounds: 80, depth: 3, rate: 0.1, least: 8, ridge: 5, directions };
const THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

const options = new Command('fit')
  .option('--xquad <folder>', 'folder of XQuAD, one file a language')
  .option('--index <folder>', 'folder of the project’s index')
  .option('--cache <file>', 'where the figures are kept between runs')
  .parse()
  .opts<{ xquad?: string; index?: string; cache?: string }>();

const rows = options.cache && existsSync(options.cache) ? readCache(options.cache) : await gather();
if (options.cache) writeFileSync(options.cache, rows.map((row) => JSON.stringify(row)).join('\n'));
report(rows);

function readCache(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

async function gather(): Promise<Row[]> {
  const config = readConfig({});
  const product = await openProduct(config, options.index);
  const { frames } = loadFramed('tune');
  const own = [
    ...(await figuresOf(product.retriever, 'golden', loadQuestions(goldenFiles('tune')))),
    ...(await figuresOf(product.retriever, 'framed', every(framedQuestions(loadFramed('tune')), FRAMED_STEP))),
    ...(await figuresOf(product.retriever, 'aspects', every(aspectQuestions('tune'), ASPECT_STEP))),
    ...(await figuresOf(product.retriever, 'topics', conceptQuestions(product.retriever, frames))),
    ...(await figuresOf(product.retriever, 'everyday', everydayQuestions(frames, EVERYDAY_STEP, 0))),
    ...(await figuresOf(product.retriever, 'persons', personQuestions('tune'))),
    ...(await figuresOf(product.retriever, 'general', generalQuestions())),
  ];
  if (options.xquad === undefined) return own;
  const answers = answerQuestions(options.xquad, product.retriever, frames);
  own.push(...(await figuresOf(product.retriever, 'topics', answers)));
  for (const language of ['en', 'vi', 'de', 'es', 'el', 'ro']) {
    const scratch = join(tmpdir(), `partnership-xquad-${language}`);
    const questions = every(xquadCorpus(options.xquad, language, join(scratch, 'corpus')), XQUAD_STEP);
    own.push(
      ...(await figuresOf(
        product.retriever,
        'xquad_off_topic',
        questions.filter((_, i) => i % 2 === 0).map(unanswerable),
      )),
    );
    if (!XQUAD_LANGUAGES.includes(language)) continue;
    const other = await openProduct({ ...config, corpusDir: join(scratch, 'corpus') }, join(scratch, 'index'));
    own.push(...(await figuresOf(other.retriever, 'xquad', questions)));
    if (language === 'en') {
      const kept = keptAnswerQuestions(options.xquad, frames);
      const everyday = everydayQuestions(frames, EVERYDAY_STEP, 1);
      own.push(...(await figuresOf(other.retriever, 'other_topics', [...kept, ...everyday])));
    }
    await other.close();
  }
  await product.close();
  return own;
}

function every(questions: Question[], step: number): Question[] {
  return questions.filter((_, i) => i % step === 0);
}

function unanswerable(question: Question): Question {
  return { ...question, kind: 'off_topic', gold: [] };
}

function generalQuestions(): Question[] {
  const folder = resolve(PACKAGE_ROOT, 'data/general');
  return 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv vi'.split(' ').flatMap((language) =>
    readFileSync(join(folder, `questions.${language}.txt`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((question, i) => ({ id: `general-${language}-${i}`, question, language, kind: 'off_topic', gold: [] })),
  );
}

async function figuresOf(retriever: Retriever, source: string, questions: readonly Question[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { id, question, language, kind, gold } of questions) {
    const ranking = await retriever.rank(question, { today: GOLDEN_TODAY });
    if (ranking.kind !== 'ranked') continue;
    const [first] = ranking.ranked;
    rows.push({
      ...{ id, source, kind, language, question, figures: ranking.figures },
      right: first !== undefined && gold.some((each) => isRight(ranking.cite(first), each)),
      answerable: gold.length > 0,
    });
  }
  return rows;
}

function isOffTopic({ answerable, kind }: Row): boolean {
  return !answerable && kind.includes('off_topic');
}

/** @param offTopic the weight of an off-topic question relative to any other question */
function weighted(chosen: readonly Row[], offTopic: number): Example[] {
  const counts = new Map<string, number>();
  const groupOf = ({ source, answerable, language, question }: Row) =>
    `${source} ${answerable} ${languageOf(language, question)}`;
  for (const row of chosen) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  return chosen.map((row) => ({
    figures: { ...row.figures },
    label: row.answerable,
    weight:
      ((100 * (SOURCE_WEIGHTS[row.source] ?? 1)) / (counts.get(groupOf(row)) ?? 1)) *
      (row.kind === 'paraphrase' ? PARAPHRASES : 1) *
      (isOffTopic(row) ? offTopic : 1),
  }));
}

/** Vietnamese without diacritics is a separate language here, so that it has the same weight. */
function languageOf(language: string, question: string): string {
  if (language === 'vi') return hasVietnameseDiacritics(question) ? 'vi' : 'vi_plain';
  return language === 'en' ? 'en' : 'eu';
}

function report(all: readonly Row[]): void {
  const asked = all.filter(({ kind }) => kind !== 'clause');
  const answerable = grown(
    'answerable',
    asked.filter((row) => row.answerable || isOffTopic(row)),
    1,
  );
  const sure = grown(
    'sure',
    asked.filter((row) => row.answerable || isOffTopic(row) || /near_topic|wrong_person/.test(row.kind)),
    OFF_TOPIC_WHERE_SURE,
  );
  const file = join(PACKAGE_ROOT, 'data/scoring/evidence.json');
  writeFileSync(file, `${JSON.stringify({ version: 1, answerable, sure })}\n`);
}

function grown(name: string, chosen: readonly Row[], offTopic: number): Forest {
  const examples = weighted(chosen, offTopic);
  const features = Object.keys(chosen[0]?.figures ?? {});
  const values = unseen(chosen, examples, features);
  process.stdout.write(`\n${name}: cross-validated area ${areaUnder(examples, values).toFixed(3)}\n`);
  for (const threshold of THRESHOLDS) {
    const groups = new Map<string, { below: number; count: number }>();
    for (const [i, row] of chosen.entries()) {
      const key = `${row.source}/${row.answerable && row.kind !== 'paraphrase' ? 'answerable' : row.kind}/${languageOf(row.language, row.question)}`;
      const { below, count } = groups.get(key) ?? { below: 0, count: 0 };
      groups.set(key, { below: below + Number((values[i] ?? 0) < threshold), count: count + 1 });
    }
    const cells = [...groups].map(
      ([key, { below, count }]) => `${key} ${((100 * below) / count).toFixed(0)}%/${count}`,
    );
    process.stdout.write(`below ${threshold}: ${cells.sort().join(' · ')}\n`);
  }
  return growTrees(examples, features, GROWING);
}

/** Each row's probability by a forest that has not seen its topic. */
function unseen(chosen: readonly Row[], examples: readonly Example[], features: readonly string[]): number[] {
  const folds = chosen.map(({ source, id }) => {
    const topic =
      source === 'framed' ? id.slice(0, id.search(/-[a-z]{2}-\d/)) : id.replace(/-[a-z]{2}(?:-plain)?$/, '');
    return [...topic].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 0) % FOLDS;
  });
  const forests = Array.from({ length: FOLDS }, (_, fold) =>
    growTrees(
      examples.filter((_, i) => folds[i] !== fold),
      features,
      GROWING,
    ),
  );
  return examples.map(({ figures }, i) => {
    const forest = forests[folds[i] ?? 0];
    return forest ? probabilityBy(forest, figures) : 0;
  });
}
