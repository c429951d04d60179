import { describe, expect, it } from 'vitest';
import { overlong } from '../../bench/lib/processor-time.js';
import { splitDocument } from '../../src/ingest/split.js';
import { tidy } from '../../src/ingest/tidy/tidy.js';
import { monthsIn } from '../../src/text/months.js';
import { documentOf } from './support.js';

const LENGTH = 98_000;
const repeated = (piece: string) => piece.repeat(Math.floor(LENGTH / piece.length));

/** Lines just below the maximum length, with text that a pattern may scan repeatedly. */
const LINES: Record<string, string> = {
  'spaces amid words': `Both sides${repeated(' ')}agree in May 2025.`,
  'spaces in a row of a table': `| a${repeated(' ')}b |`,
  'spaces in a heading': `# a${repeated(' ')}b`,
  'spaces before a number': `Title${repeated(' ')}x 12`,
  tabs: `a${repeated('\t')}b`,
  'dots of a table of contents': `Title ${repeated('. ')}x`,
  hyphens: repeated('- '),
  numbers: repeated('1. '),
  brackets: repeated('(a'),
  images: repeated('![a]('),
  marks: repeated('**_'),
  'months and spaces': `May${repeated(' ')}x tháng${repeated(' ')}y`,
};

describe('a line of nothing but repetition', () => {
  it.each(Object.entries(LINES))('is read within a second of processor: %s', async (_name, line) => {
    const read = () => {
      const { text } = tidy(`Article 1\n${line}\nThe end.\n`, [], true);
      splitDocument(documentOf(text, { kind: 'official' }), []);
      monthsIn(text, 'en');
    };
    expect(await overlong(read, 1000)).toBeUndefined();
  });
});
