import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../src/bot/reply/check.js';
import { costOf, LIMITS } from '../../../src/bot/reply/limits.js';
import type { Message } from '../../../src/bot/reply/reply.js';

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
const rows = (...components: APIButtonComponentWithCustomId[][]): Message => ({
  content: 'c',
  components: components.map((row) => ({ type: ComponentType.ActionRow, components: row })),
});
const menu = (options: { label: string; value: string; description?: string }[], placeholder = 'p'): Message => ({
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

const display = (content: string) => ({ type: ComponentType.TextDisplay as const, content });
const box = (...components: APIComponentInContainer[]): Message => ({
  flags: MessageFlags.IsComponentsV2,
  components: [{ type: ComponentType.Container, components }],
});
const section = (count: number, accessory = button('s')): APIComponentInContainer => ({
  type: ComponentType.Section,
  components: Array.from({ length: count }, () => display('t')),
  accessory,
});

describe('a reply at the limit is fine', () => {
  it.each<[string, Message]>([
    ['content', { content: text(2000) }],
    ['texts together', box(display(text(2000)), display(text(2000)))],
    ['bytes together', box(display('é'.repeat(3900)), display('…'.repeat(100)))],
    ['components', box(...Array.from({ length: 39 }, () => display('t')))],
    ['a section', box(section(3))],
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
    expect(checkMessage(reply)).toEqual([]);
  });
});

describe('a reply over a limit is told', () => {
  it.each<[string, Message, RegExp]>([
    ['content', { content: text(2001) }, /content/],
    ['nothing', {}, /empty/],
    ['white space', { content: ' \n' }, /empty/],
    ['texts together', box(display(text(2000)), display(text(2001))), /4001/],
    ['bytes together', box(display('…'.repeat(3390))), /bytes/],
    ['components', box(...Array.from({ length: 40 }, () => display('t'))), /components: 41/],
    ['an empty box', box(), /empty/],
    ['a blank text', box(display(' ')), /blank/],
    ['a section of four', box(section(4)), /texts: 4/],
    ['a custom id twice', box(section(1), section(1)), /twice/],
    ['a text beside the flag', { ...box(display('t')), content: 'c' }, /beside the flag/],
    ['components without their flag', { content: 'c', components: box(display('t')).components ?? [] }, /their flag/],
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
    expect(checkMessage(reply).join('\n')).toMatch(problem);
  });

  it('as is a menu beside a button', () => {
    const reply = menu(options(1));
    const [row] = reply.components ?? [];
    if (row?.type === ComponentType.ActionRow) row.components.push(button('a'));
    expect(checkMessage(reply).join()).toMatch(/row of its own/);
  });
});

it('texts that are within their room are within the limit of bytes, whatever they are written in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 900 }), { maxLength: 12 }), (texts) => {
      fc.pre(texts.reduce((sum, each) => sum + costOf(each), 0) <= LIMITS.displays);
      const bytes = texts.reduce((sum, each) => sum + Buffer.byteLength(each) + LIMITS.displayBytes, 0);
      expect(bytes).toBeLessThanOrEqual(LIMITS.bytes);
      expect(texts.join('').length).toBeLessThanOrEqual(LIMITS.displays);
    }),
  );
});
