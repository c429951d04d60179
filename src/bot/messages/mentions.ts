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

/** Where the bot's replies are changed and removed again. */
interface ReplyPlace {
  edit(id: string, to: ReturnType<typeof toEdit>): Promise<unknown>;
  delete(id: string): Promise<unknown>;
}

/** An edit is often followed by another: the last of them is asked. */
const EDIT_PAUSE_MS = 2_000;
/** Discord shows typing for ten seconds. */
const TYPING_MS = 8_000;

/** What a question comes to. */
interface Composed {
  reply: Sent;
  /** Whether it is the answer; else it says why there is none now. */
  answer: boolean;
  /** Whether it is of use for a moment only. */
  passing: boolean;
}

export interface MentionsOptions {
  asked?: AskedMessages;
  lines?: PassingLines;
  /** Milliseconds after an edit in which another may follow. */
  editPauseMs?: number;
}

/**
 * Answers questions asked in messages. The answer follows its question: it is asked again when the question is edited,
 * and removed when it is deleted. An answer never makes way for a word about the bot itself, and one that somebody
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
  /** Channels of the messages remembered; a deletion comes with an id only. */
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

  /** Whether a message was answered of late, or is about to be. */
  remembers(messageId: string): boolean {
    return this.#asked.has(messageId);
  }

  /** Answers a message; it never rejects. @param question empty where nothing was asked */
  async answer(message: Message, question: string): Promise<void> {
    const missing = this.#missing(message);
    if (!maySend(missing)) return this.#warn(message.channelId, missing.join(', '));
    const asked = this.#asked.add(message.id, question);
    this.#places.set(asked, message.channel.messages);
    await this.#answer(message, asked, question);
  }

  /** Says for a moment where questions are answered; it never rejects. */
  async sendElsewhere(message: Message, places: Places): Promise<void> {
    if (!maySend(this.#missing(message))) return;
    const line = elsewhere(message, places, wordsOf(message));
    await this.#lines.show(message, line).catch((error: unknown) => this.#failed(error, message.channelId));
  }

  /** Answers the question anew if it is another one now, once no further edit follows; it never rejects. */
  async changed(message: Message, question: string): Promise<void> {
    const asked = this.#asked.change(message.id, question);
    if (!asked) return;
    const { revision } = asked;
    await this.#pauses.wait(this.#editPauseMs);
    if (asked.revision === revision) await this.#answer(message, asked, question);
  }

  /** Removes the answer to a message that was deleted, or notes that an answer was; it never rejects. */
  async deleted(messageId: string): Promise<void> {
    if (this.#asked.withdraw(messageId)) return;
    const asked = this.#asked.remove(messageId);
    const place = asked && this.#places.get(asked);
    if (!place) return;
    await this.#inTurn(asked, async () => {
      if (asked.replyId !== undefined && !asked.withdrawn) await place.delete(asked.replyId);
    });
  }

  /** Answers at once what waits for a further edit: the bot is about to stop. */
  hurry(): void {
    this.#pauses.end();
  }

  /** Takes away what is of use for a moment only. */
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

  /** The commands' ids, by which they can be clicked; it never rejects. */
  #commandIds({ client, guildId }: Message): Promise<CommandIds> {
    return this.#commands.idsFor({ client, guildId, applicationId: client.application.id });
  }

  #missing(message: Message): PermissionsString[] {
    return missingPermissions(message, this.#desk.installation.plainText);
  }

  /** A reply in any case: what goes wrong is told too. */
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
   * Sends the reply, or puts it in the place of the one before; unless the question was changed or deleted meanwhile.
   * Where there is no answer now, the one before stays.
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
        // Somebody removed it, and Discord has not told the bot yet.
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

/** Words for what is said before the language of the question is known. */
export function wordsOf(message: Message): BotWords {
  return botWordsFor(message.guild?.preferredLocale ?? 'en');
}

/** Shows that the bot is at work. As good as it goes: nothing depends on it. @returns what ends it */
function showTyping({ channel }: Message): () => void {
  if (!channel.isSendable()) return () => {};
  const show = () => void channel.sendTyping().catch(() => {});
  show();
  const timer = setInterval(show, TYPING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
