import { type Message, MessageType, PermissionsBitField, type PermissionsString } from 'discord.js';
import { OTHER, USER } from '../gate/support.js';

export const BOT = '200000000000000001';
/** The role that Discord gave the bot. */
export const ROLE = '300000000000000001';
export const CHANNEL = '400000000000000001';

/** An action in the channel: a reply, a message, an edit, a deletion, or typing. */
export interface Done {
  what: 'reply' | 'send' | 'edit' | 'delete' | 'typing';
  /** The message concerned. */
  to?: string;
  body?: Record<string, unknown>;
}

export interface FakeChannel {
  done: Done[];
  /** Errors with which the next replies fail. */
  failing?: unknown[];
  /** Errors with which the next edits fail. */
  failingEdits?: unknown[];
  /** Permissions that the bot lacks. */
  lacking?: PermissionsString[];
  thread?: boolean;
  /** Only the user and the bot. */
  direct?: boolean;
  locale?: string;
}

export interface FakeMessage {
  id?: string;
  content: string;
  mentioned?: boolean;
  bot?: boolean;
  webhook?: boolean;
  type?: MessageType;
  partial?: boolean;
  /** Mentions the role that Discord gave the bot. */
  roleMentioned?: boolean;
  /** Replies to a message from the bot. */
  repliesToBot?: boolean;
  /** Milliseconds from writing to editing. */
  editedAfter?: number;
  /** When it was written; now by default. */
  createdAt?: number;
}

/** A message as passed by discord.js, with just the parts that the bot uses. */
export function fakeMessage(channel: FakeChannel, options: FakeMessage): Message {
  const { id = '1', content, mentioned = true, bot = false, webhook = false, type = MessageType.Default } = options;
  const {
    done,
    direct = false,
    lacking = [],
    thread = false,
    failing = [],
    failingEdits = [],
    locale = 'en-US',
  } = channel;
  const send = async (entry: Done) => {
    done.push(entry);
    const error = failing.shift();
    if (error !== undefined) throw error;
    return { id: `answer to ${id}` };
  };
  const granted = new PermissionsBitField(PermissionsBitField.All).remove(lacking, 'Administrator');
  const me = { id: BOT, roles: { botRole: { id: ROLE } } };
  const guild = direct ? null : { preferredLocale: locale, members: { me } };
  const { createdAt = Date.now(), editedAfter } = options;
  const fake = {
    id,
    content,
    type,
    guild,
    embeds: [],
    partial: options.partial ?? false,
    guildId: direct ? null : OTHER,
    channelId: CHANNEL,
    webhookId: webhook ? OTHER : null,
    author: { id: USER, bot },
    reference: null,
    client: { application: { id: BOT }, rest: { get: async () => [] } },
    createdTimestamp: createdAt,
    editedTimestamp: editedAfter === undefined ? null : createdAt + editedAfter,
    mentions: {
      users: new Map(mentioned && !direct ? [[BOT, {}]] : []),
      roles: new Map(options.roleMentioned ? [[ROLE, {}]] : []),
      repliedUser: options.repliesToBot ? { id: BOT } : null,
    },
    inGuild: () => !direct,
    reply: (body: Record<string, unknown>) => send({ what: 'reply', to: id, body }),
    channel: {
      isSendable: () => true,
      isThread: () => thread,
      isDMBased: () => direct,
      parent: null,
      permissionsFor: () => granted,
      send: (body: Record<string, unknown>) => send({ what: 'send', body }),
      sendTyping: async () => void done.push({ what: 'typing' }),
      messages: {
        edit: async (to: string, body: Record<string, unknown>) => {
          done.push({ what: 'edit', to, body });
          const error = failingEdits.shift();
          if (error !== undefined) throw error;
        },
        delete: async (to: string) => void done.push({ what: 'delete', to }),
      },
    },
  };
  return fake as unknown as Message;
}
