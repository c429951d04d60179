import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { type Opened, openIndex, shown, TODAY, writeDocument } from './support.js';

// Nothing is known about this corpus beforehand: its subject, places and people are placeholders invented for the test.
const ENGLISH = [
  'The Example Town Library opens from Monday to Saturday. On Sundays it stays closed.',
  'Members may borrow up to seven books for four weeks. A book that is late costs 20 cents a day.',
  'The reading room on the second floor has forty desks and a garden terrace.',
];
const VIETNAMESE = [
  'Câu lạc bộ làm vườn Mẫu họp vào tối thứ Năm hằng tuần tại nhà văn hóa.',
  'Mỗi thành viên được trồng rau trên một luống đất rộng mười mét vuông.',
  'Hạt giống cà chua được phát miễn phí vào tháng Ba.',
];
const FRENCH = [
  'La piscine municipale de Ville-Exemple est chauffée toute l’année.',
  'Les enfants de moins de six ans nagent gratuitement, accompagnés d’un adulte.',
  'Le grand bassin mesure cinquante mètres et compte huit couloirs.',
];

let opened: Opened;
beforeAll(async () => {
  const corpus = join(temporaryFolder(), 'corpus');
  writeDocument(
    corpus,
    { id: 'library', title: 'Library rules', kind: 'official', language: 'en', date: '2024-03-01' },
    ENGLISH,
  );
  writeDocument(
    corpus,
    { id: 'garden', title: 'Câu lạc bộ làm vườn', kind: 'news', language: 'vi', date: '2024-06-01' },
    VIETNAMESE,
  );
  writeDocument(corpus, { id: 'pool', title: 'La piscine', kind: 'news', language: 'fr', date: '2025-01-15' }, FRENCH);
  opened = await openIndex(corpus);
});
afterAll(async () => {
  await opened.close();
  removeFolders();
});

describe('a corpus of another subject and other languages', () => {
  it.each([
    ['How many books may members borrow?', 'library', 'seven books'],
    ['What does a late book cost?', 'library', '20 cents'],
    ['Which desks does the reading room have?', 'library', 'forty desks'],
    ['Câu lạc bộ làm vườn họp khi nào?', 'garden', 'thứ Năm'],
    ['hat giong ca chua phat khi nao', 'garden', 'cà chua'],
    ['Combien de couloirs compte le grand bassin ?', 'pool', 'huit couloirs'],
    ['Do small children swim for free in the pool?', 'pool', 'moins de six ans'],
  ])('%s', async (question, documentId, words) => {
    const [best] = shown(await opened.retriever.ask(question, { today: TODAY }));
    expect(best?.documentId).toBe(documentId);
    expect(best?.passage.text).toContain(words);
    const text = opened.retriever.library.textOf(documentId);
    expect(text.slice(best?.start, best?.end)).toBe(best?.quote);
  });

  it('is answered, not only ranked', async () => {
    for (const question of ['How many books may members borrow?', 'Combien de couloirs compte le grand bassin ?']) {
      expect((await opened.retriever.ask(question, { today: TODAY })).kind).toBe('answered');
    }
  });

  it('does not answer what is asked of other documents', async () => {
    for (const question of ['Will the EU lift the yellow card?', 'Wie wird das Wetter morgen?']) {
      expect((await opened.retriever.ask(question, { today: TODAY })).kind).toBe('no_evidence');
    }
  });

  it('has no clauses to miss', async () => {
    const answer = await opened.retriever.ask('clause 34', { today: TODAY });
    expect(answer).not.toMatchObject({ reason: 'no_such_clause' });
  });

  it('is narrowed to a source, a language and a time', async () => {
    const ask = (options: object) =>
      opened.retriever.ask('How many books may members borrow?', { today: TODAY, limit: 20, ...options });
    for (const [options, documentId] of [
      [{ source: 'pool' }, 'pool'],
      [{ language: 'fr' }, 'pool'],
      [{ since: '2025' }, 'pool'],
      [{ until: '2024-03' }, 'library'],
      [{ since: '2024-05', until: '2024' }, 'garden'],
    ] as const) {
      const found = shown(await ask(options));
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map((citation) => citation.documentId))).toEqual(new Set([documentId]));
    }
  });
});
