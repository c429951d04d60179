import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { ConfigError } from '../../../src/errors.js';
import { Spelling } from '../../../src/retrieval/question/spelling.js';

const { dataDir } = readConfig({});
const VOCABULARY = ['yellow', 'card', 'fisheries', 'semiconductors', 'partnership', 'evfta'];
const spelling = new Spelling(dataDir, VOCABULARY);

describe('spelling', () => {
  it.each([
    ['the yelow card', 'the yellow card'],
    ['fisheris and semiconducters', 'fisheries and semiconductors'],
    ['partnershp?', 'partnership?'],
    ['(yelow)', '(yellow)'],
    ['semi conductors please', 'semiconductors please'],
  ])('is mended: %s', (text, mended) => expect(spelling.correct(text)).toBe(mended));

  it.each([
    'the yellow card',
    'a fellow guard',
    'semi, conductors',
    'yellow card fisheries',
    'Yelow',
    'YELOW',
    'yel',
    'xqzwvk',
    'thẻ vàng',
    'y3llow',
    '',
    '   \n',
    'ellow',
  ])('is left alone: %s', (text) => expect(spelling.correct(text)).toBe(text));

  it('learns words of the corpus', () => {
    const own = new Spelling(dataDir, []);
    expect(own.correct('the glimworb')).toBe('the glimworb');
    own.learn(['glimworbs']);
    expect(own.correct('the glimworb')).toBe('the glimworbs');
  });

  it('gives the same twice and for what is mended already', () => {
    const once = spelling.correct('yelow fisheris partnershp');
    expect(spelling.correct(once)).toBe(once);
  });

  it('needs its list of words', () => {
    expect(() => new Spelling('/nowhere/at/all', [])).toThrow(ConfigError);
  });
});
