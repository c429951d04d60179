import type { Desk, Rating } from '../../../src/bot/desk.js';
import type { Log } from '../../../src/bot/log.js';
import { UNWATCHED } from '../../../src/bot/watch/hooks.js';
import type { Library } from '../../../src/index/library.js';
import type { Answer } from '../../../src/model.js';
import type { Retriever } from '../../../src/retrieval/retrieve.js';
import type { Turned } from '../../../src/words/bot.js';

export const VERSION = 'v1';
export const USER = '100000000000000001';
export const OTHER = '100000000000000002';

/** A log entry with its level. */
export interface Line {
  level: keyof Log;
  fields: Record<string, unknown>;
  message: string;
}

export function recordingLog(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: keyof Log) => (fields: object, message: string) =>
    void lines.push({ level, fields: { ...fields }, message });
  return { log: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }, lines };
}

export interface FakeDesk extends Desk {
  verdicts: Rating[];
  asked: string[];
}

/** A desk over a library; every question gets the answer given. */
export function fakeDesk(library: Library, answer: (question: string) => Promise<Answer | Turned>): FakeDesk {
  const verdicts: Rating[] = [];
  const asked: string[] = [];
  return {
    verdicts,
    asked,
    installation: {
      version: '0.1.0',
      model: 'model',
      limits: { burst: 5, secondsEach: 6 },
      feedback: true,
      clauseReferences: false,
      gaps: false,
      plainText: false,
      defaultPrivate: false,
    },
    indexVersion: library.manifest.version,
    numbersOf: () => undefined,
    use: async (work) => work({ library } as Retriever),
    ask: async (_userId, question, _options, show) => {
      asked.push(question);
      const given = await answer(question);
      const isAnswer = given.kind === 'answered' || given.kind === 'no_evidence' || given.kind === 'small_talk';
      return isAnswer ? show(given, library) : given;
    },
    take: (_userId, work) => work({ library } as Retriever),
    judge: async (verdict) => {
      verdicts.push(verdict);
      return verdicts.length === 1;
    },
    isOperator: () => false,
    health: UNWATCHED.health,
    reload: async () => false,
  };
}

/** A library with one document of two passages, with just the parts that handlers use. */
export function twoPassageLibrary(version = VERSION): Library {
  const document = {
    id: 'doc',
    title: 'A document',
    titleBasis: 'given',
    kind: 'official',
    language: 'en',
    date: '2026-01-29',
    dateBasis: 'stated',
  };
  const passages = ['First passage.', 'Second passage.'].map((text, i) => ({
    id: `doc#${i + 1}`,
    documentId: 'doc',
    start: i * 20,
    end: i * 20 + text.length,
    clause: i + 1,
    number: `${i + 1}`,
    label: `Clause ${i + 1}`,
    section: [],
    text,
  }));
  const library = {
    manifest: { version, counts: { documents: 1, passages: 2 } },
    documents: [document],
    size: passages.length,
    passage: (number: number) => {
      const passage = passages[number];
      if (!passage) throw new RangeError(`there is no passage ${number}`);
      return passage;
    },
    numberOf: (id: string) => {
      const at = passages.findIndex((passage) => passage.id === id);
      return at < 0 ? undefined : at;
    },
    documentOf: () => document,
    documentNumber: () => 0,
    spanOf: (number: number) => passages[number],
    clauseOf: (number: number) => number + 1,
    printedNumberOf: (number: number) => `${number + 1}`,
    unitOf: () => 'clause',
    unitTitleOf: () => '',
    pathOf: () => [],
    passagesOf: () => [0, 1],
  };
  return library as unknown as Library;
}

/** The answer with the first passage. */
export function answerOf(question: string, language = 'en', indexVersion = VERSION): Answer {
  const text = 'First passage.';
  return {
    kind: 'answered',
    evidence: 'strong',
    question,
    language,
    indexVersion,
    notices: [],
    citations: [
      {
        passageId: 'doc#1',
        documentId: 'doc',
        clause: 1,
        label: 'Clause 1',
        section: [],
        quote: text,
        start: 0,
        end: text.length,
        passage: { text, start: 0, end: text.length },
        title: 'A document',
        titleBasis: 'given',
        kind: 'official',
        date: '2026-01-29',
        dateBasis: 'stated',
        language: 'en',
        score: 1,
      },
    ],
  };
}

/** A promise that can be settled from outside. */
export function deferred<T>(): { promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void } {
  let settle: { resolve(value: T): void; reject(error: unknown): void } | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}
