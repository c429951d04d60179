import { phraseList, wordSet } from '../word-lists.js';
import { english } from './en.js';
import { czech, german, greek, polish, swedish } from './northern.js';
import { bulgarian, croatian, danish, finnish, hungarian, slovak, slovenian } from './others.js';
import type { Frames } from './type.js';
import { vietnamese } from './vi.js';
import { dutch, french, italian, portuguese, romanian, spanish } from './western.js';

const TABLES: Readonly<Record<string, Frames>> = {
  en: english,
  vi: vietnamese,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  ro: romanian,
  pl: polish,
  cs: czech,
  el: greek,
  sv: swedish,
  da: danish,
  fi: finnish,
  hu: hungarian,
  sk: slovak,
  sl: slovenian,
  hr: croatian,
  bg: bulgarian,
};

/** The frames of a language, ready for matching; longest phrases first. */
export interface Table {
  opening: Set<string>;
  links: string[][];
  tails: string[][];
  closing: Set<string>;
  filler: Set<string>;
  auxiliaries: Set<string>;
  kept: string[][];
}

/** For a language that has only whole ways of asking. */
export const EMPTY: Table = {
  opening: new Set(),
  links: [],
  tails: [],
  closing: new Set(),
  filler: new Set(),
  auxiliaries: new Set(),
  kept: [],
};

const compiled = new Map<string, Table>();

/** The frames of a language, made once; nothing for a language without any. */
export function tableOf(language: string): Table | undefined {
  const known = compiled.get(language);
  const frames = TABLES[language];
  if (known || !frames) return known;
  const phrases = (text = '') => phraseList(text).sort((a, b) => b.length - a.length);
  const opening = wordSet(frames.opening);
  const table = {
    opening,
    links: phrases(frames.links),
    tails: phrases(frames.tails),
    closing: new Set([...opening, ...wordSet(frames.closing)]),
    filler: wordSet(frames.filler),
    auxiliaries: wordSet(frames.auxiliaries),
    kept: phrases(frames.kept),
  };
  compiled.set(language, table);
  return table;
}
