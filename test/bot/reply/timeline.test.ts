import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { renderAnswer } from '../../../src/bot/features/ask/card.js';
import { renderTimeline } from '../../../src/bot/features/timeline/card.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Library } from '../../../src/index/library.js';
import type { Citation, Timeline } from '../../../src/model.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import { libraryOf, livingMarkdown, nasty, partsOfRows, passagesIn, sent, wordsIn } from './support.js';

afterEach(removeFolders);

const PICTURE = Buffer.from('PNG');
const VIEWS: View[] = ['en', 'vi'].flatMap((locale) => [
  { words: botWordsFor(locale) },
  { words: botWordsFor(locale), text: true, owner: '18446744073709551615' },
]);

/** A library of documents with one passage each, a month apart. */
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
      sent(rendered, view);
      const entries = passagesIn(rendered);
      expect(entries.length).toBe(view.text ? 5 : 6);
      for (const { text } of entries) {
        expect(text.length).toBeGreaterThan(90);
        expect(text).toMatch(/^Sentence \d+ .* \\\[…\\\]$/s);
      }
      const menu = partsOfRows(rendered).find((part) => 'options' in part);
      expect(menu).toMatchObject({ options: { length: 25 - entries.length } });
    }
  });

  it('is written so that nothing in a document or topic means anything to Discord', () => {
    fc.assert(
      fc.property(nasty(), nasty(10), (text, topic) => {
        const library = shelf(3, () => text, topic);
        for (const view of VIEWS) {
          const rendered = renderTimeline(timelineOf(library, { topic }), PICTURE, library, view);
          sent(rendered, view);
          for (const { text: quote } of passagesIn(rendered)) expect(livingMarkdown(quote)).toEqual([]);
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
    expect(rendered.cards?.[0]?.parts.some(({ kind }) => kind === 'picture')).toBe(false);
    expect(wordsIn(rendered).split('\n').slice(1, 4)).toEqual([
      `${view.words.weakTitle}: ${view.words.weakBecause([])}`,
      '-# 8 more entries in the picture and the menu.',
      '-# 2 more documents mention it; the best are shown.',
    ]);
    expect(passagesIn(rendered)).toHaveLength(6);
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
            { kind: 'newer_source', passageId: passageIds[0] ?? '' },
          ],
        },
        library,
        view,
      );
      sent(reply, view);
      expect(wordsIn({ cards: reply.cards?.slice(0, 1) ?? [] })).toBe(`### ${view.words.datedFigures}`);
      // The newest ones.
      const figures = passagesIn({ cards: reply.cards?.slice(0, 1) ?? [] });
      expect(figures.at(-1)?.citation.date).toBe('2019-04-10');
      const labels = partsOfRows(reply).flatMap((part) => ('label' in part ? part.label : []));
      const { buttons, place } = view.words;
      expect(labels).toContain(view.text ? buttons.readPlace(place('Paragraph 1')) : buttons.read);
    }
  });
});
