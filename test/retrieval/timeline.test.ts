import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderTimeline } from '../../src/cli/render-timeline.js';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Answer, Timeline } from '../../src/model.js';
import type { Retriever } from '../../src/retrieval/retrieve.js';
import { timeline as follow, type TimelineOptions } from '../../src/retrieval/timeline.js';
import { type Opened, openIndex, shown, TODAY } from './support.js';

const golden = (name: string) => readFileSync(join(PACKAGE_ROOT, 'test/golden', name), 'utf8');

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string, options = {}) => opened.retriever.ask(question, { today: TODAY, ...options });
const trace = (topic: string, options: TimelineOptions = {}) =>
  follow(opened.retriever, topic, { today: TODAY, ...options });

async function timeline(topic: string, options: TimelineOptions = {}): Promise<Timeline> {
  const found = await trace(topic, options);
  if (found.kind !== 'timeline') throw new Error(`“${topic}” was refused: ${found.reason}`);
  return found;
}

const idsOf = ({ entries }: Timeline) => entries.map(({ documentId }) => documentId);

describe('a timeline', () => {
  it('has the documents that speak of a topic and no others, on nearly all of the topics of test/golden/timeline.jsonl', async () => {
    const wrong: string[] = [];
    let decided = 0;
    for (const line of golden('timeline.jsonl').trim().split('\n')) {
      const { topic, speak } = JSON.parse(line) as { topic: string; speak: string[] };
      const found = await trace(topic);
      const ids = found.kind === 'timeline' ? idsOf(found) : [];
      decided += opened.retriever.library.documents.length;
      for (const { id } of opened.retriever.library.documents)
        if (ids.includes(id) !== speak.includes(id))
          wrong.push(`${topic}: ${ids.includes(id) ? 'has' : 'lacks'} ${id}`);
    }
    expect(decided).toBeGreaterThan(300);
    // It was 5 of 335 when this was written.
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(7);
  });

  it('goes from the oldest to the newest, one whole sentence of each document, word for word', async () => {
    const { entries, evidence } = await timeline('yellow card');
    expect(evidence).toBe('strong');
    expect(entries.map(({ date }) => date)).toEqual(['2022-05-24', '2025-04-15', '2025-10-10', '2026-01-29']);
    for (const { quote, start, end, passage, documentId } of entries) {
      expect(passage.text.slice(start - passage.start, end - passage.start)).toBe(quote);
      const { file } = opened.retriever.library.documents.find(({ id }) => id === documentId) ?? { file: '' };
      const text = readFileSync(join(opened.config.corpusDir, file), 'utf8').normalize('NFC');
      expect(text).toContain(quote);
      expect(quote).toMatch(/(?:[Yy]ellow [Cc]ard|thẻ vàng)/);
      expect(quote).toMatch(/\.$/);
      expect(quote.match(/\.(?:\s|$)/g)).toHaveLength(1);
    }
  });

  it('quotes the sentence that names the topic where the passage has several, also from another language', async () => {
    const { entries } = await timeline('đối tác chiến lược toàn diện');
    const call = entries.find(({ documentId }) => documentId === 'vns-2025-04-15');
    expect(call?.quote).toMatch(/^Kallas affirmed .* comprehensive strategic partnership in the near future\.$/);
  });

  it('shows the years between that no document is from, and no others', async () => {
    expect((await timeline('yellow card')).gaps).toEqual([{ from: 2023, to: 2024 }]);
    expect((await timeline('yellow card', { since: '2025' })).gaps).toEqual([]);
    // Ukraine is not mentioned in 2025, but there are documents from that year.
    expect((await timeline('Ukraine')).gaps).toEqual([{ from: 2023, to: 2024 }]);
  });

  it('keeps to a time, a language, and a day to look from', async () => {
    expect(idsOf(await timeline('EVFTA', { since: '2026' }))).toEqual(['hang-2026-01-27', 'joint-statement-2026']);
    expect(idsOf(await timeline('EVFTA', { until: '2025' }))).toEqual(['son-borrell-2022-05-24', 'vns-2025-04-15']);
    expect(idsOf(await timeline('EVFTA', { language: 'vi' }))).toEqual(['son-borrell-2022-05-24']);
    const then = await timeline('EVFTA', { asOf: '2025-06' });
    expect(idsOf(then)).toEqual(['son-borrell-2022-05-24', 'vns-2025-04-15']);
    expect(then.notices).toContainEqual({ kind: 'as_of', date: '2025-06-30' });
  });

  it('does not let "latest" move anything', async () => {
    expect(idsOf(await timeline('latest on the yellow card'))).toEqual(idsOf(await timeline('yellow card')));
  });

  it('is refused like a question where nothing speaks of the topic', async () => {
    expect(await trace('how to cook pho')).toMatchObject({ kind: 'no_evidence', reason: 'off_topic' });
    expect(await trace('Brexit')).toMatchObject({ kind: 'no_evidence', reason: 'not_in_documents' });
    expect(await trace('yellow card', { until: '2020' })).toMatchObject({ reason: 'outside_dates' });
    const empty = await trace('???');
    expect(empty).toMatchObject({ kind: 'no_evidence', notices: [{ kind: 'empty_question' }] });
    await expect(trace('yellow card', { since: 'yesterday' })).rejects.toThrow('is not a date');
  });

  it.each([
    ['en', 'yellow card'],
    ['vi', 'thẻ vàng'],
  ])('is set in the terminal as in test/golden/timeline-%s.txt', async (language, topic) => {
    const { documents } = opened.retriever.library;
    const text = renderTimeline(await timeline(topic), documents, { width: 100, colour: false });
    expect(`${text}\n`).toBe(golden(`timeline-${language}.txt`));
  });
});

