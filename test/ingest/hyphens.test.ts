import { expect, it } from 'vitest';
import { Hyphens } from '../../src/ingest/read/hyphens.js';
import { tidy } from '../../src/ingest/tidy/tidy.js';

const KEPT = ['EU|funded', 'ASEAN|led', 'UN|wide', 'State|owned', 'low|income', 'Vietnamese|speaking', 'long|term'];
const JOINED = ['sustain|able', 'follow|ing', 'anti|cipate', 'land|scape', 'under|funded', 'coop|eration', 'high|way'];

const read = (text: string) => tidy(text, [], false).text;

it.each(KEPT)('a hyphen of the word itself stays at a line end: %s', (word) => {
  const [head = '', tail = ''] = word.split('|');
  expect(read(`They met for ${head}-\n${tail} matters.`)).toBe(`They met for ${head}-${tail} matters.`);
  expect(new Hyphens().join(`for ${head}-`, `${tail} matters`)).toBe(`for ${head}-${tail} matters`);
});

it.each(JOINED)('a hyphen that only divides a word goes: %s', (word) => {
  const [head = '', tail = ''] = word.split('|');
  expect(read(`They met for ${head}-\n${tail} matters.`)).toBe(`They met for ${head}${tail} matters.`);
  expect(new Hyphens().join(`for ${head}-`, `${tail} matters`)).toBe(`for ${head}${tail} matters`);
});
