import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeCustomId } from '../../../src/bot/custom-id.js';
import { renderBibliography } from '../../../src/bot/features/bibliography/card.js';
import { renderCitationOf, renderCitations } from '../../../src/bot/features/cite/card.js';
import { renderComparison } from '../../../src/bot/features/compare/card.js';
import { renderVerification } from '../../../src/bot/features/verify/card.js';
import { codeBlock } from '../../../src/bot/reply/code-block.js';
import { headTexts } from '../../../src/bot/reply/components.js';
import { STYLES, styleNamed } from '../../../src/cite/cite.js';
import { receiptOf } from '../../../src/quotes/receipt.js';
import { verify } from '../../../src/quotes/verify.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { words } from '../../../src/text/words.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import { isVerbatim, libraryOf, livingMarkdown, nasty, passagesIn, sent } from './support.js';

const VIEWS = ['en', 'vi'].flatMap((locale) => [false, true].map((text) => ({ words: botWordsFor(locale), text })));
const made = (passages: string[], info: object = {}) => libraryOf([{ info, clauses: true, passages }]);
afterAll(removeFolders);

describe('a code block', () => {
  it('holds a text that is copied as it is, and nothing that could end it', () => {
    expect(codeBlock('a\r\nb *c* `d` <@1>\r\n', 100)).toBe('```\na\nb *c* `d` <@1>\n```');
    expect(codeBlock('a ``` b', 100)).toBeUndefined();
    expect(codeBlock('a'.repeat(93), 100)).toBeUndefined();
    expect(codeBlock('a\u202eb', 100)).toBe('```\na\\u202eb\n```');
  });

  it('is never broken out of, whatever a title holds', () => {
    const text = nasty(40).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(text, text, fc.constantFrom(...STYLES), (title, passage, style) => {
        const library = made([passage.trim()], { title: `x${title}` });
        for (const view of VIEWS) {
          const reply = sent(renderCitations(library, [citePassage(library, 0)], style, view), view);
          const content = reply.content ?? headTexts(reply.components ?? []).join('\n');
          const fences = content.match(/```/g)?.length ?? 0;
          expect(reply.files ?? []).toHaveLength(fences === 0 ? 1 : 0);
          expect([0, 2]).toContain(fences);
          const outside = content
            .replace(/```.*```/s, '')
            .replace(/`[\p{Ll}0-9/:-]+`/gu, '')
            .replace(/^-# /gm, '');
          if (!view.text) expect(livingMarkdown(outside)).toEqual([]);
        }
        library.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('replies about citations', () => {
  const texts = fc.array(
    nasty(60)
      .filter((each) => each.trim().length > 2)
      .map((each) => each.trim()),
    { minLength: 2, maxLength: 2 },
  );

  it('are within the limits, quote verbatim, and do nothing else, in both languages and as plain text', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...STYLES), (passages, style) => {
        const library = made(passages);
        const [a, b] = [citePassage(library, 0), citePassage(library, 1)];
        const wordIn = ({ passage: { text, start } }: typeof a) => {
          const [word = { start: 0, end: text.length }] = words(text);
          return { start: start + word.start, end: start + word.end };
        };
        const shared = [{ term: 'x', kind: 'concept' as const, idf: 1, a: [wordIn(a)], b: [wordIn(b)] }];
        const cited = { passage: 1, start: 0, end: 2 };
        const id = encodeCustomId({ action: { kind: 'cite', cited }, index: library.manifest.version });
        for (const view of VIEWS) {
          const comparison = renderComparison({ a, b, shared }, library, view);
          const replies = [
            comparison,
            renderCitationOf(library, cited, style, view),
            renderVerification(verify(library, receiptOf(a)), library, view),
            renderVerification(verify(library, receiptOf({ ...a, quote: 'other' })), library, view),
            renderVerification(verify(library, receiptOf({ ...a, start: 0, end: 1, quote: '?' })), library, view),
            renderBibliography(library, [[id ?? ''], ['1c|old||1.0.1', 'no id of ours']], style, view),
          ];
          for (const reply of replies) sent(reply, view);
          for (const [i, { text }] of passagesIn(comparison).entries()) {
            const bare = text.replace(/__(?=\S)((?:\\.|[^\\])+?)__/gs, '$1');
            expect(isVerbatim(bare, passages[i] ?? '')).toBe(true);
          }
        }
        library.close();
      }),
      { numRuns: 60 },
    );
  });

  it('fit where passages are as long as books', () => {
    const long = 'Both sides will meet again and again. '.repeat(400).trim();
    const library = made([long, `${long} Indeed.`, 'x'.repeat(9000)]);
    for (const view of VIEWS) {
      for (const style of STYLES) {
        const reply = sent(
          renderCitations(
            library,
            [0, 1, 2].map((passage) => citePassage(library, passage)),
            style,
            view,
          ),
          view,
        );
        expect(reply.files?.length ?? 0).toBe(style.name === 'markdown' ? 1 : 0);
      }
      const [a, b] = [citePassage(library, 1), citePassage(library, 2)];
      const everywhere = Array.from({ length: 300 }, (_, i) => ({
        start: a.start + 38 * i,
        end: a.start + 38 * i + 4,
      }));
      const shared = [
        { term: 'Both', kind: 'word' as const, idf: 1, a: everywhere, b: [{ start: b.start, end: b.end }] },
      ];
      const { content = '' } = renderComparison({ a, b, shared, onlyFirst: 15_000 }, library, view);
      expect(content).toContain(view.words.citing.comparedFirst(view.words.locale === 'vi' ? '15.000' : '15,000'));
      sent(renderComparison({ a, b, shared }, library, view), view);
    }
    library.close();
  });

  it('name every style in both languages', () => {
    for (const view of VIEWS) expect(Object.keys(view.words.citing.styles)).toEqual(STYLES.map(({ name }) => name));
    expect(styleNamed('footnote')).toBe(STYLES[0]);
  });
});