describe('a timeline of very many documents', () => {
  it('keeps the best 25, still in order, and says how many it left out', async () => {
    const count = 30;
    const date = (passage: number) => `${1990 + ((passage * 7) % count)}-06-01`;
    const ranked = Array.from({ length: count }, (_, passage) => ({
      near: { passage },
      features: { concepts: 1, words: 1, around: 1 },
      score: 1 - passage / 100,
    }));
    const library = {
      documentNumber: (passage: number) => passage,
      documents: ranked.map(({ near }) => ({ date: date(near.passage) })),
      manifest: { version: 'v' },
    };
    const ranking = {
      ...{ kind: 'ranked', verdict: 'strong', ranked, notices: [], noticesOn: () => [] },
      question: { text: 'fish', searchText: 'fish', language: 'en' },
      cite: ({ near, score }: (typeof ranked)[number]) => ({
        passageId: `p${near.passage}`,
        date: date(near.passage),
        score,
      }),
    };
    const found = await follow({ rank: async () => ranking, library } as unknown as Retriever, 'fish');
    if (found.kind !== 'timeline') throw new Error('it was refused');
    expect(found).toMatchObject({ leftOut: 5, gaps: [] });
    expect(new Set(found.entries.map(({ passageId }) => passageId))).toEqual(
      new Set(ranked.slice(0, 25).map(({ near }) => `p${near.passage}`)),
    );
    const dates = found.entries.map((entry) => entry.date);
    expect(dates).toEqual(dates.toSorted());
  });
});

