import { describe, expect, it } from 'vitest';
import { questionIn } from '../../../src/bot/messages/question.js';
import { messageText } from '../../../src/bot/messages/text.js';

const BOT = '200000000000000001';
const ROLE = '200000000000000002';
const NAMES = { botId: BOT, roleId: ROLE };

describe('the question in a message', () => {
  const inServer = (content: string, mentioned = true, repliedTo = false) =>
    questionIn({ content, direct: false, mentioned, repliedTo }, NAMES);

  it.each([
    [`<@${BOT}> what about fish?`, 'what about fish?'],
    [`<@!${BOT}> what about fish?`, 'what about fish?'],
    [`what about <@${BOT}>\tfish?`, 'what about fish?'],
    [`<@${BOT}>`, ''],
    [` <@${BOT}> <@!${BOT}> `, ''],
    [`<@${BOT}> and <@300000000000000001>?`, 'and <@300000000000000001>?'],
    [`<@${BOT}> first line\nsecond line`, 'first line\nsecond line'],
    [`<@&${ROLE}> what about fish?`, 'what about fish?'],
    [`> the yellow card was lifted\n<@${BOT}> do they say so?`, '> the yellow card was lifted\n do they say so?'],
    // Discord withholds the text of a message that mentions only the role.
    ['', ''],
  ])('%j asks %j', (content, question) => {
    expect(inServer(content)).toBe(question);
  });

  it('is the text of a reply that notifies the bot', () => {
    expect(inServer('and in 2025?', true, true)).toBe('and in 2025?');
    expect(inServer('> Clause 34\nand in 2025?', true, true)).toBe('and in 2025?');
  });

  it('is none in a reply with a picture only', () => {
    expect(inServer('', true, true)).toBeUndefined();
    expect(inServer('   ', true, true)).toBeUndefined();
  });

  it.each([
    `> <@${BOT}> what about fish?`,
    `> <@${BOT}> what about fish?\nI have wondered too`,
    `see\n>>> <@${BOT}> what about\nfish?`,
    `  > <@&${ROLE}> what about fish?`,
  ])('is none where only a quoted line names the bot: %j', (content) => {
    expect(inServer(content)).toBeUndefined();
  });

  it('is none where the bot is not notified, whatever the text says', () => {
    expect(inServer('what about fish?', false)).toBeUndefined();
    expect(inServer(`<@${BOT}> what about fish?`, false)).toBeUndefined();
  });

  it('is everything in a direct message', () => {
    expect(questionIn({ content: 'fish?', direct: true, mentioned: false, repliedTo: false }, NAMES)).toBe('fish?');
    expect(questionIn({ content: '', direct: true, mentioned: false, repliedTo: false }, NAMES)).toBe('');
  });

  it('keeps the names of others', () => {
    expect(inServer(`<@${BOT}> <@${BOT}0> hello`)).toBe(`<@${BOT}0> hello`);
  });
});

describe('the text of a message', () => {
  const embed = { title: 'Title', description: 'Description', fields: [{ name: 'Field', value: 'Value' }] };

  it('is its content', () => {
    expect(messageText({ content: ' hello ', embeds: [embed] })).toBe('hello');
  });

  it('is that of its embeds where it has none', () => {
    expect(messageText({ content: '', embeds: [embed, { description: 'More' }] })).toBe('Description\nValue\n\nMore');
  });

  it('is that of the message it forwards', () => {
    expect(messageText({ content: '', embeds: [embed], messageSnapshots: new Map([['1', { content: 'said' }]]) })).toBe(
      'said',
    );
  });

  it('is empty for a picture', () => {
    expect(messageText({ content: '', embeds: [] })).toBe('');
    expect(messageText({})).toBe('');
  });
});
