import { describe, expect, it } from 'vitest';
import { type Action, encodeCustomId } from '../../../src/bot/custom-id.js';
import type { Call } from '../../../src/bot/desk.js';
import { ReplacedIndexError } from '../../../src/bot/features/component.js';
import { planCommand, planFarewell, planPress } from '../../../src/bot/gate/plan.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { answerOf, fakeDesk, OTHER, twoPassageLibrary, USER, VERSION } from './support.js';

const words = botWordsFor('en');
const desk = fakeDesk(twoPassageLibrary(), async (question) => answerOf(question));
const call: Call = {
  userId: USER,
  words,
  desk,
  private: true,
  text: false,
  shareable: true,
  recent: async () => ({ kind: 'unreadable' }),
  commandIds: async () => new Map(),
};

const cited = { passage: 0, start: 0, end: 5 };
const ACTIONS: Action[] = [
  { kind: 'context', cited },
  { kind: 'turn', passage: 0, part: 0, around: false },
  { kind: 'clauses', spec: '1-2', document: undefined, page: 0 },
  { kind: 'more' },
  { kind: 'sources', passages: [0] },
  { kind: 'documents', page: 0 },
  { kind: 'share', evidence: 'strong', cited: [cited] },
  { kind: 'feedback', verdict: 'right', passage: 0 },
  { kind: 'remove' },
];

function press(
  action: Action,
  { owner, index = VERSION, ephemeral = false }: { owner?: string; index?: string; ephemeral?: boolean } = {},
) {
  const customId = encodeCustomId({ action, index, ...(owner === undefined ? {} : { owner }) }) ?? '';
  return { customId, userId: USER, values: [], content: '', messageId: '1', ephemeral };
}

describe('commands', () => {
  it.each([
    ['ask', { question: 'x' }, false, 'public', false],
    ['ask', { question: 'x', private: true }, false, 'private', true],
    ['clause', { number: '1' }, false, 'public', false],
    ['sources', {}, false, 'public', false],
    ['about', {}, false, 'private', true],
    ['help', {}, false, 'private', true],
    ['Find sources', { text: 'x' }, false, 'private', true],
    ['ask', { question: 'x', private: true }, true, 'public', false],
    ['Find sources', { text: 'x' }, true, 'public', false],
  ] as const)('%s %j, alone with the bot: %s, is acknowledged %s', (name, args, alone, acknowledge, hidden) => {
    expect(planCommand(name, args, alone)).toMatchObject({ acknowledge, private: hidden, place: `command ${name}` });
  });

  it('that nobody knows any more fail in private, and their name is not logged', async () => {
    const plan = planCommand('old', {}, false);
    expect(plan).toMatchObject({ acknowledge: 'private', place: 'unknown command' });
    await expect(plan.run(call)).rejects.toThrow('no such command');
  });
});

describe('what a command is asked with', () => {
  it('settles who sees the reply: the option, else the command, else the setting', () => {
    const privacy = (name: string, args: Record<string, boolean>, byDefault: boolean) =>
      planCommand(name, { number: '1', ...args }, false, byDefault).private;
    expect([privacy('clause', {}, false), privacy('clause', {}, true)]).toEqual([false, true]);
    expect([privacy('clause', { private: true }, false), privacy('clause', { private: false }, true)]).toEqual([
      true,
      false,
    ]);
    expect([privacy('help', {}, false), privacy('help', { private: false }, false)]).toEqual([true, false]);
  });

  it.each([
    ['ask', { question: 'x', since: 'soon' }, 'bad_date'],
    ['timeline', { topic: 'x', as_of: '2025-13' }, 'bad_date'],
    ['verify', { receipt: 'no receipt' }, 'bad_receipt'],
  ])('that is wrong is told in private: %s %j', async (name, args, code) => {
    const plan = planCommand(name, args, false);
    expect(plan).toMatchObject({ acknowledge: 'private', private: true, place: `command ${name}` });
    expect(await plan.run(call)).toEqual({ content: words.usage[code] });
  });
});

