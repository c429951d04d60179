import type { Json } from '../json.js';
import { a, type Case, id, list } from './case.js';
import { COMPONENT_CASES } from './components.js';
import { EMBED_CASES } from './embeds.js';

const mentioning = (allowed_mentions: Json): Json => ({ content: 'text', allowed_mentions });

const REST: Case[] = [
  { what: 'content', accepted: { content: a(2000) }, refused: { content: a(2001) }, at: 'content' },
  {
    what: 'content in code points',
    accepted: { content: '👍'.repeat(2000) },
    refused: { content: '👍'.repeat(2001) },
    at: 'content',
  },
  { what: 'unknown keys', accepted: { content: 'x', unheard: 1 }, refused: { content: 1 }, at: 'content' },
  {
    what: 'parsed and listed users',
    accepted: mentioning({ parse: [], users: [id(1)] }),
    refused: mentioning({ parse: ['users'], users: [id(1)] }),
    at: 'allowed_mentions',
  },
  {
    what: 'mention types',
    accepted: mentioning({ parse: ['users', 'roles', 'everyone'] }),
    refused: mentioning({ parse: ['here'] }),
    at: 'allowed_mentions.parse.0',
  },
  {
    what: 'listed users',
    accepted: mentioning({ users: list(100, id) }),
    refused: mentioning({ users: list(101, id) }),
    at: 'allowed_mentions.users',
  },
  { what: 'flags', accepted: { content: 'x', flags: 4 | 4096 }, refused: { content: 'x', flags: 1 }, at: 'flags' },
  {
    what: 'files that are described',
    accepted: { content: 'x', attachments: [] },
    refused: { content: 'x', attachments: [{ id: '0', filename: 'a' }] },
    at: 'attachments.0',
  },
  {
    what: 'text beside the new layout',
    accepted: { flags: 32768, components: [{ type: 10, content: 'x' }] },
    refused: { flags: 32768, content: 'x', components: [{ type: 10, content: 'x' }] },
    at: 'content',
  },
  {
    what: 'the new layout without its flag',
    accepted: { flags: 32768, components: [{ type: 10, content: a(4000) }] },
    refused: { content: 'x', components: [{ type: 10, content: 'x' }] },
    at: 'components.0.type',
  },
];

/** All checks of messages. */
export const MESSAGE_CASES: Case[] = [...REST, ...EMBED_CASES, ...COMPONENT_CASES];
