import { afterAll, describe, expect, it } from 'vitest';
import { renderAbout } from '../../../src/bot/features/about/card.js';
import { renderNothingAsked } from '../../../src/bot/features/ask/talk.js';
import { renderHelp } from '../../../src/bot/features/help/card.js';
import { renderAnswerSources, renderDocuments } from '../../../src/bot/features/sources/card.js';
import * as notes from '../../../src/bot/reply/notes.js';
import { UsageError } from '../../../src/errors.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import { actionsOf, libraryOf, sent, wordsIn } from './support.js';

const COMMANDS_SHOWN = [
  { key: 'ask', name: 'ask', description: 'Ask something', id: '12' },
  { key: 'quote', name: 'trích', description: 'Check' },
  { key: 'Find sources', name: 'Find sources' },
];

const LOCALES = ['en', 'vi'].map((locale) => ({ words: botWordsFor(locale) }));
const [ENGLISH = { words: botWordsFor('en') }, VIETNAMESE = ENGLISH] = LOCALES;
const library = libraryOf([
  {
    info: { url: 'https://example.com/a', publisher: 'The Council', reference: '1/26' },
    clauses: true,
    passages: ['One.', 'Two.'],
  },
  {
    info: { dateBasis: 'inferred', dateNote: 'no *year*', titleBasis: 'described', language: 'vi' },
    passages: ['Three.'],
  },
  ...Array.from({ length: 5 }, () => ({ passages: ['More.'] })),
]);
afterAll(() => {
  library.close();
  removeFolders();
});

describe('the list of documents', () => {
  it('is paged, newest first', () => {
    const first = renderDocuments(library, 0, ENGLISH);
    expect(wordsIn(first).split('\n')[0]).toBe('### Documents 1–5 of 7, newest first');
    expect(wordsIn(first).match(/^\*\*Title \d\*\*$/gm)).toEqual([6, 5, 4, 3, 2].map((i) => `**Title ${i}**`));
    expect(actionsOf(first)).toEqual({ Next: expect.objectContaining({ action: { kind: 'documents', page: 1 } }) });
    const last = renderDocuments(library, 99, ENGLISH);
    expect(wordsIn(last).split('\n')[0]).toBe('### Documents 6–7 of 7, newest first');
    expect(Object.keys(actionsOf(last))).toEqual(['Previous']);
  });

  it('tells of each document what is known', () => {
    const [, inferred, official] = (renderDocuments(library, 1, ENGLISH).cards?.[0]?.parts ?? []).map((part) =>
      'text' in part ? part.text : '',
    );
    expect(official).toBe(
      [
        '**Title 0**',
        '**1 March 2025** · 📜 Official document · The Council, 1/26',
        '-# English · clauses 1–2 · 2 passages',
        '-# To search it alone: `source: doc-0`',
        '-# <https://example.com/a>',
      ].join('\n'),
    );
    expect(inferred).toMatch(
      /^\*\*Title 1 \(our title\)\*\*\n\*\*2 March 2025\*\* \(inferred: no \\\*year\\\*\) · 📰 News report\n-# Vietnamese · 1 passage\n/,
    );
    expect(wordsIn(renderDocuments(library, 1, VIETNAMESE))).toMatch(
      /\*\*2\/3\/2025\*\* \(suy ra: .*\) · 📰 Bài báo\n-# Tiếng Việt · 1 đoạn\n-# .*`nguồn: doc-1`/,
    );
  });
});

describe('the sources of an answer', () => {
  it('are its documents with their passages, and why a date was inferred', () => {
    expect(wordsIn(renderAnswerSources(library, [1, 2, 0], ENGLISH))).toBe(
      [
        '### Sources of this answer',
        '**Title 0**',
        '**1 March 2025** · The Council, 1/26 · 📜 Official document',
        '-# Clause 2 · Clause 1',
        '-# <https://example.com/a>',
        '**Title 1 (our title)**',
        '**2 March 2025** (inferred: no \\*year\\*) · 📰 News report',
        '-# Paragraph 1',
      ].join('\n'),
    );
  });
});

