import { MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Messages } from '../../../src/bot/messages/messages.js';
import { PassingLines } from '../../../src/bot/messages/passing-lines.js';
import type { Answer } from '../../../src/model.js';
import type { Turned } from '../../../src/words/bot.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { apiError } from '../gate/fake-interaction.js';
import { answerOf, deferred, fakeDesk, recordingLog, twoPassageLibrary } from '../gate/support.js';
import { BOT, CHANNEL, type Done, type FakeChannel, type FakeMessage, fakeMessage, ROLE } from './fake-message.js';

const words = botWordsFor('en');

function setUp(
  channel: Partial<FakeChannel> = {},
  answer: (question: string) => Promise<Answer | Turned> = async (question) => answerOf(question),
  clauseReferences = false,
) {
  const done: Done[] = [];
  const { log, lines } = recordingLog();
  const desk = fakeDesk(twoPassageLibrary(), answer);
  const places = { channels: [], threadsOnly: false, forums: [] };
  const settings = { clauseReferences, greeting: true, places };
  const lines20ms = new PassingLines(20);
  const messages = new Messages(desk, log, settings, BOT, { editPauseMs: 10, lines: lines20ms });
  const message = (options: FakeMessage) => fakeMessage({ ...channel, done }, options);
  const visible = () => done.filter(({ what }) => what !== 'typing');
  return { messages, message, done, visible, lines, desk };
}

const ask = (question: string) => `<@${BOT}> ${question}`;

