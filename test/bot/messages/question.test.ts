import { describe, expect, it } from 'vitest';
import { questionIn, withoutMention } from '../../../src/bot/messages/question.js';
import { textOf } from '../../../src/bot/messages/text.js';

const BOT = '200000000000000001';

describe('the question in a message', () => {
  const inServer = (content: string, mentioned = true) => questionIn({ content, direct: false, mentioned }, BOT);

  it.each([
    [`<@${BOT}> what about fish?`, 'what about fish?'],
    [`<@!${BOT}> what about fish?`, 'what about fish?'],
    [`what about <@${BOT}>\tfish?`, 'what about fish?'],
    [`<@${BOT}>`, ''],
    [` <@${BOT}> <@!${BOT}> `, ''],
    [`<@${BOT}> and <@300000000000000001>?`, 'and <@300000000000000001>?'],
    [`<@${BOT}> first line\nsecond line`, 'first line\nsecond line'],
  ])('%j asks %j', (content, question) => {
    expect(inServer(content)).toBe(question);
  });

  it('is the text of a reply that notifies the bot', () => {
    expect(inServer('and in 2025?')).toBe('and in 2025?');
  });

  it('is none in a reply with a picture only', () => {
    expect(inServer('')).toBeUndefined();
    expect(inServer('   ')).toBeUndefined();
  });

  it('is none where the bot is not notified, whatever the text says', () => {
    expect(inServer('what about fish?', false)).toBeUndefined();
    expect(inServer(`<@${BOT}> what about fish?`, false)).toBeUndefined();
  });

  it('is everything in a direct message', () => {
    expect(questionIn({ content: 'fish?', direct: true, mentioned: false }, BOT)).toBe('fish?');
    expect(questionIn({ content: '', direct: true, mentioned: false }, BOT)).toBe('');
  });

  it('keeps the names of others', () => {
    expect(withoutMention(`<@${BOT}0> hello`, BOT)).toBe(`<@${BOT}0> hello`);
  });
});

describe('the text of a message', () => {
  const embed = { title: 'Title', description: 'Description', fields: [{ name: 'Field', value: 'Value' }] };

  it('is its content', () => {
    expect(textOf({ content: ' hello ', embeds: [embed] })).toBe('hello');
  });

  it('is that of its embeds where it has none', () => {
    expect(textOf({ content: '', embeds: [embed, { description: 'More' }] })).toBe('Description\nValue\n\nMore');
  });

  it('is that of the message it forwards', () => {
    expect(textOf({ content: '', embeds: [embed], messageSnapshots: new Map([['1', { content: 'said' }]]) })).toBe(
      'said',
    );
  });

  it('is empty for a picture', () => {
    expect(textOf({ content: '', embeds: [] })).toBe('');
    expect(textOf({})).toBe('');
  });
});
