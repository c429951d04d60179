import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GOLDEN_TODAY, goldenFiles, loadQuestions } from '../../bench/eval/questions.js';
import { UsageError } from '../../src/errors.js';
import { type Answer, passagesOf } from '../../src/model.js';
import type { AskOptions } from '../../src/retrieval/retrieve.js';
import { type Opened, openIndex, TODAY } from './support.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string, options: AskOptions = {}) =>
  opened.retriever.ask(question, { today: TODAY, ...options });
const ids = (answer: Answer) => passagesOf(answer).map(({ passageId }) => passageId);

/** Passages on one topic, and a sign that an answer is still about it. */
const CONTEXTS: [string, string[], RegExp][] = [
  [
    'fisheries',
    ['joint-statement-2026#36', 'joint-statement-2026#34', 'vns-2025-10-10#p13'],
    /fish|yellow card|IUU|thẻ vàng/i,
  ],
  ['IUU fishing', ['joint-statement-2026#34'], /fish|yellow card|IUU|thẻ vàng/i],
  ['labour', ['joint-statement-2026#10', 'joint-statement-2026#56'], /labour|worker/i],
  ['the South China Sea', ['joint-statement-2026#20'], /South China Sea|East Sea|Biển Đông|UNCLOS/i],
];
const BARE = [
  'and in 2026?',
  'In 2026?',
  'and in January 2026?',
  'còn năm 2026?',
  'thế còn năm 2026 thì sao?',
  'con nam 2026?',
  'und 2026?',
  'et en 2026 ?',
  'y en 2026?',
  'e nel 2026?',
  'who said that?',
  'Who said that, and when?',
  'ai nói vậy?',
  'qui a dit cela ?',
  'wer hat das gesagt?',
  'when was that?',
  'khi nào?',
  'why?',
  'tại sao?',
  'warum?',
];

describe('a question that says nothing to search for', () => {
  it.each(BARE)('is asked back without context: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ kind: 'no_evidence', reason: 'needs_context', nearest: [] });
  });

  describe.each(CONTEXTS)('takes its topic from passages on %s', (_, context, topic) => {
    it.each(BARE)('%s', async (question) => {
      const answer = await ask(question, { context });
      expect(answer.kind, JSON.stringify(ids(answer))).toBe('answered');
      const first = passagesOf(answer).slice(0, 3);
      expect(
        first.some(({ passage }) => topic.test(passage.text)),
        JSON.stringify(ids(answer)),
      ).toBe(true);
    });
  });

  it('stays in the documents where it asks for a speaker', async () => {
    for (const [, context] of CONTEXTS) {
      const documents = context.map((id) => id.split('#')[0]);
      for (const question of ['who said that?', 'ai nói vậy?', 'qui a dit cela ?'])
        for (const { documentId } of passagesOf(await ask(question, { context })))
          expect(documents).toContain(documentId);
    }
  });

  it('has no strong answer where it adds nothing that a passage could have', async () => {
    for (const question of ['why?', 'tại sao?', 'warum?', 'pourquoi ?'])
      expect(await ask(question, { context: ['joint-statement-2026#34'] })).toMatchObject({ evidence: 'weak' });
  });

  it('has a passage of the time asked for first where it is about as near as the nearest, and else is weak', async () => {
    const near = await ask('and in 2025?', { context: ['joint-statement-2026#34'] });
    expect(near).toMatchObject({ kind: 'answered', evidence: 'strong' });
    expect(passagesOf(near)[0]).toMatchObject({ passageId: 'vns-2025-04-15#p5' });
    // No document covers labour in 2022; passages from that year are about something else.
    expect(await ask('and in 2022?', { context: ['joint-statement-2026#10'] })).toMatchObject({ evidence: 'weak' });
    expect(await ask('còn năm 2022?', { context: ['joint-statement-2026#10'] })).toMatchObject({ evidence: 'weak' });
  });

  it('prefers the time asked for, and is weak on the rest', async () => {
    const [, context = []] = CONTEXTS[0] ?? [];
    expect(passagesOf(await ask('and in October 2025?', { context }))[0]?.date).toBe('2025-10-10');
    for (const year of [2024, 2023]) {
      const answer = await ask(`and in ${year}?`, { context });
      expect(answer.kind === 'answered' ? answer.evidence : 'none').not.toBe('strong');
    }
  });
});

