import { InteractionContextType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { encodeCustomId } from '../../../src/bot/custom-id.js';
import { Gate } from '../../../src/bot/gate/gate.js';
import { IndexError, UsageError } from '../../../src/errors.js';
import type { Answer } from '../../../src/model.js';
import type { Turned } from '../../../src/words/bot.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { apiError, autocompletion, buttonPress, messageMenu, type Sent, slashCommand } from './fake-interaction.js';
import { answerOf, deferred, fakeDesk, recordingLog, twoPassageLibrary, USER, VERSION } from './support.js';

const words = botWordsFor('en');

function setUp(answer: (question: string) => Promise<Answer | Turned> = async (question) => answerOf(question)) {
  const sent: Sent[] = [];
  const clock = { now: 0 };
  const { log, lines } = recordingLog();
  const desk = fakeDesk(twoPassageLibrary(), answer);
  return { sent, clock, lines, desk, gate: new Gate(desk, log, () => clock.now) };
}

const methods = (sent: Sent[]) => sent.map(({ method }) => method);
const last = (sent: Sent[]) => sent.at(-1)?.body;

describe('a question', () => {
  it('is acknowledged before anything else, and then answered without notifying anybody', async () => {
    const { gate, sent } = setUp(async (question) => {
      expect(methods(sent)).toEqual(['deferReply']);
      return answerOf(question);
    });
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish @everyone?' }));
    expect(sent[0]).toEqual({ method: 'deferReply', body: {} });
    expect(last(sent)).toMatchObject({ allowedMentions: { parse: [], repliedUser: false } });
    expect(last(sent)).toMatchObject({ flags: 32_768, content: null, embeds: [] });
    expect(JSON.stringify(last(sent)?.components)).toContain('> First passage.');
  });

  it('is answered in private where that is wished', async () => {
    const { gate, sent } = setUp();
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?', private: true }));
    expect(sent[0]?.body).toEqual({ flags: 64 });
    expect(JSON.stringify(last(sent))).toContain('1h|'); // the button that shares it
  });

  it('is answered openly in direct messages, where there is nobody to share with', async () => {
    const { gate, sent } = setUp();
    const context = InteractionContextType.BotDM;
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?', private: true }, { context }));
    expect(sent[0]?.body).toEqual({});
    expect(JSON.stringify(last(sent))).not.toContain('1h|');
  });

  it('in a message menu is the text of the message', async () => {
    const { gate, sent, desk } = setUp();
    await gate.handle(messageMenu(sent, 'Find sources', { content: ' fish? ', embeds: [] }));
    expect(desk.asked).toEqual(['fish?']);
    await gate.handle(messageMenu(sent, 'Find sources', { content: '', embeds: [] }));
    expect(last(sent)).toMatchObject({ content: words.noText });
    expect(desk.asked).toHaveLength(1);
  });

  it('speaks the language of the user', async () => {
    const { gate, sent } = setUp(async () => ({ kind: 'busy' }));
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { locale: 'vi' }));
    expect(last(sent)).toMatchObject({ content: botWordsFor('vi').turned.busy({ kind: 'busy' }) });
  });
});

describe('what goes wrong', () => {
  it('at the place of the index is told in private, in the user’s language, and not logged as a fault', async () => {
    const away = new IndexError('index_away', 'The database of the index does not answer.', 'Look at it.');
    for (const locale of ['en', 'vi'] as const) {
      const { gate, sent, lines } = setUp(() => Promise.reject(away));
      await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { locale }));
      expect(last(sent)).toMatchObject({ content: botWordsFor(locale).turned.away({ kind: 'away' }), flags: 64 });
      expect(JSON.stringify(sent)).not.toContain('database');
      expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    }
  });

  it('in an option is told with its cure', async () => {
    const { gate, sent, lines } = setUp(() => Promise.reject(new UsageError('bad_date', 'Bad.', 'Write better.')));
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?', since: 'soon' }));
    expect(last(sent)).toMatchObject({ content: words.usage.bad_date });
    expect(lines).toEqual([]);
  });

  it('in the program is told with a reference that the log has too', async () => {
    const { gate, sent, lines } = setUp(() => Promise.reject(new Error('inner workings')));
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }));
    const [line] = lines;
    expect(line).toMatchObject({ level: 'error', fields: { place: 'command ask' } });
    const reference = String(line?.fields.reference);
    expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    expect(last(sent)).toMatchObject({ content: words.apology(reference) });
    expect(JSON.stringify(sent)).not.toContain('inner workings');
  });

  it('in sending is told too, as long as that goes', async () => {
    const { gate, sent, lines } = setUp();
    const failing = { editReply: [apiError(50035)] };
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { failing }));
    expect(last(sent)).toMatchObject({ content: words.apology(String(lines[0]?.fields.reference)) });
    // The public acknowledgement is deleted: only the caller sees an error.
    expect(methods(sent).slice(-2)).toEqual(['deleteReply', 'followUp']);
    expect(last(sent)).toMatchObject({ flags: 64 });
    const again = { editReply: [apiError(50035)], followUp: [apiError(50035)] };
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { failing: again }));
    expect(methods(sent).slice(-3)).toEqual(['editReply', 'deleteReply', 'followUp']);
    expect(lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
  });

  it.each([10062, 40060])('with the acknowledgement (%i) ends it with one line', async (code) => {
    const { gate, sent, lines, desk } = setUp();
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { failing: { deferReply: [apiError(code)] } }));
    expect(methods(sent)).toEqual(['deferReply']);
    expect(lines).toEqual([
      { level: 'warn', fields: { place: 'command ask', code }, message: 'an interaction is gone' },
    ]);
    expect(desk.asked).toEqual([]);
  });

  it.each([10008, 10015, 50027])('since nobody is there any more (%i) is one line', async (code) => {
    const { gate, sent, lines } = setUp();
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }, { failing: { editReply: [apiError(code)] } }));
    expect(methods(sent)).toEqual(['deferReply', 'editReply']);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('by taking too long is not sent', async () => {
    const { gate, sent, clock, lines } = setUp(async (question) => {
      clock.now = 14.5 * 60 * 1000 + 1;
      return answerOf(question);
    });
    await gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }));
    expect(methods(sent)).toEqual(['deferReply']);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });
});