describe('an answer as of a day', () => {
  it('comes from the documents up to then, and says so', async () => {
    const answer = await ask('yellow card', { asOf: '2025-05' });
    expect(shown(answer).map(({ date }) => date <= '2025-05-31')).not.toContain(false);
    expect(shown(answer).length).toBeGreaterThan(0);
    expect(answer.notices).toContainEqual({ kind: 'as_of', date: '2025-05-31' });
    expect((await ask('yellow card')).notices.map(({ kind }) => kind)).not.toContain('as_of');
  });

  it('counts "last year" and "latest" from that day', async () => {
    const then = await ask('What did Bùi Thanh Sơn say last year about the yellow card?', { asOf: '2026-01-15' });
    expect(shown(then)[0]?.date.slice(0, 4)).toBe('2025');
    const latest = await ask('What is the latest on the yellow card?', { asOf: '2025-05-01' });
    expect(shown(latest)[0]?.documentId).toBe('vns-2025-04-15');
  });

  it('knows no clause of a document that was not there yet', async () => {
    expect(await ask('What does clause 34 say?')).toMatchObject({ kind: 'answered', citations: [{ clause: 34 }] });
    const before = await ask('What does clause 34 say?', { asOf: '2025' });
    expect(shown(before).map(({ documentId }) => documentId)).not.toContain('joint-statement-2026');
  });

  it('is outside the dates where there was no document yet, with nothing later beside it', async () => {
    const answer = await ask('yellow card', { asOf: '2021' });
    expect(answer).toMatchObject({ kind: 'no_evidence', reason: 'outside_dates', nearest: [] });
    await expect(ask('yellow card', { asOf: '2021-02-30' })).rejects.toThrow('--as-of "2021-02-30" is not a date.');
  });
});

describe('figures that drift', () => {
  const drifting = (answer: Answer) =>
    answer.notices.flatMap((notice) => (notice.kind === 'dated_figures' ? [notice.passageIds] : []));

  it.each([
    'How large is the EU as a market for Viet Nam?',
    "Is the EU Viet Nam's fourth largest trading partner?",
    'Is the EU the third largest export market of Viet Nam?',
    "What position does the EU hold in Viet Nam's exports and imports?",
    'EU là thị trường xuất khẩu lớn thứ mấy của Việt Nam?',
    'EU là đối tác thương mại lớn thứ mấy của Việt Nam?',
    'EU đứng thứ mấy trong các thị trường của Việt Nam?',
  ])('are told side by side, oldest first: %s', async (question) => {
    const answer = await ask(question);
    expect(drifting(answer)).toEqual([['son-borrell-2022-05-24#p3', 'hang-2026-01-27#p6']]);
    const quotes = new Map(shown(answer).map(({ passageId, quote }) => [passageId, quote]));
    expect(quotes.get('son-borrell-2022-05-24#p3')).toContain('lớn thứ 3 và nhập khẩu lớn thứ 5');
    expect(quotes.get('hang-2026-01-27#p6')).toContain('fourth largest overall');
    expect(shown(answer).length).toBeLessThanOrEqual(5);
  });

  it.each([
    'What do the documents say about the yellow card?',
    'What do the documents say about EVFTA?',
    'What results did the EVFTA bring?',
    'How long has the EVFTA been in force?',
    'How many years of diplomatic relations do Viet Nam and the EU have?',
    'Who called for the ratification of EVIPA?',
    'What is said about Ukraine?',
    'What does the EU think about Viet Nam as a partner?',
    'Is Viet Nam a priority partner of the EU?',
    'When will Viet Nam reach net zero?',
    "How large is the EU's delegation in Viet Nam?",
    'How many delegations visited Viet Nam?',
    'How many strategic technologies has Viet Nam identified?',
    'What percentage did trade grow?',
    'What does clause 34 say?',
    'EVFTA đã mang lại kết quả gì?',
    'Việt Nam là đối tác như thế nào của EU?',
    'Việt Nam quan trọng như thế nào đối với EU?',
    'thẻ vàng IUU',
    'chuyển đổi năng lượng',
  ])('are no matter of: %s', async (question) => {
    expect(drifting(await ask(question))).toEqual([]);
  });

  it('are not told of where only one date is left', async () => {
    const question = "Is the EU Viet Nam's fourth largest trading partner?";
    expect(drifting(await ask(question, { asOf: '2025' }))).toEqual([]);
    expect(drifting(await ask(question, { limit: 1 }))).toEqual([]);
    expect(drifting(await ask(question, { source: 'hang-2026-01-27' }))).toEqual([]);
  });
});
