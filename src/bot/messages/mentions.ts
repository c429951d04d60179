import type { Message, PermissionsString } from 'discord.js';
import type { Places } from '../../config.js';
import { cleanQuestion, isSearchable } from '../../retrieval/question/read.js';
import type { BotWords } from '../../words/bot.js';
import { botWordsFor } from '../../words/languages.js';
import type { Desk } from '../desk.js';
import { askAndShow } from '../features/ask/answer.js';
import { renderNothingAsked } from '../features/ask/talk.js';
import { checked, explanationOf } from '../gate/checked.js';
import { RegisteredCommands } from '../gate/command-ids.js';
import { failureOf } from '../gate/failure.js';
import { toEdit } from '../gate/payload.js';
import { embedsForbidden } from '../gate/permissions.js';
import { Patience } from '../load/patience.js';
import type { Log } from '../log.js';
import { isLaidOut } from '../reply/check.js';
import type { CommandIds } from '../reply/commands.js';
import { asMessage } from '../reply/layout.js';
import { renderTurned } from '../reply/notes.js';
import type { Message as Sent } from '../reply/reply.js';
import { type AskedMessage, AskedMessages } from './asked-messages.js';
import { earlierThan } from './earlier.js';
import { PassingLines } from './passing-lines.js';
import { maySend, missingPermissions, permissionFor } from './permissions.js';
import { elsewhere } from './places.js';
import { replyTo } from './reply.js';

const PLACE = 'mention';

/** Where the bot's replies are edited and removed. */
interface ReplyPlace {
  edit(id: string, to: ReturnType<typeof toEdit>): Promise<unknown>;
  delete(id: string): Promise<unknown>;
}

/** One edit often follows another; only the last is answered. */
const EDIT_PAUSE_MS = 2_000;
/** Discord shows typing for ten seconds. */
const TYPING_MS = 8_000;

/** The reply to a question. */
interface Composed {
  reply: Sent;
  /** Whether it is the answer; otherwise it says why there is none now. */
  answer: boolean;
  /** Whether it is useful only for a moment. */
  passing: boolean;
}

export interface MentionsOptions {
  asked?: AskedMessages;
  lines?: PassingLines;
  /** How long to wait after an edit for another, in milliseconds. */
  editPauseMs?: number;
}

/**
 * Answers questions asked in messages. The answer follows its question: it is asked again when the question is edited,
 * and removed when it is deleted. An answer is never replaced by a message about the bot itself, and one that someone
 * removed stays away.
 */
export class Mentions {
  readonly #desk: Desk;
  readonly #log: Log;
  readonly #asked: AskedMessages;
  readonly #lines: PassingLines;
  readonly #editPauseMs: number;
  readonly #botId: string;
  readonly #commands = new RegisteredCommands();
  readonly #pauses = new Patience();
  /** Channels of the remembered messages; a deletion event contains only an id. */
  readonly #places = new WeakMap<AskedMessage, ReplyPlace>();

  /** @param botId the bot's own user id */
  constructor(desk: Desk, log: Log, botId: string, options: MentionsOptions = {}) {
    const { asked = new AskedMessages(), lines = new PassingLines(), editPauseMs = EDIT_PAUSE_MS } = options;
    this.#desk = desk;
    this.#log = log;
    this.#botId = botId;
    this.#asked = asked;
    this.#lines = lines;
    this.#editPauseMs = editPauseMs;
  }

  /** Whether a message was recently answered, or is about to be. */
  remembers(messageId: string): boolean {
    return this.#asked.has(messageId);
  }

  /** Answers a message; never rejects. @param question empty if nothing was asked */
  async answer(message: Message, question: string): Promise<void> {
    const missing = this.#missing(message);
    if (!maySend(missing)) return this.#warn(message.channelId, missing.join(', '));
    const asked = this.#asked.add(message.id, question);
    this.#places.set(asked, message.channel.messages);
    await this.#answer(message, asked, question);
  }

  /** Briefly shows where questions are answered; never rejects. */
  async sendElsewhere(message: Message, places: Places): Promise<void> {
    if (!maySend(this.#missing(message))) return;
    const line = elsewhere(message, places, wordsOf(message));
    await this.#lines.show(message, line).catch((error: unknown) => this.#failed(error, message.channelId));
  }

  /** Answers an edited question again if it has changed, once no further edit follows; never rejects. */
  async changed(message: Message, question: string): Promise<void> {
    const asked = this.#asked.change(message.id, question);
    if (!asked) return;
    const { revision } = asked;
    await this.#pauses.wait(this.#editPauseMs);
    if (asked.revision === revision) await this.#answer(message, asked, question);
  }

  /** Removes the answer to a deleted message, or records that an answer itself was deleted; never rejects. */
  async deleted(messageId: string): Promise<void> {
    if (this.#asked.withdraw(messageId)) return;
    const asked = this.#asked.remove(messageId);
    const place = asked && this.#places.get(asked);
    if (!place) return;
    await this.#inTurn(asked, async () => {
      if (asked.replyId !== undefined && !asked.withdrawn) await place.delete(asked.replyId);
    });
  }

  /** Immediately answers questions that are waiting for a further edit: the bot is about to stop. */
  hurry(): void {
    this.#pauses.end();
  }

  /** Removes messages that are useful only for a moment. */
  async end(): Promise<void> {
    await this.#lines.end();
  }

  async #answer(message: Message, asked: AskedMessage, question: string): Promise<void> {
    const { revision } = asked;
    if (this.#missing(message).includes('EmbedLinks')) {
      this.#warn(message.channelId, 'EmbedLinks');
      const reply = embedsForbidden(wordsOf(message));
      return this.#show(message, asked, revision, { reply, answer: false, passing: false });
    }
    const stopTyping = question === '' ? () => {} : showTyping(message);
    try {
      await this.#show(message, asked, revision, await this.#compose(message, question));
    } finally {
      stopTyping();
    }
  }

