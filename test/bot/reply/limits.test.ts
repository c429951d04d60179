import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkReply } from '../../../src/bot/reply/check.js';
import type { Reply } from '../../../src/bot/reply/reply.js';

const text = (length: number) => 'x'.repeat(length);
const button = (
  custom_id: string,
  more: Partial<APIButtonComponentWithCustomId> = {},
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id,
  label: 'l',
  ...more,
});
const rows = (...components: APIButtonComponentWithCustomId[][]): Reply => ({
  content: 'c',
  components: components.map((row) => ({ type: ComponentType.ActionRow, components: row })),
});
const menu = (options: { label: string; value: string; description?: string }[], placeholder = 'p'): Reply => ({
  content: 'c',
  components: [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.StringSelect, custom_id: 'm', placeholder, options }],
    },
  ],
});
const options = (count: number) => Array.from({ length: count }, (_, i) => ({ label: 'l', value: `${i}` }));
const numbered = (count: number) => Array.from({ length: count }, (_, i) => button(`${i}`));

describe('a reply at the limit is fine', () => {
  it.each<[string, Reply]>([
    ['content', { content: text(2000) }],
    ['title and description', { embeds: [{ title: text(256), description: text(4096) }] }],
    ['fields', { embeds: [{ fields: Array.from({ length: 4 }, () => ({ name: text(256), value: text(1024) })) }] }],
    ['footer and author', { embeds: [{ footer: { text: text(2048) }, author: { name: text(256) } }] }],
    ['together', { embeds: [{ description: text(3000) }, { description: text(3000) }] }],
    ['embeds', { embeds: Array.from({ length: 10 }, () => ({ title: 't' })) }],
    ['url', { embeds: [{ title: 't', url: 'https://example.com/a?b=c#d' }] }],
    ['buttons', rows(...[0, 5, 10, 15, 20].map((from) => numbered(25).slice(from, from + 5)))],
    ['labels', rows([button(text(100), { label: text(80) })])],
    [
      'menu',
      menu(
        options(25).map((option) => ({ ...option, label: text(100), description: text(100) })),
        text(150),
      ),
    ],
  ])('%s', (_, reply) => {
    expect(checkReply(reply)).toEqual([]);
  });
});

describe('a reply over a limit is told', () => {
  it.each<[string, Reply, RegExp]>([
    ['content', { content: text(2001) }, /content/],
    ['nothing', {}, /empty/],
    ['white space', { content: ' \n' }, /empty/],
    ['title', { embeds: [{ title: text(257) }] }, /title/],
    ['blank title', { embeds: [{ title: ' ', description: 'd' }] }, /title is blank/],
    ['blank description', { embeds: [{ title: 't', description: '' }] }, /description is blank/],
    ['description', { embeds: [{ description: text(4097) }] }, /description/],
    ['field name', { embeds: [{ fields: [{ name: text(257), value: 'v' }] }] }, /name of field 1/],
    ['field value', { embeds: [{ fields: [{ name: 'n', value: text(1025) }] }] }, /value of field 1/],
    ['blank field', { embeds: [{ fields: [{ name: 'n', value: '' }] }] }, /blank/],
    ['fields', { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }] }, /fields: 26/],
    ['footer', { embeds: [{ title: 't', footer: { text: text(2049) } }] }, /footer/],
    ['author', { embeds: [{ title: 't', author: { name: text(257) } }] }, /author/],
    ['together', { embeds: [{ description: text(3000) }, { description: text(3000), title: 't' }] }, /6001/],
    ['embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) }, /embeds: 11/],
    ['empty embed', { content: 'c', embeds: [{ color: 1 }] }, /embed 1 is empty/],
    ['url', { embeds: [{ title: 't', url: 'javascript:alert(1)' }] }, /url/],
    ['colour', { embeds: [{ title: 't', color: 0x1000000 }] }, /color/],
    ['rows', rows(...numbered(6).map((each) => [each])), /rows: 6/],
    ['buttons', rows(numbered(6)), /buttons: 6/],
    ['empty row', rows([]), /row 1 is empty/],
    ['custom id', rows([button(text(101))]), /custom id/],
    ['blank custom id', rows([button('')]), /custom id is blank/],
    ['custom id twice', rows([button('a')], [button('a')]), /twice/],
    ['label', rows([button('a', { label: text(81) })]), /label/],
    ['no label', { ...rows([{ type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: 'a' }]) }, /neither/],
    ['options', menu(options(26)), /options: 26/],
    ['no options', menu([]), /no options/],
    ['option label', menu([{ label: text(101), value: 'v' }]), /label/],
    ['option value', menu([{ label: 'l', value: text(101) }]), /value/],
    ['option description', menu([{ label: 'l', value: 'v', description: text(101) }]), /description/],
    [
      'option twice',
      menu([
        { label: 'a', value: 'v' },
        { label: 'b', value: 'v' },
      ]),
      /twice/,
    ],
    ['placeholder', menu(options(1), text(151)), /placeholder/],
  ])('%s', (_, reply, problem) => {
    expect(checkReply(reply).join('\n')).toMatch(problem);
  });

  it('as is a menu beside a button', () => {
    const reply = menu(options(1));
    reply.components?.[0]?.components.push(button('a'));
    expect(checkReply(reply).join()).toMatch(/row of its own/);
  });
});