describe('about', () => {
  const installation = {
    ...{ version: '1.2.3', model: 'a/model_x', limits: { burst: 5, secondsEach: 6 } },
    ...{ gaps: false, plainText: false, defaultPrivate: false },
  };

  it('tells what is kept, as it is set', () => {
    const on = renderAbout({ ...installation, feedback: true, clauseReferences: true }, library.manifest, ENGLISH);
    const off = renderAbout({ ...installation, feedback: false, clauseReferences: false }, library.manifest, ENGLISH);
    const { about } = ENGLISH.words;
    for (const [reply, said, unsaid] of [
      [on, [about.feedback, about.clauseReferences], [about.noFeedback, about.noClauseReferences]],
      [off, [about.noFeedback, about.noClauseReferences], [about.feedback, about.clauseReferences]],
    ] as const) {
      sent(reply, ENGLISH);
      const text = wordsIn(reply);
      for (const line of said) expect(text).toContain(line);
      for (const line of unsaid) expect(text).not.toContain(line);
      expect(text).toContain('7 documents, 8 passages');
      expect(text).toContain('5 questions at once, then one every 6 seconds');
      expect(text).toContain('Index abcdef123456, built on 3 February 2026');
      expect(text).toContain('a/model\\_x');
      expect(text).toContain('not legal advice');
    }
  });

  it.each(LOCALES)('and help keep the limits in $words.locale', (view) => {
    const about = renderAbout({ ...installation, feedback: true, clauseReferences: true }, library.manifest, view);
    sent(about, view);
    sent(renderHelp(view, library, COMMANDS_SHOWN), view);
  });
});

describe('help', () => {
  it('has examples that fit the documents', () => {
    const commands = [...COMMANDS_SHOWN, { key: 'clause', name: 'điều-khoản', description: 'Xem', id: '34' }];
    const text = wordsIn(renderHelp(VIETNAMESE, library, commands));
    expect(text).toContain('</clause:34> `1` · `1-2` · `1, 2`');
    expect(text).not.toContain('</quote');
    // How to ask comes first, the list of commands last; commands with a known id can be clicked.
    expect(text.indexOf('</ask:12>')).toBeLessThan(text.indexOf(VIETNAMESE.words.help.commandsTitle));
    expect(text).toContain('`/trích` — Check');
    const plain = libraryOf([{ passages: ['No clauses.'] }]);
    expect(wordsIn(renderHelp(ENGLISH, plain, []))).not.toContain('/clause');
    plain.close();
  });
});

describe('short replies', () => {
  it.each(LOCALES)('keep the limits in $words.locale', ({ words }) => {
    const replies = [
      notes.renderTurned({ kind: 'busy' }, words),
      notes.renderTurned({ kind: 'wait', seconds: 0.2 }, words),
      notes.renderTurned({ kind: 'stopping' }, words),
      notes.renderApology('abc123', words),
      notes.renderOldIndex(words),
      notes.renderNotYours(words),
      notes.renderThanks('right', words),
      notes.renderThanks('wrong', words),
      notes.renderNoText(words),
      renderNothingAsked({ words }, {}),
      notes.renderUnknownButton(words),
      notes.renderUsage(new UsageError('bad_date', 'm', 'c'), words),
      notes.renderTurned({ kind: 'away' }, words),
    ];
    for (const reply of replies) sent(reply, { words });
    expect(new Set(replies.map(({ content }) => content)).size).toBe(replies.length);
    expect(replies[3]?.content).toContain('abc123');
    expect(replies[1]?.content).toMatch(/\b1\b/);
  });

  it('tell an error without words of its own as it is, unable to do anything', () => {
    const error = new UsageError('odd', `"@everyone ${'x '.repeat(2000)}" is odd.`, 'Try *this*.');
    const reply = notes.renderUsage(error, ENGLISH.words);
    expect(reply.content).toMatch(/^"\\@everyone x x/);
    sent(reply, ENGLISH);
    expect(notes.renderUsage(new UsageError('odd', 'Odd.', 'Do *this*.'), ENGLISH.words).content).toBe(
      'Odd. Do \\*this\\*.',
    );
  });
});
