import type { Json } from '../json.js';
import { a, type Case, list } from './case.js';

const embed = (one: Json): Json => ({ embeds: [{ description: 'text', ...one }] });
const field = (one: Json = {}): Json => ({ name: 'name', value: 'value', ...one });

/** All checks of embeds. */
export const EMBED_CASES: Case[] = [
  {
    what: 'embeds',
    accepted: { embeds: list(10, () => ({ title: 'x' })) },
    refused: { embeds: list(11, () => ({ title: 'x' })) },
    at: 'embeds',
  },
  {
    what: 'an embed title',
    accepted: embed({ title: a(256) }),
    refused: embed({ title: a(257) }),
    at: 'embeds.0.title',
  },
  {
    what: 'an embed description',
    accepted: embed({ description: a(4096) }),
    refused: embed({ description: a(4097) }),
    at: 'embeds.0.description',
  },
  {
    what: 'an embed that shows something',
    accepted: { embeds: [{ title: 'x' }] },
    refused: { embeds: [{ color: 1 }] },
    at: 'embeds.0.description',
  },
  {
    what: 'fields',
    accepted: embed({ fields: list(25, () => field()) }),
    refused: embed({ fields: list(26, () => field()) }),
    at: 'embeds.0.fields',
  },
  {
    what: 'a field name',
    accepted: embed({ fields: [field({ name: a(256) })] }),
    refused: embed({ fields: [field({ name: a(257) })] }),
    at: 'embeds.0.fields.0.name',
  },
  {
    what: 'a blank field name',
    accepted: embed({ fields: [field()] }),
    refused: embed({ fields: [field({ name: ' ' })] }),
    at: 'embeds.0.fields.0.name',
  },
  {
    what: 'a field value',
    accepted: embed({ fields: [field({ value: a(1024) })] }),
    refused: embed({ fields: [field({ value: a(1025) })] }),
    at: 'embeds.0.fields.0.value',
  },
  {
    what: 'a blank field value',
    accepted: embed({ fields: [field()] }),
    refused: embed({ fields: [field({ value: '' })] }),
    at: 'embeds.0.fields.0.value',
  },
  {
    what: 'a footer',
    accepted: embed({ footer: { text: a(2048) } }),
    refused: embed({ footer: { text: a(2049) } }),
    at: 'embeds.0.footer.text',
  },
  {
    what: 'an author',
    accepted: embed({ author: { name: a(256) } }),
    refused: embed({ author: { name: a(257) } }),
    at: 'embeds.0.author.name',
  },
  {
    what: 'all embeds together',
    accepted: { embeds: [{ description: a(4096) }, { description: a(1904) }] },
    refused: { embeds: [{ description: a(4096) }, { description: a(1904), title: 'x' }] },
    at: 'embeds',
  },
  {
    what: 'an address',
    accepted: embed({ url: 'https://example.org' }),
    refused: embed({ url: 'ftp://example.org' }),
    at: 'embeds.0.url',
  },
  {
    what: 'an image',
    accepted: embed({ image: { url: 'attachment://a.png' } }),
    refused: embed({ image: { url: 'a.png' } }),
    at: 'embeds.0.image.url',
  },
  {
    what: 'an icon',
    accepted: embed({ footer: { text: 'x', icon_url: 'http://example.org/i.png' } }),
    refused: embed({ footer: { text: 'x', icon_url: 'data://x' } }),
    at: 'embeds.0.footer.icon_url',
  },
  {
    what: 'a colour',
    accepted: embed({ color: 0xffffff }),
    refused: embed({ color: 0x1000000 }),
    at: 'embeds.0.color',
  },
  {
    what: 'a time',
    accepted: embed({ timestamp: '2025-03-01T00:00:00.000Z' }),
    refused: embed({ timestamp: '1 March' }),
    at: 'embeds.0.timestamp',
  },
];
