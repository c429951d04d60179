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

/** After so long a mention added to a message is not answered any more: answers are remembered no longer. */
const LATE_MS = 15 * 60_000;

/** All that is said in channels and direct messages, as far as the bot is told. Its methods never reject. */
export class Messages {
  readonly #mentions: Mentions;
  readonly #references: ClauseReferences | undefined;
  readonly #settings: Pick<DiscordConfig, 'greeting' | 'places'>;
  readonly #desk: Desk;
  readonly #botId: string;
  readonly #log: Log;
  readonly #ongoing = new Ongoing();
  /** When it began to listen: of messages before that, nothing tells whether they were answered. */
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

  /** Says hello in a server that the bot was just added to. */
  joined(guild: Guild): Promise<void> {
    return this.#track(async () => {
      if (!this.#stopping) await welcome(guild, this.#desk, this.#settings, this.#log);
    });
  }

  /** Answers a message that asks the bot something, or that names clauses where that is switched on. */
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
   * Answers a question anew whose text was changed, or for the first time where the edit is what addresses the bot; one
   * that does not address it any more keeps its answer.
   */
  updated(_old: Message | PartialMessage, message: Message | PartialMessage): Promise<void> {
    return this.#track(async () => {
      // Discord sends the whole message; of what it left out nothing can be asked.
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
   * From now on nothing new is answered, and what waits is answered at once; answers still follow their questions'
   * deletion.
   */
  stop(): void {
    this.#stopping = true;
    this.#mentions.hurry();
  }

  /** Resolves when everything begun is answered. */
  async idle(): Promise<void> {
    await this.#ongoing.idle();
    await this.#mentions.end();
  }

  /** Discord tells of an edit also where it has only added the picture of a link, and of old messages. */
  #isNewlyAsked({ editedTimestamp, createdTimestamp }: Message): boolean {
    if (editedTimestamp === null || createdTimestamp < this.#since) return false;
    return editedTimestamp - createdTimestamp < LATE_MS;
  }

  /** @returns empty where the bot is addressed and asked nothing that can be searched */
  #questionIn(message: Message): string | undefined {
    const direct = message.guildId === null;
    const content = direct ? messageText(message) : message.content;
    const { users, roles, repliedUser } = message.mentions;
    const roleId = message.guild?.members.me?.roles.botRole?.id;
    const byName = users.has(this.#botId);
    const mentioned = byName || (roleId !== undefined && roles.has(roleId));
    // Where it does not notify the bot, Discord may still send its text; who names somebody else speaks to them.
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

/** Of the thread that a message is in. */
function titleOf({ channel }: Message): string {
  return channel.isThread() ? channel.name : '';
}

/** Neither another bot, a webhook nor Discord itself. */
function isByPerson(message: Message): boolean {
  const ordinary = message.type === MessageType.Default || message.type === MessageType.Reply;
  return ordinary && !message.author.bot && message.webhookId === null;
}