describe('a question in a message', () => {
  it('is answered as a reply that notifies nobody, after a sign of typing', async () => {
    const { messages, message, done, desk } = setUp();
    await messages.created(message({ content: ask('fish?') }));
    expect(desk.asked).toEqual(['fish?']);
    expect(done.map(({ what }) => what)).toEqual(['typing', 'reply']);
    expect(done[1]?.body).toMatchObject({
      failIfNotExists: false,
      allowedMentions: { parse: [], repliedUser: false },
    });
    // Anyone may press the buttons, and none shares an answer that is already public.
    expect(JSON.stringify(done[1]?.body)).toMatch(/"1c\|v1\|[0-9a-z]+\|/);
    expect(JSON.stringify(done[1]?.body)).not.toContain('1h|');
  });

  it.each([
    { content: ask('fish?'), bot: true },
    { content: ask('fish?'), webhook: true },
    { content: ask('fish?'), type: MessageType.UserJoin },
    { content: 'fish?', mentioned: false },
    { content: '', mentioned: true, repliesToBot: true },
    { content: `> ${ask('fish?')}` },
  ])('is none in %j', async (options) => {
    const { messages, message, done } = setUp();
    await messages.created(message(options));
    expect(done).toEqual([]);
  });

  it.each(['', '???', '🐟'])('that asks nothing (%j) is told how to', async (question) => {
    const { messages, message, visible, desk } = setUp();
    await messages.created(message({ content: ask(question) }));
    expect(visible()[0]?.body).toMatchObject({ content: words.howToAsk(`<@${BOT}>`, '`/ask`', '`/help`') });
    expect(desk.asked).toEqual([]);
  });

  it('may call the bot by the role that Discord gave it', async () => {
    const { messages, message, visible, desk } = setUp();
    await messages.created(message({ content: `<@&${ROLE}> fish?`, mentioned: false, roleMentioned: true }));
    await messages.created(message({ content: '', mentioned: false, roleMentioned: true, id: '2' }));
    expect(desk.asked).toEqual(['fish?']);
    expect(visible()[1]?.body).toMatchObject({ content: words.howToAsk(`<@${BOT}>`, '`/ask`', '`/help`') });
  });

  it('is every direct message', async () => {
    const { messages, message, desk } = setUp({ direct: true });
    await messages.created(message({ content: 'fish?' }));
    expect(desk.asked).toEqual(['fish?']);
  });

  it('is answered in its own language, and turned away in that of the server', async () => {
    const vietnamese = setUp({}, async (question) => ({ ...answerOf(question, 'vi'), evidence: 'weak' }));
    await vietnamese.messages.created(vietnamese.message({ content: ask('cá?') }));
    expect(JSON.stringify(vietnamese.visible()[0]?.body)).toContain(botWordsFor('vi').weakTitle);
    const turned = setUp({ locale: 'vi' }, async () => ({ kind: 'wait', seconds: 6 }));
    await turned.messages.created(turned.message({ content: ask('fish?') }));
    expect(turned.visible()[0]?.body).toMatchObject({
      content: botWordsFor('vi').turned.wait({ kind: 'wait', seconds: 6 }),
    });
  });

  it('that cannot be answered gets an apology with a reference that the log has too', async () => {
    const { messages, message, visible, lines } = setUp({}, () => Promise.reject(new Error('inner workings')));
    await messages.created(message({ content: ask('fish?') }));
    const reference = String(lines[0]?.fields.reference);
    expect(visible()[0]?.body).toMatchObject({ content: words.apology(reference) });
  });

  it('whose answer Discord does not take gets an apology', async () => {
    const { messages, message, visible, lines } = setUp({ failing: [apiError(50035)] });
    await messages.created(message({ content: ask('fish?') }));
    expect(visible()[1]?.body).toMatchObject({ content: words.apology(String(lines[0]?.fields.reference)) });
  });
});

describe('a question that is edited', () => {
  const first = { id: '7', content: ask('fish?') };
  const second = { id: '7', content: ask('rice?') };
  const third = { id: '7', content: ask('tea?') };

  it('is asked again, in the place of the answer', async () => {
    const { messages, message, visible, desk } = setUp();
    await messages.created(message(first));
    await messages.updated(message(first), message(second));
    expect(desk.asked).toEqual(['fish?', 'rice?']);
    expect(visible()).toMatchObject([{ what: 'reply' }, { what: 'edit', to: 'answer to 7' }]);
  });

  it('is not asked again where its text stays, its mention goes, or too little is known', async () => {
    const { messages, message, desk } = setUp();
    await messages.created(message(first));
    await messages.updated(message(first), message(first));
    await messages.updated(message(first), message({ id: '7', content: '', mentioned: false }));
    await messages.updated(message(first), message({ ...second, partial: true }));
    await messages.updated(message(first), message({ id: '8', content: ask('rice?') }));
    expect(desk.asked).toEqual(['fish?']);
  });

  it('quickly ends with the answer to the last edit', async () => {
    const answers = new Map(['fish?', 'rice?', 'tea?'].map((question) => [question, deferred<Answer>()]));
    const { messages, message, visible } = setUp(
      {},
      (question) => answers.get(question)?.promise ?? Promise.reject(new Error('unexpected')),
    );
    const answerNow = async (question: string) => {
      answers.get(question)?.resolve({ ...answerOf(question), notices: [{ kind: 'unknown_name', name: question }] });
      await new Promise((resolve) => setImmediate(resolve));
    };
    void messages.created(message(first));
    void messages.updated(message(first), message(second));
    void messages.updated(message(second), message(third));
    await answerNow('tea?');
    await answerNow('fish?');
    await answerNow('rice?');
    await messages.idle();
    expect(visible()).toHaveLength(1);
    expect(JSON.stringify(visible()[0]?.body)).toContain('tea?');
  });
});

describe('an edit that brings no answer', () => {
  const first = { id: '7', content: ask('fish?') };
  const second = { id: '7', content: ask('rice?'), editedAfter: 1000 };
  const wait = { kind: 'wait', seconds: 40 } as const;

  it('leaves the answer that stands, and tells in a line that goes; the same text may be tried again', async () => {
    const turned: Turned[] = [wait];
    const { messages, message, visible, desk } = setUp({}, async (question) =>
      question === 'rice?' ? (turned.shift() ?? answerOf(question)) : answerOf(question),
    );
    await messages.created(message(first));
    await messages.updated(message(first), message(second));
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'reply']);
    expect(visible()[1]?.body).toMatchObject({ content: words.turned.wait(wait) });
    await expect.poll(() => visible().at(-1)).toEqual({ what: 'delete', to: 'answer to 7' });
    await messages.updated(message(first), message(second));
    expect(desk.asked).toEqual(['fish?', 'rice?', 'rice?']);
    expect(visible().at(-1)).toMatchObject({ what: 'edit' });
  });

  it('leaves it also where something fails', async () => {
    const { messages, message, visible } = setUp({}, async (question) => {
      if (question === 'rice?') throw new Error('inner workings');
      return answerOf(question);
    });
    await messages.created(message(first));
    await messages.updated(message(first), message(second));
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'reply']);
    await messages.idle();
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'reply', 'delete']);
  });

  it('or changes capitals and punctuation only, costs nothing', async () => {
    const { messages, message, desk } = setUp();
    await messages.created(message(first));
    await messages.updated(message(first), message({ ...second, content: ask('FISH!!') }));
    expect(desk.asked).toEqual(['fish?']);
  });

  it('is followed by another: the last of them is asked', async () => {
    const { messages, message, desk, visible } = setUp();
    await messages.created(message(first));
    const edits = ['r', 'ri', 'rice?'].map((text) =>
      messages.updated(message(first), message({ ...second, content: ask(text) })),
    );
    await Promise.all(edits);
    expect(desk.asked).toEqual(['fish?', 'rice?']);
    expect(visible()).toHaveLength(2);
  });
});

