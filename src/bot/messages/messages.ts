import { type Guild, type Message, MessageType, type PartialMessage } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { cleanQuestion, isSearchable } from '../../retrieval/question/read.js';
import type { Desk } from '../desk.js';
import { Ongoing } from '../gate/ongoing.js';
import type { Log } from '../log.js';
import { renderTurned } from '../reply/notes.js';
import { ClauseReferences } from './clause-references.js';
import { Mentions, type MentionsOptions, wordsOf } from './mentions.js';
import { beginsPost, outside } from './places.js';
import { questionIn } from './question.js';
import { replyTo } from './reply.js';
import { messageText } from './text.js';
import { welcome } from './welcome.js';

/** After this long, a mention added to a message is no longer answered: answers are not remembered longer. */
const LATE_MS = 15 * 60_000;

/** Handles all messages in channels and direct messages that Discord sends to the bot. Its methods never reject. */
export class Messages {
  readonly #mentions: Mentions;
  readonly #references: ClauseReferences | undefined;
  readonly #settings: Pick<DiscordConfig, 'greeting' | 'places'>;
  readonly #desk: Desk;
  readonly #botId: string;
  readonly #log: Log;
  readonly #ongoing = new Ongoing();
  /** When it began to listen: whether earlier messages were answered is unknown. */
  readonly #since = Date.now();
  #stopping = false;

  /** @param botId the bot's own user id */
  constructor(
    desk: Desk,
    log: Log,
    settings: Pick<DiscordConfig, 'clauseReferences' | 'greeting' | 'places'>,
    botId: string,
    options: MentionsOptions = {},
  ) {
    this.#mentions = new Mentions(desk, log, botId, options);
    this.#references = settings.clauseReferences ? new ClauseReferences(desk, log) : undefined;
    this.#settings = settings;
    this.#desk = desk;
    this.#botId = botId;
    this.#log = log;
  }

  /** Posts a greeting in a server that the bot was just added to. */
  joined(guild: Guild): Promise<void> {
    return this.#track(async () => {
      if (!this.#stopping) await welcome(guild, this.#desk, this.#settings, this.#log);
    });
  }

  /** Answers a message that asks the bot something or, if that is enabled, names clauses. */
  created(message: Message): Promise<void> {
    return this.#track(async () => {
      if (!isByPerson(message)) return;
      const question = this.#questionIn(message);
      if (question === undefined) await this.#overheard(message);
      else if (this.#isOutside(message)) await this.#mentions.sendElsewhere(message, this.#settings.places);
      else if (this.#stopping) await replyTo(message, renderTurned({ kind: 'stopping' }, wordsOf(message)));
      else await this.#mentions.answer(message, question);
    });
  }

  /**
   * Answers an edited question again, or for the first time if the edit is what addresses the bot; a message that no
   * longer addresses it keeps its answer.
   */
  updated(_old: Message | PartialMessage, message: Message | PartialMessage): Promise<void> {
    return this.#track(async () => {
      // Discord normally sends the whole message; a partial one cannot be answered.
      if (this.#stopping || message.partial || !isByPerson(message)) return;
      const question = this.#questionIn(message);
      if (question === undefined || this.#isOutside(message)) return;
      if (this.#mentions.remembers(message.id)) await this.#mentions.changed(message, question);
      else if (this.#isNewlyAsked(message)) await this.#mentions.answer(message, question);
    });
  }

  /** Removes the answer to a message. */
  deleted(messageId: string): Promise<void> {
    return this.#track(() => this.#mentions.deleted(messageId));
  }

  /**
   * From now on nothing new is answered, and waiting questions are answered immediately; an answer is still removed
   * when its question is deleted.
   */
  stop(): void {
    this.#stopping = true;
    this.#mentions.hurry();
  }

  /** Resolves when everything that was begun has been answered. */
  async idle(): Promise<void> {
    await this.#ongoing.idle();
    await this.#mentions.end();
  }

  /** Discord also sends edit events when it has only added a link preview, and for old messages. */
  #isNewlyAsked({ editedTimestamp, createdTimestamp }: Message): boolean {
    if (editedTimestamp === null || createdTimestamp < this.#since) return false;
    return editedTimestamp - createdTimestamp < LATE_MS;
  }

  /** @returns empty if the bot is addressed but asked nothing searchable; undefined if it is not addressed */
  #questionIn(message: Message): string | undefined {
    const direct = message.guildId === null;
    const content = direct ? messageText(message) : message.content;
    const { users, roles, repliedUser } = message.mentions;
    const roleId = message.guild?.members.me?.roles.botRole?.id;
    const byName = users.has(this.#botId);
    const mentioned = byName || (roleId !== undefined && roles.has(roleId));
    // Discord may send the text of a reply even if it does not notify the bot; a reply that mentions someone else is
    // meant for them.
    const repliedTo = repliedUser?.id === this.#botId && (byName || users.size === 0);
    const text = questionIn({ content, direct, mentioned, repliedTo }, { botId: this.#botId, roleId });
    if (text === undefined && beginsPost(message, this.#settings.places))
      return isSearchable(cleanQuestion(`${titleOf(message)}\n${content}`)) ? content : undefined;
    return text === undefined || isSearchable(cleanQuestion(text)) ? text : '';
  }

  async #overheard(message: Message): Promise<void> {
    if (!this.#stopping && message.inGuild() && !this.#isOutside(message)) await this.#references?.answer(message);
  }

  #isOutside(message: Message): boolean {
    return outside(message, this.#settings.places) !== undefined;
  }

  #track(work: () => Promise<void>): Promise<void> {
    return this.#ongoing.track(
      work().catch((error: unknown) => this.#log.error({ error }, 'a message could not be handled')),
    );
  }
}

/** The name of the thread that a message is in. */
function titleOf({ channel }: Message): string {
  return channel.isThread() ? channel.name : '';
}

/** Whether a person wrote the message, rather than a bot, a webhook or Discord itself. */
function isByPerson(message: Message): boolean {
  const ordinary = message.type === MessageType.Default || message.type === MessageType.Reply;
  return ordinary && !message.author.bot && message.webhookId === null;
}
