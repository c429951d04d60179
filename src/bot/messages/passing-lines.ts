import type { Message } from 'discord.js';
import type { Message as Sent } from '../reply/reply.js';
import { replyTo } from './reply.js';

/** Long enough to be read twice. */
const SHOWN_MS = 20_000;

interface Line {
  timer: NodeJS.Timeout;
  /** Removes it; never rejects. */
  remove: () => Promise<void>;
}

/**
 * Lines that are useful only for a moment, such as that the bot is busy. Discord has no private replies to messages, so
 * they remove themselves. While one is shown to a user in a channel, no second is sent there.
 */
export class PassingLines {
  readonly #standing = new Map<string, Line | undefined>();
  readonly #shownMs: number;

  constructor(shownMs = SHOWN_MS) {
    this.#shownMs = shownMs;
  }

  /** Number of lines shown. */
  get size(): number {
    return this.#standing.size;
  }

  /** Replies with a line that removes itself. @throws DiscordAPIError when it cannot be sent */
  async show(message: Message, line: Sent): Promise<void> {
    const key = `${message.channelId}/${message.author.id}`;
    if (this.#standing.has(key)) return;
    this.#standing.set(key, undefined);
    try {
      const id = await replyTo(message, line);
      const remove = async () => {
        this.#standing.delete(key);
        // A moderator may have removed it already.
        await message.channel.messages.delete(id).catch(() => {});
      };
      const timer = setTimeout(remove, this.#shownMs);
      timer.unref();
      this.#standing.set(key, { timer, remove });
    } catch (error) {
      this.#standing.delete(key);
      throw error;
    }
  }

  /** Removes all lines still shown: nobody else would once the bot has stopped. */
  async end(): Promise<void> {
    const lines = [...this.#standing.values()].filter((line) => line !== undefined);
    for (const { timer } of lines) clearTimeout(timer);
    await Promise.all(lines.map(({ remove }) => remove()));
  }
}