describe('a line that goes by itself', () => {
  it('stands once for a user in a channel', async () => {
    const { messages, message, visible } = setUp({}, async () => ({ kind: 'busy' }));
    for (const id of ['1', '2', '3']) await messages.created(message({ id, content: ask('fish?') }));
    expect(visible()).toHaveLength(1);
    await expect.poll(() => visible().length).toBe(2);
    await messages.created(message({ id: '4', content: ask('fish?') }));
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'delete', 'reply']);
  });
});

describe('an answer that somebody removed', () => {
  const first = { id: '7', content: ask('fish?') };
  const second = { id: '7', content: ask('rice?'), editedAfter: 1000 };

  it('stays away, whatever is asked in its place', async () => {
    const { messages, message, visible, desk } = setUp();
    await messages.created(message(first));
    await messages.deleted('answer to 7');
    await messages.updated(message(first), message(second));
    await messages.deleted('7');
    expect(desk.asked).toEqual(['fish?']);
    expect(visible()).toHaveLength(1);
  });

  it('stays away also where Discord tells by an error only, which is none of ours', async () => {
    const { messages, message, visible, lines } = setUp({ failingEdits: [apiError(10008, 404)] });
    await messages.created(message(first));
    await messages.updated(message(first), message(second));
    await messages.updated(message(first), message({ ...second, content: ask('tea?') }));
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'edit']);
    expect(lines.map(({ level }) => level)).toEqual(['debug']);
  });
});

describe('a mention that an edit adds', () => {
  const plain = { id: '7', content: 'fish?', mentioned: false };

  it('is answered', async () => {
    const { messages, message, desk } = setUp();
    await messages.created(message(plain));
    await messages.updated(message(plain), message({ id: '7', content: ask('fish?'), editedAfter: 5000 }));
    expect(desk.asked).toEqual(['fish?']);
  });

  it.each([
    ['Discord has only added a picture', {}],
    ['it comes late', { editedAfter: 16 * 60_000 }],
    ['the message is older than the bot', { editedAfter: 5000, createdAt: Date.now() - 60_000 }],
  ])('is not where %s', async (_why, options) => {
    const { messages, message, desk } = setUp();
    await messages.updated(message(plain), message({ id: '7', content: ask('fish?'), ...options }));
    expect(desk.asked).toEqual([]);
  });
});

describe('a question that is deleted', () => {
  it('takes its answer with it', async () => {
    const { messages, message, visible } = setUp();
    await messages.created(message({ id: '7', content: ask('fish?') }));
    await messages.deleted('7');
    await messages.deleted('7');
    await messages.deleted('8');
    expect(visible().map(({ what, to }) => [what, to])).toEqual([
      ['reply', '7'],
      ['delete', 'answer to 7'],
    ]);
  });

  it('gets no answer that was still being computed', async () => {
    const answer = deferred<Answer>();
    const { messages, message, visible } = setUp({}, () => answer.promise);
    void messages.created(message({ content: ask('fish?') }));
    await messages.deleted('1');
    answer.resolve(answerOf('fish?'));
    await messages.idle();
    expect(visible()).toEqual([]);
  });

  it('takes an answer with it that is being sent', async () => {
    const { messages, message, visible } = setUp();
    const answered = messages.created(message({ content: ask('fish?') }));
    while (visible().length === 0) await Promise.resolve();
    await messages.deleted('1');
    await answered;
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'delete']);
  });
});

