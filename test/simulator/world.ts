import { EventEmitter } from 'node:events';
import { type ApiRefusal, refuse } from './errors.js';
import type { Json } from './json.js';
import type { UploadedFile } from './multipart.js';
import { type Options, type SimulatorOptions, withDefaults } from './options.js';

export interface UserState {
  id: string;
  name: string;
  locale: string;
  bot: boolean;
  /** Whether the user installed the application for themselves; undefined: only where the bot is not a member. */
  installedApp: boolean | undefined;
}

export interface RoleState {
  id: string;
  name: string;
  permissions: bigint;
  mentionable: boolean;
}

export interface GuildState {
  id: string;
  name: string;
  locale: string;
  /** The channel where Discord itself writes. */
  systemChannelId?: string;
  botIsMember: boolean;
  botPermissions: bigint;
  /** Whether the application lacks the scope applications.commands there. */
  missingScope: boolean;
  /** The first is @everyone, then people's, then the bot's. */
  roles: RoleState[];
  joinedAt: string;
}

export interface ChannelState {
  id: string;
  /** `dm` is with the bot, `private` between people. */
  kind: 'text' | 'forum' | 'category' | 'thread' | 'dm' | 'private';
  name: string;
  guildId?: string;
  parentId?: string;
  botPermissions?: bigint;
  /** Whether everybody in the server sees it. */
  open?: boolean;
  recipients: string[];
}

export interface AttachmentState extends UploadedFile {
  id: string;
  description: string | undefined;
}

export interface MessageState {
  id: string;
  channelId: string;
  authorId: string;
  type: number;
  content: string;
  embeds: Json[];
  components: Json[];
  attachments: AttachmentState[];
  flags: number;
  /** The only user who sees it. */
  ephemeralFor: string | undefined;
  /** Everyone it would have pinged so far: 'everyone', user ids, role ids. */
  pings: string[];
  /** Ids of the users it mentions. */
  mentions: string[];
  mentionsEveryone: boolean;
  mentionRoles: string[];
  /** Number of embeds dropped because the bot may not embed links there. */
  droppedEmbeds: number;
  replyTo: string | undefined;
  interaction: InteractionState | undefined;
  nonce: unknown;
  createdAt: string;
  editedAt: string | undefined;
}

export type LogKind = 'response' | 'edit' | 'follow-up' | 'deletion';

export interface InteractionState {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  userId: string;
  channelId: string;
  name: string | undefined;
  /** For a message command its target; for a component its message. */
  messageId: string | undefined;
  /** Whether the application is installed there only for the user. */
  userInstalledOnly: boolean;
  owners: Record<string, string>;
  sentAt: number;
  response: { type: number; afterMs: number; ephemeral: boolean } | undefined;
  /** The message that `@original` names. */
  originalId: string | undefined;
  followUps: string[];
  choices: Json[] | undefined;
  modal: Json | undefined;
  /** The history of the interaction's messages, in order, each as it was then. */
  log: { kind: LogKind; message: MessageState }[];
}

export interface GatewayEvent {
  type: string;
  /** The payload for a session with these intents. */
  data: (intents: number) => Json;
  /** Any one of these intents lets it through; 0 needs none. */
  intents: number;
  /** Decides the shard; without it shard 0 gets it. */
  guildId: string | undefined;
}

/** The whole state of the simulated Discord, shared by the routes, the gateway and the people. */
export class World {
  readonly options: Options;
  readonly users = new Map<string, UserState>();
  readonly guilds = new Map<string, GuildState>();
  readonly channels = new Map<string, ChannelState>();
  readonly messages = new Map<string, MessageState>();
  /** By token. */
  readonly interactions = new Map<string, InteractionState>();
  /** Registered commands by guild id, or 'global'. */
  readonly commands = new Map<string, Json[]>();
  /** Set by the gateway. */
  dispatch: (event: GatewayEvent) => void = () => {};
  httpUrl = '';
  gatewayUrl = '';
  sessionStartsLeft: number;
  readonly #changes = new EventEmitter().setMaxListeners(0);

  constructor(options: SimulatorOptions) {
    this.options = withDefaults(options);
    this.sessionStartsLeft = this.options.sessionStarts;
    const { applicationId, applicationName } = this.options;
    const bot = { id: applicationId, name: applicationName, locale: 'en-US', bot: true, installedApp: false };
    this.users.set(applicationId, bot);
  }

  /** The id of the application, which is also the bot's id. */
  get botId(): string {
    return this.options.applicationId;
  }

  guild(id: string): GuildState {
    return found(this.guilds.get(id), refuse.unknownGuild);
  }

  channel(id: string): ChannelState {
    return found(this.channels.get(id), refuse.unknownChannel);
  }

  user(id: string): UserState {
    return found(this.users.get(id), refuse.unknownUser);
  }

  /** The messages of a channel that everyone there sees, oldest first. */
  publicMessages(channelId: string): MessageState[] {
    return [...this.messages.values()].filter(
      (message) => message.channelId === channelId && message.ephemeralFor === undefined,
    );
  }

  /** Notifies waiting code that something happened. */
  changed(): void {
    this.#changes.emit('change');
  }

  /** Waits until `read` returns a value. After `timeoutMs`, throws an Error that names what was awaited. */
  async until<T>(read: () => T | undefined, timeoutMs: number, what: string): Promise<T> {
    const now = read();
    if (now !== undefined) return now;
    return new Promise<T>((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        this.#changes.off('change', look);
        act();
      };
      const look = () => {
        try {
          const value = read();
          if (value !== undefined) finish(() => resolve(value));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const timer = setTimeout(() => finish(() => reject(new Error(`${what}: not within ${timeoutMs} ms`))), timeoutMs);
      this.#changes.on('change', look);
    });
  }
}

function found<T>(value: T | undefined, refusal: () => ApiRefusal): T {
  if (value === undefined) throw refusal();
  return value;
}
