import type { Message, PermissionsString } from 'discord.js';
import type { BotWords } from '../../words/bot.js';
import { botWordsFor } from '../../words/bot-words.js';
import type { Desk } from '../desk.js';
import { askAndShow } from '../features/ask/answer.js';
import { checked, explanationOf } from '../gate/checked.js';
import { failureOf } from '../gate/failure.js';
import { toEdit } from '../gate/payload.js';
import { embedsForbidden } from '../gate/permissions.js';
import type { Log } from '../log.js';
import { isLaidOut } from '../reply/check.js';
import { asMessage } from '../reply/layout.js';
import { renderHowToAsk, renderTurned } from '../reply/notes.js';
import type { Message as Sent } from '../reply/reply.js';
import { type AskedMessage, AskedMessages } from './asked-messages.js';
import { maySend, missingPermissions, permissionFor } from './permissions.js';
import { replyTo } from './reply.js';

const PLACE = 'mention';

/** Where the bot's replies are changed and removed again. */
interface ReplyPlace {
  edit(id: string, to: ReturnType<typeof toEdit>): Promise<unknown>;
  delete(id: string): Promise<unknown>;
}

/**
 * Answers questions asked in messages. The answer follows its question: it is asked again when the question is edited, and
 * removed when it is deleted.
 */
export class Mentions {
  readonly #desk: Desk;
  readonly #log: Log;
  readonly #asked: AskedMessages;
  /** Channels of the messages remembered; a deletion comes with an id only. */
  readonly #places = new WeakMap<AskedMessage, ReplyPlace>();

  constructor(desk: Desk, log: Log, asked: AskedMessages = new AskedMessages()) {
    this.#desk = desk;
    this.#log = log;
    this.#asked = asked;
  }

  /** Answers a message; it never rejects. @param question empty where nothing was asked */
  async answer(message: Message, question: string): Promise<void> {
    const missing = this.#missing(message);
    if (!maySend(missing)) return this.#warn(message.channelId, missing.join(', '));
    const asked = this.#asked.add(message.id, question);
    this.#places.set(asked, message.channel.messages);
    await this.#answer(message, asked, question);
  }

  /** Answers the question anew if its text is another one; it never rejects. */
  async changed(message: Message, question: string): Promise<void> {
    const asked = this.#asked.change(message.id, question);
    if (asked) await this.#answer(message, asked, question);
  }

  /** Removes the answer to a message that was deleted; it never rejects. */
  async deleted(messageId: string): Promise<void> {
    const asked = this.#asked.remove(messageId);
    const place = asked && this.#places.get(asked);
    if (!place) return;
    await this.#inTurn(asked, async () => {
      if (asked.replyId !== undefined) await place.delete(asked.replyId);
    });
  }

  async #answer(message: Message, asked: AskedMessage, question: string): Promise<void> {
    const { revision } = asked;
    if (this.#missing(message).includes('EmbedLinks')) {
      this.#warn(message.channelId, 'EmbedLinks');
      return this.#show(message, asked, revision, embedsForbidden(wordsOf(message)));
    }
    if (question !== '') showTyping(message);
    const reply = await this.#compose(message, question);
    await this.#show(message, asked, revision, reply);
  }

  #missing(message: Message): PermissionsString[] {
    return missingPermissions(message, this.#desk.installation.plainText);
  }

  /** A reply in any case: what goes wrong is told too. */
  async #compose(message: Message, question: string): Promise<Sent> {
    const words = wordsOf(message);
    if (question === '') return renderHowToAsk(words);
    const call = { userId: message.author.id, desk: this.#desk, private: false, shareable: false };
    const text = this.#desk.installation.plainText;
    try {
      const shown = await askAndShow(
        question,
        {},
        call,
        ({ language }) => ({ words: botWordsFor(language), text, owner: message.author.id }),
        false,
      );
      const sent = shown.kind === 'shown' ? asMessage(shown.reply, shown.view) : renderTurned(shown, words);
      return checked(sent, PLACE, words, this.#log);
    } catch (error) {
      return explanationOf(error, PLACE, words, this.#log);
    }
  }

  /** Sends the reply, or puts it in the place of the one before; unless the question was changed or deleted meanwhile. */
  #show(message: Message, asked: AskedMessage, revision: number, reply: Sent): Promise<void> {
    const show = async (what: Sent) => {
      if (asked.revision !== revision) return;
      if (asked.replyId === undefined) asked.replyId = await replyTo(message, what);
      else await this.#places.get(asked)?.edit(asked.replyId, toEdit(what, asked.laidOut === true));
      asked.laidOut = asked.laidOut === true || isLaidOut(what);
    };
    return this.#inTurn(
      asked,
      () =>
        show(reply).catch((error: unknown) => {
          if (permissionFor(error) !== undefined || failureOf(error).kind === 'gone') throw error;
          return show(explanationOf(error, PLACE, wordsOf(message), this.#log));
        }),
      message.channelId,
    );
  }

  #inTurn(asked: AskedMessage, work: () => Promise<void>, channel?: string): Promise<void> {
    asked.delivery = asked.delivery.then(work).catch((error: unknown) => this.#failed(error, channel));
    return asked.delivery;
  }

  #failed(error: unknown, channel: string | undefined): void {
    const permission = permissionFor(error);
    const failure = failureOf(error);
    if (permission !== undefined) this.#warn(channel, permission);
    else if (failure.kind === 'gone') this.#log.warn({ place: PLACE, code: failure.code }, 'a message is gone');
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

/** As good as it goes: nothing depends on it. */
function showTyping({ channel }: Message): void {
  if (channel.isSendable()) channel.sendTyping().catch(() => {});
}