describe('permissions', () => {
  it.each([
    [['SendMessages'], false],
    [['ViewChannel'], false],
    [['SendMessagesInThreads'], true],
  ] as const)('that lack to write (%j) are named to the operator', async (lacking, thread) => {
    const { messages, message, done, lines, desk } = setUp({ lacking: [...lacking], thread });
    await messages.created(message({ content: ask('fish?') }));
    expect([done, desk.asked]).toEqual([[], []]);
    expect(lines).toMatchObject([{ level: 'warn', fields: { channel: CHANNEL, give: lacking[0] } }]);
  });

  it('that lack to show cards are told in plain words', async () => {
    const { messages, message, visible, lines } = setUp({ lacking: ['EmbedLinks'] });
    await messages.created(message({ content: ask('fish?') }));
    expect(visible()).toHaveLength(1);
    expect(visible()[0]?.body).toMatchObject({ content: expect.stringContaining('Embed Links') });
    expect(lines).toMatchObject([{ level: 'warn', fields: { give: 'EmbedLinks' } }]);
  });

  it('that lack to reply do not keep the answer from standing by itself', async () => {
    const { messages, message, visible } = setUp({ failing: [apiError(160002, 403)] });
    await messages.created(message({ content: ask('fish?') }));
    expect(visible().map(({ what }) => what)).toEqual(['reply', 'send']);
  });

  it.each([
    [50013, 'SendMessages'],
    [50001, 'ViewChannel'],
  ])('that Discord misses (%i) are one line', async (code, give) => {
    const { messages, message, visible, lines } = setUp({ failing: [apiError(code, 403)] });
    await messages.created(message({ content: ask('fish?') }));
    expect(visible()).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 'warn', fields: { channel: CHANNEL, give: expect.stringContaining(give) } }]);
  });
});

describe('stopping', () => {
  it('tells newcomers and lets answers follow their questions away', async () => {
    const { messages, message, visible, desk } = setUp();
    await messages.created(message({ id: '1', content: ask('fish?') }));
    messages.stop();
    await messages.updated(message({ content: '' }), message({ id: '1', content: ask('rice?') }));
    await messages.created(message({ id: '2', content: ask('tea?') }));
    await messages.deleted('1');
    expect(desk.asked).toEqual(['fish?']);
    expect(visible().map(({ what, to }) => [what, to])).toEqual([
      ['reply', '1'],
      ['reply', '2'],
      ['delete', 'answer to 1'],
    ]);
  });
});

describe('clauses that people speak of', () => {
  const plain = { content: 'as clause 2 says', mentioned: false };

  it('are shown once a minute in a channel where that is switched on', async () => {
    const { messages, message, visible } = setUp({}, undefined, true);
    await messages.created(message(plain));
    await messages.created(message({ ...plain, id: '2' }));
    expect(visible()).toMatchObject([{ what: 'reply', to: '1', body: { allowedMentions: { parse: [] } } }]);
  });

  it('are left alone where it is not, and in what others post', async () => {
    const off = setUp();
    await off.messages.created(off.message(plain));
    const on = setUp({}, undefined, true);
    await on.messages.created(on.message({ ...plain, bot: true }));
    expect([off.done, on.done]).toEqual([[], []]);
  });

  it('do not count where they do not exist', async () => {
    const { messages, message, visible } = setUp({}, undefined, true);
    await messages.created(message({ ...plain, content: 'clause 75' }));
    await messages.created(message({ ...plain, id: '2' }));
    expect(visible()).toMatchObject([{ what: 'reply', to: '2' }]);
  });

  it('in a question are part of it', async () => {
    const { messages, message, visible, desk } = setUp({}, undefined, true);
    await messages.created(message({ content: ask('clause 2?') }));
    expect(desk.asked).toEqual(['clause 2?']);
    expect(visible()).toHaveLength(1);
  });
});
