import { describe, expect, it } from 'vitest';
import { type Law, makeLaw } from './law.js';
import { PRINTS } from './print.js';
import { type LawScore, scoreLaw } from './score-law.js';
import { type LawLanguage, STYLES } from './styles.js';

/** Unseen seeds: those looked at while writing the readers are below 10,000. */
const FIRST_SEED = 20_260_129;
const LAWS = 6;
const LANGUAGES = Object.keys(STYLES) as LawLanguage[];

const laws = new Map<LawLanguage, Law[]>(
  LANGUAGES.map((language) => [language, Array.from({ length: LAWS }, (_, i) => makeLaw(FIRST_SEED + i, language))]),
);

describe.each(PRINTS)('laws and treaties printed as $name', (print) => {
  it.each(LANGUAGES)('are read with their parts, annexes and protocols: %s', async (language) => {
    const scores: LawScore[] = [];
    for (const law of laws.get(language) ?? []) scores.push(await scoreLaw(law, print));
    const sum = (of: (score: LawScore) => number) => scores.reduce((total, score) => total + of(score), 0);
    const expected = sum((score) => score.expected);
    const problems = scores.flatMap((score) => score.problems);
    expect(expected).toBeGreaterThan(80);
    expect(sum(({ found }) => found) / expected, problems.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(sum(({ whole }) => whole) / expected, problems.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(
      sum(({ invented }) => invented),
      problems.join('\n'),
    ).toBeLessThanOrEqual(expected / 500);
    expect(sum(({ inNoPassage }) => inNoPassage) / sum(({ words }) => words)).toBeLessThanOrEqual(0.02);
    expect(sum(({ lost }) => lost)).toBe(0);
  });
});

describe('a law', () => {
  it('gives the same units whatever it is printed as', async () => {
    const law = makeLaw(FIRST_SEED, 'vi');
    for (const print of PRINTS) expect([print.name, (await scoreLaw(law, print)).problems]).toEqual([print.name, []]);
  });
});
