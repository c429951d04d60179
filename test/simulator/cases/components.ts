import type { Json } from '../json.js';
import { a, type Case, id, list } from './case.js';

const button = (one: Json = {}): Json => ({ type: 2, style: 1, label: 'press', custom_id: 'id', ...one });
const link = (one: Json = {}): Json => ({ type: 2, style: 5, label: 'open', url: 'https://example.org', ...one });
const row = (...components: Json[]): Json => ({ type: 1, components });
const rows = (...components: Json[]): Json => ({ content: 'text', components });
const option = (index: number, one: Json = {}): Json => ({ label: `label ${index}`, value: `value ${index}`, ...one });
const select = (one: Json = {}): Json => ({ type: 3, custom_id: 'menu', options: [option(0), option(1)], ...one });
const selecting = (one: Json): Json => rows(row(select(one)));
const pressing = (one: Json): Json => rows(row(button(one)));

/** All checks of buttons and menus. */
export const COMPONENT_CASES: Case[] = [
  {
    what: 'rows',
    accepted: rows(...list(5, (n) => row(button({ custom_id: `${n}` })))),
    refused: rows(...list(6, (n) => row(button({ custom_id: `${n}` })))),
    at: 'components',
  },
  {
    what: 'buttons of a row',
    accepted: rows(row(...list(5, (n) => button({ custom_id: `${n}` })))),
    refused: rows(row(...list(6, (n) => button({ custom_id: `${n}` })))),
    at: 'components.0.components',
  },
  { what: 'an empty row', accepted: rows(row(button())), refused: rows(row()), at: 'components.0.components' },
  { what: 'a button outside a row', accepted: rows(row(button())), refused: rows(button()), at: 'components.0.type' },
  {
    what: 'one menu in a row',
    accepted: rows(row(select())),
    refused: rows(row(select(), button())),
    at: 'components.0.components',
  },
  {
    what: 'a custom id',
    accepted: pressing({ custom_id: a(100) }),
    refused: pressing({ custom_id: a(101) }),
    at: 'components.0.components.0.custom_id',
  },
  {
    what: 'a missing custom id',
    accepted: pressing({}),
    refused: pressing({ custom_id: undefined }),
    at: 'components.0.components.0.custom_id',
  },
  {
    what: 'custom ids',
    accepted: rows(row(button()), row(button({ custom_id: 'other' }))),
    refused: rows(row(button()), row(button({ disabled: true }))),
    at: 'components.1.components.0.custom_id',
  },
  {
    what: 'a label',
    accepted: pressing({ label: a(80) }),
    refused: pressing({ label: a(81) }),
    at: 'components.0.components.0.label',
  },
  {
    what: 'a label or an emoji',
    accepted: pressing({ label: undefined, emoji: { name: '👍' } }),
    refused: pressing({ label: '' }),
    at: 'components.0.components.0',
  },
  {
    what: 'a style',
    accepted: pressing({ style: 4 }),
    refused: pressing({ style: 7 }),
    at: 'components.0.components.0.style',
  },
  {
    what: 'a link',
    accepted: rows(row(link())),
    refused: rows(row(link({ url: undefined }))),
    at: 'components.0.components.0.url',
  },
  {
    what: 'a link with a custom id',
    accepted: rows(row(link())),
    refused: rows(row(link({ custom_id: 'x' }))),
    at: 'components.0.components.0',
  },
  {
    what: 'a url on a plain button',
    accepted: pressing({}),
    refused: pressing({ url: 'https://example.org' }),
    at: 'components.0.components.0.url',
  },
  {
    what: 'an emoji',
    accepted: pressing({ emoji: { name: '🇻🇳' } }),
    refused: pressing({ emoji: { name: 'thumbsup' } }),
    at: 'components.0.components.0.emoji.name',
  },
  {
    what: 'an emoji id',
    accepted: pressing({ emoji: { id: id(1), name: 'x' } }),
    refused: pressing({ emoji: { id: 'x' } }),
    at: 'components.0.components.0.emoji.id',
  },
  {
    what: 'options',
    accepted: selecting({ options: list(25, (n) => option(n)) }),
    refused: selecting({ options: list(26, (n) => option(n)) }),
    at: 'components.0.components.0.options',
  },
  {
    what: 'no options',
    accepted: selecting({}),
    refused: selecting({ options: [] }),
    at: 'components.0.components.0.options',
  },
  {
    what: 'an option label',
    accepted: selecting({ options: [option(0, { label: a(100) })] }),
    refused: selecting({ options: [option(0, { label: a(101) })] }),
    at: 'components.0.components.0.options.0.label',
  },
  {
    what: 'an option value',
    accepted: selecting({ options: [option(0, { value: a(100) })] }),
    refused: selecting({ options: [option(0, { value: a(101) })] }),
    at: 'components.0.components.0.options.0.value',
  },
  {
    what: 'option values',
    accepted: selecting({}),
    refused: selecting({ options: [option(0), option(0)] }),
    at: 'components.0.components.0.options.1.value',
  },
  {
    what: 'an option description',
    accepted: selecting({ options: [option(0, { description: a(100) })] }),
    refused: selecting({ options: [option(0, { description: a(101) })] }),
    at: 'components.0.components.0.options.0.description',
  },
  {
    what: 'a placeholder',
    accepted: selecting({ placeholder: a(150) }),
    refused: selecting({ placeholder: a(151) }),
    at: 'components.0.components.0.placeholder',
  },
  {
    what: 'max_values',
    accepted: selecting({ max_values: 2 }),
    refused: selecting({ max_values: 3 }),
    at: 'components.0.components.0.max_values',
  },
  {
    what: 'min_values',
    accepted: selecting({ min_values: 1 }),
    refused: selecting({ min_values: 2 }),
    at: 'components.0.components.0.min_values',
  },
];