  /** The commands' ids, which make them clickable; never rejects. */
  #commandIds({ client, guildId }: Message): Promise<CommandIds> {
    return this.#commands.idsFor({ client, guildId, applicationId: client.application.id });
  }

  #missing(message: Message): PermissionsString[] {
    return missingPermissions(message, this.#desk.installation.plainText);
  }

  /** Always gives a reply: errors are explained too. */
  async #compose(message: Message, written: string): Promise<Composed> {
    const words = wordsOf(message);
    const { title, follows } = await earlierThan(message, this.#botId, this.#desk, this.#log);
    const question = title === undefined ? written : `${title}\n\n${written}`;
    const text = this.#desk.installation.plainText;
    const commandIds = () => this.#commandIds(message);
    const mention = `<@${this.#botId}>`;
    const call = { userId: message.author.id, desk: this.#desk, private: false, shareable: false, commandIds };
    try {
      if (!isSearchable(cleanQuestion(question))) {
        const reply = renderNothingAsked({ words, text }, { follows, mention, commands: await commandIds() });
        return { reply: asMessage(reply, { words, text }), answer: true, passing: false };
      }
      const shown = await askAndShow(
        { question, follows },
        call,
        ({ language }) => ({ words: botWordsFor(language), text, owner: message.author.id }),
        { asked: false, mention },
      );
      const passing = shown.kind !== 'shown';
      const sent = passing ? renderTurned(shown, words) : asMessage(shown.reply, shown.view);
      return { reply: checked(sent, PLACE, words, this.#log), answer: !passing, passing };
    } catch (error) {
      const passing = failureOf(error).kind === 'away';
      return { reply: explanationOf(error, PLACE, words, this.#log), answer: false, passing };
    }
  }

  /**
   * Sends the reply, or replaces the previous one, unless the question was edited or deleted in the meantime. If there
   * is no answer now, the previous one stays.
   */
  #show(message: Message, asked: AskedMessage, revision: number, composed: Composed): Promise<void> {
    const show = async ({ reply, answer, passing }: Composed) => {
      if (asked.revision !== revision) return;
      const { pending, answered } = asked;
      if (passing || (answered !== undefined && !answer)) {
        this.#asked.settle(asked, revision);
        return this.#lines.show(message, reply);
      }
      await this.#place(message, asked, reply);
      this.#asked.settle(asked, revision, answer ? pending : undefined);
    };
    return this.#inTurn(
      asked,
      () =>
        show(composed).catch((error: unknown) => {
          if (permissionFor(error) !== undefined || failureOf(error).kind === 'gone') throw error;
          const reply = explanationOf(error, PLACE, wordsOf(message), this.#log);
          return show({ reply, answer: false, passing: false });
        }),
      message.channelId,
    );
  }

  async #place(message: Message, asked: AskedMessage, reply: Sent): Promise<void> {
    if (asked.replyId === undefined) asked.replyId = await replyTo(message, reply);
    else {
      try {
        await this.#places.get(asked)?.edit(asked.replyId, toEdit(reply, asked.laidOut === true));
      } catch (error) {
        // Someone removed it, and Discord has not notified the bot yet.
        if (failureOf(error).kind === 'gone') asked.withdrawn = true;
        throw error;
      }
    }
    asked.laidOut = asked.laidOut === true || isLaidOut(reply);
  }

  #inTurn(asked: AskedMessage, work: () => Promise<void>, channel?: string): Promise<void> {
    asked.delivery = asked.delivery.then(work).catch((error: unknown) => this.#failed(error, channel));
    return asked.delivery;
  }

  #failed(error: unknown, channel: string | undefined): void {
    const permission = permissionFor(error);
    const failure = failureOf(error);
    if (permission !== undefined) this.#warn(channel, permission);
    else if (failure.kind === 'gone') this.#log.debug({ place: PLACE, code: failure.code }, 'a message is gone');
    else this.#log.error({ place: PLACE, error }, 'a message could not be answered');
  }

  #warn(channel: string | undefined, give: string): void {
    this.#log.warn({ place: PLACE, channel, give }, 'a permission is missing to answer in this channel');
  }
}

/** The interface's words before the language of the question is known. */
export function wordsOf(message: Message): BotWords {
  return botWordsFor(message.guild?.preferredLocale ?? 'en');
}

/** Shows that the bot is typing. Best effort; failures are ignored. @returns a function that stops it */
function showTyping({ channel }: Message): () => void {
  if (!channel.isSendable()) return () => {};
  const show = () => void channel.sendTyping().catch(() => {});
  show();
  const timer = setInterval(show, TYPING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
