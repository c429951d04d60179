import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { renderAnswer } from '../../../src/bot/features/ask/card.js';
import { renderTimeline } from '../../../src/bot/features/timeline/card.js';
import { checkReply } from '../../../src/bot/reply/check.js';
import { asSeen } from '../../../src/bot/reply/plain.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Library } from '../../../src/index/library.js';
import type { Citation, Timeline } from '../../../src/model.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { botWordsFor } from '../../../src/words/bot-words.js';
import { removeFolders } from '../../ingest/support.js';
import { libraryOf, livingMarkdown, nasty } from './support.js';

afterEach(removeFolders);

const PICTURE = Buffer.from('PNG');
const VIEWS: View[] = ['en', 'vi'].flatMap((locale) => [
  { words: botWordsFor(locale) },
  { words: botWordsFor(locale), text: true, owner: '18446744073709551615' },
]);

/** A library of documents of one passage each, a month apart. */
function shelf(count: number, text: (i: number) => string, title = 'A title'): Library {
  return libraryOf(
    Array.from({ length: count }, (_, i) => ({
      passages: [text(i)],
      info: { title, date: `${2019 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-10` },
    })),
  );
}

function timelineOf(library: Library, fields: Partial<Timeline> = {}): Timeline {
  const entries: Citation[] = Array.from({ length: library.size }, (_, i) => ({
    ...citePassage(library, i),
    score: ((i * 7) % library.size) / library.size,
  }));
  return {
    ...{ kind: 'timeline', evidence: 'strong', topic: 'fish', language: 'en', indexVersion: library.manifest.version },
    ...{ entries, gaps: [], leftOut: 0, notices: [] },
    ...fields,
  };
}

describe('a timeline in Discord', () => {
  it('keeps every limit with 25 long entries, the best of them in the card, all in the menu', () => {
    const library = shelf(
      25,
      (i) => `Sentence ${i} ${'goes on and on '.repeat(60)}.`,
      'A title without end '.repeat(20),
    );
    for (const view of VIEWS) {
      const rendered = renderTimeline(timelineOf(library, { leftOut: 3 }), PICTURE, library, view);
      expect(checkReply(rendered)).toEqual([]);
      expect(checkReply(asSeen(rendered, view))).toEqual([]);
      const fields = rendered.embeds?.[0]?.fields ?? [];
      expect(fields.length).toBe(view.text ? 5 : 12);
      expect(Math.min(...fields.map(({ value }) => value.length))).toBeGreaterThan(100);
      for (const { value } of fields) expect(value).toMatch(/^“Sentence \d+ .* \\\[…\\\]”\n-# (?:Paragraph|Đoạn) 1$/s);
      const [menu] = rendered.components?.flatMap(({ components }) => components) ?? [];
      expect(menu).toMatchObject({ options: { length: 25 } });
    }
  });

  it('is written so that nothing in a document or topic means anything to Discord', () => {
    fc.assert(
      fc.property(nasty(), nasty(10), (text, topic) => {
        const library = shelf(3, () => text, topic);
        for (const view of VIEWS) {
          const rendered = renderTimeline(timelineOf(library, { topic }), PICTURE, library, view);
          expect(checkReply(asSeen(rendered, view))).toEqual([]);
          for (const { value } of rendered.embeds?.[0]?.fields ?? []) {
            const [quote = ''] = value.split('\n-# ');
            expect(livingMarkdown(quote)).toEqual([]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says what is left out and how weak the evidence is, and does without a picture', () => {
    const library = shelf(14, (i) => `Sentence ${i}.`);
    const [view] = VIEWS as [View];
    const timeline = timelineOf(library, { evidence: 'weak', leftOut: 2 });
    const rendered = renderTimeline(timeline, undefined, library, view);
    expect(rendered.files).toBeUndefined();
    expect(rendered.embeds?.[0]?.image).toBeUndefined();
    expect(rendered.embeds?.[0]?.description?.split('\n')).toEqual([
      `⚠️ **${view.words.weak}**`,
      '-# 2 more entries in the picture and the menu.',
      '-# 2 more documents speak of it; the best are shown.',
    ]);
    const dates = rendered.embeds?.[0]?.fields?.map(({ name }) => name) ?? [];
    expect(dates).toHaveLength(12);
  });
});

describe('figures from different dates', () => {
  it('share the room of the cards', () => {
    const library = shelf(4, (i) => `The ${i + 2}th largest ${'market and more '.repeat(150)}.`, 'A title '.repeat(30));
    const citations = Array.from({ length: 4 }, (_, i) => citePassage(library, i));
    const passageIds = citations.map(({ passageId }) => passageId);
    for (const view of VIEWS) {
      const reply = renderAnswer(
        {
          ...{ kind: 'answered', evidence: 'strong', question: 'q', language: 'en', citations },
          indexVersion: library.manifest.version,
          notices: [
            { kind: 'dated_figures', passageIds },
            { kind: 'newer_source', passageId: passageIds[1] ?? '' },
          ],
        },
        library,
        view,
      );
      expect(checkReply(reply)).toEqual([]);
      expect(checkReply(asSeen(reply, view))).toEqual([]);
      expect(reply.embeds?.[0]?.title).toBe(view.words.datedFigures);
      // The newest ones.
      expect(reply.embeds?.[0]?.fields?.at(-1)?.name).toContain(view.words.date('2019-04-10'));
      const labels = reply.components?.flatMap(({ components }) =>
        components.flatMap((c) => ('label' in c ? c.label : [])),
      );
      expect(labels).toContain(
        view.words.buttons.newer(`${view.words.label('Paragraph 1')}, ${view.words.date('2019-02-10')}`),
      );
    }
  });
});
