import { splitDocument } from '../../src/ingest/split.js';
import { tidy } from '../../src/ingest/tidy/tidy.js';
import { words } from '../../src/text/words.js';
import type { Generated, Recipe } from './generate.js';
import { documentOf } from './support.js';

/** How well a generated document was read. */
export interface Score {
  expected: number;
  /** Units found with the right number, annex, and beginning. */
  found: number;
  missed: string[];
  /** Numbered passages that the document does not have. */
  invented: number;
  inventions: string[];
  words: number;
  /** Words of the text, except contents and page heads, outside all passages. */
  inNoPassage: number;
  /** Words outside all passages and shown headings that were not reported as left out. */
  lost: number;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Reads a generated document as the ingest does, and compares the results. */
export function score({ text, expected, noText }: Generated, recipe: Pick<Recipe, 'layout' | 'language'>): Score {
  const tidied = tidy(text, [], recipe.layout === 'markdown');
  const document = documentOf(tidied.text, { kind: 'official', language: recipe.language });
  const { passages, count } = splitDocument(document);
  const units = passages.filter(({ number, unit }) => number !== undefined && unit !== 'note');
  const keyOf = (number: string, annex: string, recital: boolean) => `${recital ? 'recital ' : ''}${annex} ${number}`;
  const left = new Map<string, string[]>();
  for (const { number = '', unit, path = [], text: of } of units) {
    const key = keyOf(number, path.find(({ kind }) => kind === 'annex')?.number ?? '', unit === 'recital');
    left.set(key, [...(left.get(key) ?? []), flat(of)]);
  }
  let found = 0;
  const missed: string[] = [];
  for (const { number, annex = '', recital = false, begins } of expected) {
    const texts = left.get(keyOf(number, annex, recital)) ?? [];
    const at = texts.findIndex((each) => each.includes(flat(begins)));
    if (at < 0) missed.push(`${keyOf(number, annex, recital)}: ${begins}`);
    else {
      found += 1;
      texts.splice(at, 1);
    }
  }
  const inventions = [...left].flatMap(([key, texts]) => texts.map((each) => `${key}: ${each.slice(0, 60)}`));
  const all = words(text).length - words(noText).length;
  const inNoPassage = Math.max(0, all - count.inPassages);
  return {
    expected: expected.length,
    found,
    missed,
    invented: inventions.length,
    inventions,
    words: all,
    inNoPassage,
    lost: count.lost,
  };
}