describe('buttons', () => {
  const row = (...ids: string[]) => ({
    type: 1,
    components: ids.map((id) => ({ type: 2, style: 2, label: 'x', custom_id: id })),
  });
  const shareId = encodeCustomId({
    action: { kind: 'share', evidence: 'strong', cited: [{ passage: 0, start: 0, end: 14 }] },
    index: VERSION,
    owner: USER,
  });

  it('that turn pages take the place of their message', async () => {
    const { gate, sent } = setUp();
    const id = encodeCustomId({ action: { kind: 'documents', page: 0 }, index: VERSION });
    await gate.handle(buttonPress(sent, id ?? '', { content: 'old', components: [] }));
    expect(methods(sent)).toEqual(['deferUpdate', 'editReply']);
    // Parts missing from the page must not remain from the previous one, which may have used embeds.
    expect(last(sent)).toMatchObject({ content: null, embeds: [], flags: 32_768 });
    expect(Object.keys(last(sent) ?? {}).sort()).toEqual([
      ...['allowedMentions', 'components', 'content', 'embeds', 'flags'],
    ]);
  });

  it('that turn pages and fail leave their message as it is', async () => {
    const { gate, sent } = setUp();
    const action = { kind: 'turn', passage: 99, part: 0, around: false } as const;
    const id = encodeCustomId({ action, index: VERSION });
    await gate.handle(buttonPress(sent, id ?? '', { content: 'old', components: [] }));
    expect(methods(sent)).toEqual(['deferUpdate', 'followUp']);
    expect(last(sent)).toMatchObject({ flags: 64 });
  });

  it('that share go away and post the answer for everybody', async () => {
    const { gate, sent } = setUp();
    const components = [row('a', shareId ?? ''), row(shareId ?? '')];
    await gate.handle(buttonPress(sent, shareId ?? '', { content: '> fish?', components }));
    expect(methods(sent)).toEqual(['deferUpdate', 'editReply', 'followUp']);
    expect(sent[1]?.body).toEqual({ components: [row('a')], allowedMentions: { parse: [], repliedUser: false } });
    expect(last(sent)).toMatchObject({ flags: 32_768, allowedMentions: { parse: [] } });
    const [head] = (last(sent)?.components ?? []) as { content?: string }[];
    expect(head?.content).toBe(`Shared by <@${USER}>\n> fish?`);
  });

  it.each([
    ['refuses', { failing: { followUp: [apiError(50013, 403)] } }, 2],
    ['shows to the caller alone', { hidden: true }, 2],
  ])('that share what Discord %s say so in private', async (_, options, followUps) => {
    const { gate, sent } = setUp();
    await gate.handle(buttonPress(sent, shareId ?? '', { content: '', components: [row(shareId ?? '')] }, options));
    expect(methods(sent).filter((method) => method === 'followUp')).toHaveLength(followUps);
    expect(last(sent)).toMatchObject({ flags: 64, content: expect.stringContaining('External Apps') });
  });
});

describe('choices', () => {
  it('are those of the command', async () => {
    const { gate, sent } = setUp();
    await gate.handle(autocompletion(sent, 'ask', { name: 'language', value: 'engl' }));
    expect(last(sent)).toEqual({ choices: [{ name: 'English (en)', value: 'en' }] });
  });

  it('are none where something fails, the command is unknown or has none', async () => {
    const { gate, sent, lines, desk } = setUp();
    await gate.handle(autocompletion(sent, 'nothing', { name: 'x', value: '' }));
    await gate.handle(autocompletion(sent, 'help', { name: 'x', value: '' }));
    desk.use = () => Promise.reject(new Error('broken'));
    await gate.handle(autocompletion(sent, 'ask', { name: 'language', value: '' }));
    expect(sent.map(({ body }) => body)).toEqual(Array(3).fill({ choices: [] }));
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('that come too late are no matter', async () => {
    const { gate, sent, lines } = setUp();
    const options = { failing: { respond: [apiError(10062, 404)] } };
    await gate.handle(autocompletion(sent, 'ask', { name: 'language', value: '' }, {}, options));
    expect(lines.map(({ level }) => level)).toEqual(['debug']);
  });
});

describe('stopping', () => {
  it('tells newcomers, and waits for what was begun', async () => {
    const answer = deferred<Answer>();
    const { gate, sent } = setUp(() => answer.promise);
    void gate.handle(slashCommand(sent, 'ask', { question: 'fish?' }));
    gate.stop();
    const later: Sent[] = [];
    await gate.handle(slashCommand(later, 'ask', { question: 'rice?' }));
    expect(later[0]?.body).toEqual({ flags: 64 });
    expect(last(later)).toMatchObject({ content: words.turned.stopping({ kind: 'stopping' }) });
    await gate.handle(autocompletion(later, 'ask', { name: 'language', value: '' }));
    expect(last(later)).toEqual({ choices: [] });
    let idle = false;
    const waiting = gate.idle().then(() => {
      idle = true;
    });
    await Promise.resolve();
    expect(idle).toBe(false);
    answer.resolve(answerOf('fish?'));
    await waiting;
    expect(methods(sent)).toEqual(['deferReply', 'editReply']);
  });
});