describe('buttons and menus', () => {
  it('are acknowledged by what they do', () => {
    const table = ACTIONS.map((action) => {
      const { acknowledge, private: hidden, share, remove } = planPress(press(action, { owner: USER }), VERSION);
      const own = planPress(press(action, { owner: USER, ephemeral: true }), VERSION).private;
      return [action.kind, acknowledge, { public: hidden, private: own }, share ?? remove ?? false];
    });
    expect(table).toEqual([
      ['context', 'private', { public: true, private: true }, false],
      ['turn', 'update', { public: false, private: true }, false],
      ['clauses', 'update', { public: false, private: true }, false],
      ['more', 'private', { public: true, private: true }, false],
      ['sources', 'private', { public: true, private: true }, false],
      ['documents', 'update', { public: false, private: true }, false],
      ['share', 'update', { public: false, private: false }, true],
      ['feedback', 'private', { public: true, private: true }, false],
      ['remove', 'update', { public: false, private: false }, true],
    ]);
  });

  it('of somebody else’s reply open a copy for whoever presses, and never change it', async () => {
    for (const action of ACTIONS) {
      const plan = planPress(press(action, { owner: OTHER }), VERSION);
      expect(plan).toMatchObject({ acknowledge: 'private', private: true });
      expect(plan.share ?? plan.remove).toBeUndefined();
    }
    const turned = await planPress(
      press({ kind: 'turn', passage: 0, part: 0, around: false }, { owner: OTHER }),
      VERSION,
    ).run(call);
    expect(turned.content).toBe(`-# ${words.yourCopy}`);
    expect(turned.cards).toHaveLength(1);
    for (const kind of ['share', 'remove'] as const) {
      const action: Action = kind === 'share' ? { kind, evidence: 'strong', cited: [cited] } : { kind };
      expect(await planPress(press(action, { owner: OTHER }), VERSION).run(call)).toEqual({ content: words.notYours });
    }
  });

  it.each(ACTIONS.filter(({ kind }) => kind !== 'remove'))('of a replaced index say so: $kind', async (action) => {
    const plan = planPress(press(action, { owner: USER, index: 'v0' }), VERSION);
    expect(plan).toMatchObject({ acknowledge: 'private', private: true });
    expect(await plan.run(call)).toEqual({ content: words.oldIndex });
  });

  it('whose index is replaced while they are answered read nothing of the new one', async () => {
    const plan = planPress(press({ kind: 'feedback', verdict: 'right', passage: 0 }), VERSION);
    const newer = fakeDesk(twoPassageLibrary('v2'), async (question) => answerOf(question));
    await expect(plan.run({ ...call, desk: newer })).rejects.toThrow(ReplacedIndexError);
    expect(newer.verdicts).toEqual([]);
  });

  it.each(['', 'nonsense', '0c|v1||1.2.3', '1?|v1||'])('of another program say so: %j', async (customId) => {
    const plan = planPress({ ...press({ kind: 'more' }), customId }, VERSION);
    expect(plan).toMatchObject({ acknowledge: 'private', place: 'unknown button' });
    expect(await plan.run(call)).toEqual({ content: words.unknownButton });
  });

  it('keep a verdict without the question or the user', async () => {
    await planPress(press({ kind: 'feedback', verdict: 'wrong', passage: 1 }), VERSION).run(call);
    expect(desk.verdicts).toEqual([{ passageId: 'doc#2', verdict: 'wrong', indexVersion: VERSION }]);
  });

  it('take a reply away also where the index was replaced', () => {
    expect(planPress(press({ kind: 'remove' }, { owner: USER, index: 'v0' }), VERSION).remove).toBe(true);
  });

  it('choose from a menu only what it offers', async () => {
    const plan = planPress({ ...press({ kind: 'more' }), values: ['nonsense'] }, VERSION);
    expect(await plan.run(call)).toEqual({ content: words.unknownButton });
  });
});

describe('leaving', () => {
  it('is told in private', async () => {
    const plan = planFarewell();
    expect(plan).toMatchObject({ acknowledge: 'private', private: true });
    expect(await plan.run(call)).toEqual({ content: words.turned.stopping({ kind: 'stopping' }), aside: true });
  });
});
