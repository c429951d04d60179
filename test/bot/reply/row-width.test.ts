import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted } from '../../../src/bot/reply/row-width.js';
import { botWordsFor, LOCALES } from '../../../src/words/languages.js';

type Look = { label?: string; emoji?: string };

const made = (looks: readonly Look[]): APIButtonComponentWithCustomId[] =>
  looks.map(({ label, emoji }, i) => ({
    ...{ type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: `${i}` },
    ...(label === undefined ? {} : { label }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
  }));
const looksOf = (buttons: readonly APIButtonComponentWithCustomId[]) =>
  buttons.map(({ label, emoji }) => [emoji?.name, label].filter(Boolean).join(' '));

/** The buttons under a public answer if votes are stored. */
const answerRow = (locale: string): Look[] => {
  const { cite, sources } = botWordsFor(locale).buttons;
  return [
    { label: cite, emoji: '🔖' },
    { label: sources, emoji: '📚' },
    { emoji: '👍' },
    { emoji: '👎' },
    { emoji: '🗑️' },
  ];
};

describe('a row of buttons', () => {
  it.each(LOCALES)('under an answer in %s stays on one line of a phone', (locale) => {
    const looks = looksOf(fitted(made(answerRow(locale)), 'below'));
    // One more icon and gap for each would not fit.
    const letters = looks.join('').replace(/[^\p{L} ]/gu, '').length;
    const signs = looks.filter((look) => /\p{Extended_Pictographic}/u.test(look)).length;
    expect(5 * 26 + 4 * 8 + signs * 20 + letters * 7.3).toBeLessThanOrEqual(314);
    expect(looks).toContain(botWordsFor(locale).buttons.sources);
  });

  it('keeps its signs where there is room', () => {
    const { howToAsk, documents, cite } = botWordsFor('en').buttons;
    for (const row of [
      [{ label: howToAsk, emoji: '💡' }, { label: documents, emoji: '📚' }, { emoji: '🗑️' }],
      [{ label: cite, emoji: '🔖' }, { emoji: '🗑️' }],
    ])
      expect(fitted(made(row), 'below')).toEqual(made(row));
  });

  it('keeps the signs that turn pages, and every button with its custom id', () => {
    const look = fc.record(
      { label: fc.string({ minLength: 1, maxLength: 40 }), emoji: fc.constantFrom('◀️', '▶️', '🔖', '📚', '👍', '🗑️') },
      { requiredKeys: ['emoji'] },
    );
    fc.assert(
      fc.property(
        fc.array(look, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('below', 'inside'),
        (looks, place) => {
          const shown = fitted(made(looks), place);
          expect(shown.map(({ custom_id: id }) => id)).toEqual(looks.map((_, i) => `${i}`));
          for (const [i, { label, emoji }] of shown.entries()) {
            expect(label !== undefined || emoji !== undefined).toBe(true);
            if (/[◀▶]/u.test(looks[i]?.emoji ?? '')) expect(emoji?.name).toBe(looks[i]?.emoji);
          }
        },
      ),
    );
  });
});
