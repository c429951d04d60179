import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Retriever } from '../../src/retrieval/retrieve.js';
import { type Question, withoutMarksToo } from './questions.js';
import { isKept } from './xquad.js';

/** One in this many glossary concepts, and XQuAD answers, becomes a topic. */
const CONCEPT_STEP = 2;
const ANSWER_STEP = 5;
/** One question in this many is the bare topic. */
const BARE = 3;
/** Longest topic in words. */
const LONGEST_TOPIC = 5;
const OTHERS = ['de', 'fr', 'es', 'pl'];
const ANSWERS_IN = ['en', 'vi', 'de', 'es'];

const KEPT_STEP = 3;
const SAME_STEP = 3;
/** How people ask about a thing that no document mentions. */
const USES: WordingsOf = {
  en: ['{}', '{}', 'best {} in Hanoi', '{} for sale', 'how to draw a {}', 'cheap {} in Brussels', '{} pictures'],
  vi: ['{}', '{}', 'mua {} ở Hà Nội', 'giá {}', '{} đẹp', 'cách vẽ {}', '{} ở Brussels', 'hình ảnh {}'],
};

type WordingsOf = Readonly<Record<string, readonly string[]>>;

/** Topics in the documents, from the glossary, in the wordings of their languages. */
export function conceptQuestions(retriever: Retriever, frames: WordingsOf): Question[] {
  const tables = new Map(['en', 'vi', ...OTHERS].map((language) => [language, glossaryOf(language)]));
  const concepts = [...(tables.get('vi')?.keys() ?? [])].filter((concept) => retriever.dictionary.has(`#${concept}`));
  return concepts.flatMap((concept, i) => {
    if (i % CONCEPT_STEP > 0) return [];
    const other = OTHERS[(i / CONCEPT_STEP) % OTHERS.length] ?? 'de';
    return ['en', 'vi', other].flatMap((language) => {
      const topic = tables.get(language)?.get(concept);
      return topic === undefined ? [] : asked(`concept-${concept}`, topic, language, 'framed', frames);
    });
  });
}

const answersSchema = z.array(
  z.object({
    paragraphs: z.array(z.object({ qas: z.array(z.object({ answers: z.array(z.object({ text: z.string() })) })) })),
  }),
);

/** Topics not in the documents: the answers of XQuAD, in the same wordings. */
export function answerQuestions(folder: string, retriever: Retriever, frames: WordingsOf): Question[] {
  const { library } = retriever;
  const texts = Array.from({ length: library.size }, (_, i) => library.passage(i).text.toLowerCase()).join('\n');
  return ANSWERS_IN.flatMap((language) => {
    const step = OTHERS.includes(language) ? 2 * ANSWER_STEP : ANSWER_STEP;
    return answersIn(folder, language, () => true)
      .filter((_, i) => i % step === 0)
      .filter(isTopic)
      .filter((topic) => !texts.includes(topic.toLowerCase()))
      .flatMap((topic, i) => asked(`answer-${i}`, topic, language, 'framed_off_topic', frames));
  });
}

/**
 * Topics in XQuAD's own English documents (see xquadCorpus): the answers from the paragraphs that were kept, in several
 * languages.
 */
export function keptAnswerQuestions(folder: string, frames: WordingsOf): Question[] {
  const english = answersIn(folder, 'en', isKept);
  return ANSWERS_IN.flatMap((language) => {
    const answers = answersIn(folder, language, isKept);
    const step = OTHERS.includes(language) ? KEPT_STEP : 1;
    return answers.flatMap((topic, i) => {
      // Most names are the same in every language; a third of them is enough.
      const isSame = language !== 'en' && topic === english[i];
      if (!isTopic(topic) || i % step > 0 || (isSame && i % SAME_STEP > 0)) return [];
      return asked(`kept-${i}`, topic, language, 'framed', frames);
    });
  });
}

/**
 * Everyday things (bench/eval/everyday.tsv), on their own and in typical questions: documents of this kind do not
 * mention them.
 */
export function everydayQuestions(frames: WordingsOf, step: number, first: number): Question[] {
  const [head = '', ...lines] = readFileSync(join(PACKAGE_ROOT, 'bench/eval/everyday.tsv'), 'utf8').trim().split('\n');
  const languages = head.split('\t');
  return lines.flatMap((line, i) => {
    if (i % step !== first) return [];
    const names = line.split('\t');
    const other = OTHERS[i % OTHERS.length] ?? 'de';
    return ['en', 'vi', other].flatMap((language) => {
      const name = names[languages.indexOf(language)] ?? '';
      const uses = USES[language] ?? ['{}'];
      const topic = (uses[i % uses.length] ?? '{}').replace('{}', () => name);
      const questions = asked(`everyday-${i}`, topic, language, 'framed_off_topic', frames);
      // A syllable without diacritics may be many words.
      return topic.includes(' ') ? questions : questions.slice(0, 1);
    });
  });
}

function answersIn(folder: string, language: string, take: (paragraph: number) => boolean): string[] {
  const data = answersSchema.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
  return data.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ qas }, i) => (take(i) ? qas.flatMap(({ answers: [first] }) => first?.text ?? []) : [])),
  );
}

function isTopic(text: string): boolean {
  return /^[\p{L} '-]+$/u.test(text) && text.split(' ').length <= LONGEST_TOPIC;
}

/**
 * A topic in one of its language's wordings, chosen pseudo-randomly but repeatably; Vietnamese also without diacritics.
 */
function asked(name: string, topic: string, language: string, kind: string, frames: WordingsOf): Question[] {
  const chance = [...`${name} ${language}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const own = frames[language] ?? ['{}'];
  const frame = chance % BARE === 0 ? '{}' : (own[Math.floor(chance / BARE) % own.length] ?? '{}');
  const question = frame.replace('{}', () => topic);
  const gold = kind === 'framed' ? [{ document: name, contains: topic }] : [];
  const one = { id: `${name}-${language}`, question, language, kind, gold };
  return withoutMarksToo(one);
}

/** The first wording of each concept of a language. */
function glossaryOf(language: string): Map<string, string> {
  const lines = readFileSync(join(PACKAGE_ROOT, 'data/glossary', `${language}.tsv`), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [concept = '', wordings = ''] = line.split('\t');
      const [first = ''] = wordings.split(' | ');
      return concept === '' || first === '' ? [] : [[concept, first.trim()]];
    }),
  );
}
