import { afterAll, describe, expect, it } from 'vitest';
import { renderAbout } from '../../../src/bot/features/about/card.js';
import { renderHelp } from '../../../src/bot/features/help/card.js';
import { renderAnswerSources, renderDocuments } from '../../../src/bot/features/sources/card.js';
import { checkReply } from '../../../src/bot/reply/check.js';
import * as notes from '../../../src/bot/reply/notes.js';
import { UsageError } from '../../../src/errors.js';
import { botWordsFor } from '../../../src/words/bot-words.js';
import { removeFolders } from '../../ingest/support.js';
import { actionsOf, libraryOf, textOf } from './support.js';

const COMMANDS_SHOWN = [{ name: 'ask', description: 'Ask something' }, { name: 'Find sources' }];

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
    expect(first.content).toBe('**Documents 1–5 of 7, newest first**');
    expect(first.embeds?.map(({ title }) => title)).toEqual(['Title 6', 'Title 5', 'Title 4', 'Title 3', 'Title 2']);
    expect(actionsOf(first)).toEqual({ Next: expect.objectContaining({ action: { kind: 'documents', page: 1 } }) });
    const last = renderDocuments(library, 99, ENGLISH);
    expect(last.content).toBe('**Documents 6–7 of 7, newest first**');
    expect(Object.keys(actionsOf(last))).toEqual(['Previous']);
  });

  it('tells of each document what is known', () => {
    const [inferred, official] = renderDocuments(library, 1, ENGLISH).embeds ?? [];
    expect(official).toEqual({
      author: { name: '📜 Official document' },
      title: 'Title 0',
      url: 'https://example.com/a',
      description:
        '**1 March 2025** · The Council (1/26)\nEnglish · clauses 1–2 · 2 passages\nTo search it alone: `source: doc-0`',
      color: 0x3a78d8,
    });
    expect(inferred?.title).toBe('Title 1 (title described, not given by the text)');
    expect(inferred?.description).toMatch(
      /^\*\*2 March 2025\*\* \(inferred: no \\\*year\\\*\)\nVietnamese · 1 passage\n/,
    );
    expect(textOf(renderDocuments(library, 1, VIETNAMESE).embeds?.[0])).toMatch(
      /📰 Tin báo chí\n[\s\S]*\*\*2 tháng 3 năm 2025\*\* \(suy ra: [\s\S]*Tiếng Việt · 1 đoạn\n[\s\S]*`nguồn: doc-1`/,
    );
  });
});

describe('the sources of an answer', () => {
  it('are its documents with the numbers of their passages', () => {
    const [embed] = renderAnswerSources(library, [1, 2, 0], ENGLISH).embeds ?? [];
    expect(embed?.fields).toEqual([
      {
        name: 'Title 0',
        value:
          '**1 March 2025** · The Council (1/26) · 📜 Official document\n1\\. Clause 2 · 3. Clause 1\n<https://example.com/a>',
      },
      {
        name: 'Title 1 (title described, not given by the text)',
        value: '**2 March 2025** (inferred: no \\*year\\*) · 📰 News report\n2\\. Paragraph 1',
      },
    ]);
  });
});

describe('about', () => {
  const installation = {
    ...{ version: '1.2.3', model: 'a/model_x', limits: { burst: 5, secondsEach: 6 } },
    ...{ gaps: false, plainText: false },
  };

  it('tells what is kept, as it is set', () => {
    const on = renderAbout({ ...installation, feedback: true, clauseReferences: true }, library.manifest, ENGLISH);
    const off = renderAbout({ ...installation, feedback: false, clauseReferences: false }, library.manifest, ENGLISH);
    const { about } = ENGLISH.words;
    for (const [reply, said, unsaid] of [
      [on, [about.feedback, about.clauseReferences], [about.noFeedback, about.noClauseReferences]],
      [off, [about.noFeedback, about.noClauseReferences], [about.feedback, about.clauseReferences]],
    ] as const) {
      expect(checkReply(reply)).toEqual([]);
      const text = textOf(reply.embeds?.[0]);
      for (const line of said) expect(text).toContain(line);
      for (const line of unsaid) expect(text).not.toContain(line);
      expect(text).toContain('7 documents, 8 passages');
      expect(text).toContain('5 questions at once, then one every 6 seconds');
      expect(text).toContain('Index abcdef123456, built on 3 February 2026');
      expect(text).toContain('a/model\\_x');
      expect(text).toContain('no legal advice');
    }
  });

  it.each(LOCALES)('and help keep the limits in $words.locale', (view) => {
    const about = renderAbout({ ...installation, feedback: true, clauseReferences: true }, library.manifest, view);
    expect(checkReply(about)).toEqual([]);
    expect(checkReply(renderHelp(view, library, COMMANDS_SHOWN))).toEqual([]);
  });
});

describe('help', () => {
  it('has examples that fit the documents', () => {
    const text = textOf(renderHelp(VIETNAMESE, library, COMMANDS_SHOWN).embeds?.[0]);
    expect(text).toContain('`/điều-khoản số: 1` · `/điều-khoản số: 1-2` · `/điều-khoản số: 1, 2`');
    const plain = libraryOf([{ passages: ['No clauses.'] }]);
    expect(textOf(renderHelp(ENGLISH, plain, []).embeds?.[0])).not.toContain('/clause');
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
      notes.renderThanks(words),
      notes.renderNoText(words),
      notes.renderHowToAsk(words),
      notes.renderUnknownButton(words),
      notes.renderUsage(new UsageError('bad_date', 'm', 'c'), words),
    ];
    for (const reply of replies) expect(checkReply(reply)).toEqual([]);
    expect(new Set(replies.map(({ content }) => content)).size).toBe(replies.length);
    expect(replies[3]?.content).toContain('abc123');
    expect(replies[1]?.content).toMatch(/\b1\b/);
  });

  it('tell an error without words of its own as it is, unable to do anything', () => {
    const error = new UsageError('odd', `"@everyone ${'x '.repeat(2000)}" is odd.`, 'Try *this*.');
    const reply = notes.renderUsage(error, ENGLISH.words);
    expect(reply.content).toMatch(/^"\\@everyone x x/);
    expect(checkReply(reply)).toEqual([]);
    expect(notes.renderUsage(new UsageError('odd', 'Odd.', 'Do *this*.'), ENGLISH.words).content).toBe(
      'Odd. Do \\*this\\*.',
    );
  });
});