describe('a question for something of what was said', () => {
  it.each(['and Kallas?', 'what about Kallas?', 'còn Kallas?', 'und Kallas?'])(
    'joins it to the topic: %s',
    async (question) => {
      const answer = await ask(question, { context: ['joint-statement-2026#34'] });
      expect(answer.kind).toBe('answered');
      expect(passagesOf(answer)[0]?.passage.text).toMatch(/fish|yellow card|IUU|seafood/i);
      expect(opened.retriever.library.textOf(passagesOf(answer)[0]?.documentId ?? '')).toContain('Kallas');
    },
  );

  it.each(['what about the weather?', 'and the pizza?', 'còn phở đó?', 'what about the football?'])(
    'of which no document speaks is refused as without context: %s',
    async (question) => {
      for (const [, context] of CONTEXTS) expect((await ask(question, { context })).kind).toBe('no_evidence');
    },
  );
});

describe('a question that stands by itself', () => {
  it('is answered the same with and without context', async () => {
    const [, context = []] = CONTEXTS[2] ?? [];
    const golden = loadQuestions(goldenFiles('tune')).filter((_, i) => i % 12 === 0);
    const topics = [
      'fisheries',
      'what about education?',
      'thế còn giáo dục?',
      'what about the yellow card?',
      'clause 34',
      'hi',
    ];
    for (const question of [...golden.map(({ question }) => question), ...topics]) {
      const options = { today: GOLDEN_TODAY };
      expect(await ask(question, { ...options, context }), question).toEqual(await ask(question, options));
    }
  });
});

describe('a context', () => {
  it.each(['joint-statement-2026#999', 'nowhere#1', '34', ''])('must name a passage: %j', async (id) => {
    const failed = ask('and in 2025?', { context: [id] });
    await expect(failed).rejects.toThrow(UsageError);
    await expect(failed).rejects.toMatchObject({ code: 'no_such_passage', cure: expect.stringContaining('#34') });
  });
});

describe('several questions in one message', () => {
  const FISHERIES = 'What do they say on fisheries';

  it('are both answered, each with its own passages', async () => {
    for (const text of [
      `${FISHERIES}? And on labour rights?`,
      `${FISHERIES}, and what do they say about human rights?`,
    ]) {
      const answer = await ask(text);
      if (answer.kind !== 'answered') throw new Error(`${text}: ${answer.kind}`);
      expect(answer.question).toBe(text);
      expect(answer.parts).toHaveLength(2);
      const [one, other] = answer.parts ?? [];
      expect(one?.passageIds).toContain('joint-statement-2026#36');
      expect(other?.passageIds[0]).toMatch(/^joint-statement-2026#(?:10|48)$/);
      expect([...new Set([...(one?.passageIds ?? []), ...(other?.passageIds ?? [])])]).toEqual(ids(answer));
      expect(answer.citations.length).toBeLessThanOrEqual(5);
    }
  });

  it('say which one is not answered', async () => {
    const answer = await ask(`${FISHERIES}? Best pho in Hanoi?`);
    expect(answer).toMatchObject({ kind: 'answered', evidence: 'weak', parts: [{ question: `${FISHERIES}?` }] });
    expect(answer.notices).toContainEqual({ kind: 'part_unanswered', question: 'Best pho in Hanoi?' });
    const none = await ask('Best pho in Hanoi? Who won the football world cup?');
    expect(none).toMatchObject({ kind: 'no_evidence' });
  });

  it('mean by “it” what the one before is about', async () => {
    const answer = await ask(`${FISHERIES}, and who signed it, and when?`);
    expect(answer).toMatchObject({ kind: 'answered', evidence: 'weak' });
  });

  it('cost one forward pass each', async () => {
    const passes = vi.spyOn(opened.embedder, 'embedQuestion');
    await ask(`${FISHERIES}? And on labour?`);
    expect(passes).toHaveBeenCalledTimes(2);
    await ask('and in 2026?', { context: ['joint-statement-2026#34'] });
    expect(passes).toHaveBeenCalledTimes(3);
    passes.mockRestore();
  });

  it('are found behind a long preamble', async () => {
    const preamble = 'I have been reading about the world for years and still do not understand how it works. '.repeat(
      20,
    );
    const alone = ids(await ask(`${FISHERIES}?`));
    for (const text of [
      `${preamble}${FISHERIES}?`,
      `${FISHERIES}? ${preamble}`,
      `${preamble}${FISHERIES}? ${preamble}`,
    ]) {
      const answer = await ask(text);
      expect(ids(answer)).toEqual(alone);
      expect(answer.notices.map(({ kind }) => kind)).not.toContain('question_shortened');
    }
    expect(ids(await ask(`> What about labour?\n${FISHERIES}?`))).toEqual(alone);
  });
});
