import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import { UsageError } from '../../src/errors.js';
import { type Checking, checkQuote, compareQuote } from '../../src/quotes/check.js';
import { tokenise } from '../../src/quotes/tokens.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { wordsOnly } from './support.js';

let checking: Checking;
beforeAll(async () => {
  checking = await wordsOnly(temporaryFolder());
});
afterAll(() => {
  checking.library.close();
  removeFolders();
});
const kindOf = async (text: string) => (await checkQuote(checking, text)).kind;

describe('a planted change', () => {
  it('of any word of the corpus is never verbatim, and is shown as it is', async () => {
    const random = seeded(3);
    const below = (n: number) => Math.floor(n * random());
    for (let passage = 0; passage < checking.library.size; passage += 1) {
      const { text } = checking.library.passage(passage);
      const tokens = tokenise(text);
      const words = tokens.filter(({ kind }) => kind !== 'mark');
      if (words.length < 12) continue;
      for (let i = 0; i < 4; i += 1) {
        const at = 3 + below(words.length - 6);
        const word = words[at];
        if (!word) continue;
        const [from, to] = [
          words[Math.max(0, at - 9)]?.start ?? 0,
          words[Math.min(words.length - 1, at + 9)]?.end ?? 0,
        ];
        const written = text.slice(word.start, word.end);
        const quote = `${text.slice(from, word.start)}zzplanted${text.slice(word.end, to)}`;
        const { kind, differences } = await checkQuote(checking, quote);
        expect({ quote, kind, differences }).toEqual({
          quote,
          kind: 'altered',
          differences: [{ source: written, given: 'zzplanted' }],
        });
      }
    }
  });

  it('is listed by what it changes, the gravest first', async () => {
    const { differences } = await checkQuote(
      checking,
      'Both sides may pursue efforts to limit the growth in the global average temperature to 2°C above pre-industrial levels in line with the Kyoto Agreement',
    );
    expect(differences).toEqual([
      { source: '1.5', given: '2' },
      { source: 'will', given: 'may' },
      { source: 'Paris', given: 'Kyoto' },
      { source: 'increase', given: 'growth' },
      { source: ',', given: '' },
    ]);
  });
});

describe('a verdict', () => {
  it('names the place: the first passage, with the span in the document', async () => {
    const quote = "the timely lifting of the EU's Yellow Card.";
    const check = await checkQuote(checking, quote);
    expect(check).toMatchObject({
      kind: 'verbatim',
      passageId: 'joint-statement-2026#34',
      documentId: 'joint-statement-2026',
      clause: 34,
      date: '2026-01-29',
    });
    expect(checking.library.textOf('joint-statement-2026').slice(check.start, check.end)).toBe(quote);
  });

  it('prefers the official document, then the newest, and names the other places', async () => {
    const official = await checkQuote(checking, 'a comprehensive strategic partnership');
    expect(official).toMatchObject({ kind: 'verbatim', documentId: 'vns-2025-10-10' });
    expect(official.alsoIn).toContain('vns-2025-04-15#p1');
    const common = await checkQuote(checking, 'Both sides will');
    expect(common.documentId).toBe('joint-statement-2026');
    expect(common.alsoIn?.length).toBeGreaterThan(5);
  });

  it('is verbatim for headings and titles', async () => {
    expect(await checkQuote(checking, 'STRENGTHENING HEALTHCARE COOPERATION')).toMatchObject({
      kind: 'verbatim',
      passageId: 'joint-statement-2026#57',
    });
    expect(
      await kindOf(
        'On upgrading relations between the Socialist Republic of Viet Nam and the European Union to a Comprehensive Strategic Partnership',
      ),
    ).toBe('verbatim');
  });

  it('is altered where an ellipsis joins fragments of two passages, or in the wrong order', async () => {
    expect(
      await kindOf(
        'Both sides agree on the need to explore and implement measures […] encourage business-to-business exchanges',
      ),
    ).toBe('altered');
    expect(
      await kindOf(
        'towards reaching net zero greenhouse gas emissions … limit the increase in the global average temperature',
      ),
    ).not.toBe('verbatim');
  });

  it('is altered for a quote without its diacritics', async () => {
    expect(await kindOf('Dai dien cap cao EU ghi nhan de nghi cua Viet Nam')).toBe('altered');
  });

  it('is not_found for nothing, for marks, and for what stands nowhere', async () => {
    for (const text of ['', ' ', '…', '“”', '[...]', '🙂', 'Nobody ever wrote this peculiar sentence about penguins'])
      expect(await checkQuote(checking, text)).toEqual({ kind: 'not_found', differences: [] });
  });

  it('is refused for a text that is too long, and comes for the longest', async () => {
    await expect(checkQuote(checking, 'word '.repeat(10_000))).rejects.toThrow(UsageError);
    await expect(checkQuote(checking, 'x'.repeat(20_001))).rejects.toThrow('20001 characters; a quote of up to 20000');
    for (const each of ['bên ', '5, ', 'a. '])
      await expect(checkQuote(checking, each.repeat(3001))).rejects.toThrow(
        /has \d+ words, numbers and marks; a quote of up to 3000/,
      );
    const whole = checking.library.textOf('joint-statement-2026').slice(2000, 18_000);
    expect(['verbatim', 'altered']).toContain(await kindOf(whole));
    expect(await kindOf(whole.replace('effectively', 'hardly'))).toBe('altered');
  });

  it('comes with the stretches of both sides, which add up to the source', async () => {
    const { pieces, quote } = await compareQuote(
      checking,
      'Both sides may consider establishing a task force on environment and climate change',
    );
    const source = pieces.map((piece) => piece.lead + ('same' in piece ? piece.same : piece.source)).join('');
    expect(source).toBe(quote);
  });
});
