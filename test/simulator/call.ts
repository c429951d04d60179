import { copyOf, type Json } from './json.js';
import { type MessageSnapshot, snapshotOf } from './snapshot.js';
import type { InteractionState, World } from './world.js';

const PATIENCE_MS = 10_000;
const UPDATES = [6, 7];

/** How an interaction was acknowledged. */
export interface Acknowledgement {
  /** Milliseconds from sending the interaction to the request that acknowledged it. */
  afterMs: number;
  /** The callback type: 4 reply, 5 deferred reply, 6 deferred update, 7 update, 8 choices, 9 modal. */
  type: number;
  ephemeral: boolean;
}

/** An action of the bot on one of the interaction's messages. */
export interface CallEvent {
  kind: 'response' | 'edit' | 'follow-up' | 'deletion';
  message: MessageSnapshot;
}

interface Waiting {
  timeoutMs?: number;
}

/** An interaction, seen by the user who started it. */
export class Call {
  /** Resolves when the bot acknowledges; rejects if it does not within Discord's limit. */
  readonly acknowledged: Promise<Acknowledgement>;
  readonly #world: World;
  readonly #interaction: InteractionState;
  /** How many of the log's events the test has seen. */
  #seen = 0;

  constructor(world: World, interaction: InteractionState) {
    this.#world = world;
    this.#interaction = interaction;
    const limit = world.options.acknowledgeWithinMs;
    this.acknowledged = world
      .until(() => interaction.response, limit + 200, `${this.#name}: the application did not respond`)
      .then((response) => ({ ...response }));
    // A test that ignores this promise must not fail because of it.
    this.acknowledged.catch(() => {});
  }

  get id(): string {
    return this.#interaction.id;
  }

  get token(): string {
    return this.#interaction.token;
  }

  /** The modal with which the bot answered, if it did. */
  get modal(): Json | undefined {
    return this.#interaction.modal && copyOf(this.#interaction.modal);
  }

  /** The choices with which the bot answered an autocomplete, if it did. */
  get choices(): Json[] | undefined {
    return this.#interaction.choices && copyOf(this.#interaction.choices);
  }

  get #name(): string {
    return this.#interaction.name === undefined ? 'component' : `/${this.#interaction.name}`;
  }

  /** The follow-up messages that still exist, as they are now. */
  get followUps(): MessageSnapshot[] {
    const messages = this.#interaction.followUps.flatMap((id) => this.#world.messages.get(id) ?? []);
    return messages.map((message) => snapshotOf(this.#world, message));
  }

  /** Everything that the bot did so far. */
  get events(): CallEvent[] {
    return this.#interaction.log.map(({ kind, message }) => ({ kind, message: snapshotOf(this.#world, message) }));
  }

  /** The `@original` message as it is now, if there is one. */
  get original(): MessageSnapshot | undefined {
    const message = this.#world.messages.get(this.#interaction.originalId ?? '');
    return message && snapshotOf(this.#world, message);
  }

  /**
   * The answer: the response itself or, after a deferral, its first edit; if the deferred reply was deleted, the
   * message sent instead. Rejects if none comes in time.
   */
  async answer({ timeoutMs = PATIENCE_MS }: Waiting = {}): Promise<MessageSnapshot> {
    await this.acknowledged;
    const { log } = this.#interaction;
    const isOriginal = (event: (typeof log)[number]) => event.message.id === this.#interaction.originalId;
    const first = () => {
      const shown = log.findIndex((event) => isOriginal(event) && event.kind !== 'deletion');
      const gone = log.findIndex((event) => isOriginal(event) && event.kind === 'deletion');
      return shown < 0 && gone >= 0 ? log.findIndex(({ kind }, i) => i > gone && kind === 'follow-up') : shown;
    };
    const index = await this.#world.until(
      () => (first() < 0 ? undefined : first()),
      timeoutMs,
      `${this.#name}: no answer`,
    );
    this.#seen = Math.max(this.#seen, index + 1);
    return this.#at(index);
  }

  /** The same for a component that updates its own message. Rejects if the bot sent a new message instead. */
  async updated(waiting: Waiting = {}): Promise<MessageSnapshot> {
    const { type } = await this.acknowledged;
    if (!UPDATES.includes(type)) throw new Error(`${this.#name}: answered with type ${type}, not an update`);
    return this.answer(waiting);
  }

  /**
   * The next response, edit, follow-up or deletion not seen yet; the message is as it was then. Only actions with this
   * interaction's token count: edits with the bot's own token are visible only in the channel.
   */
  async nextEvent({ timeoutMs = PATIENCE_MS }: Waiting = {}): Promise<CallEvent> {
    const { log } = this.#interaction;
    await this.#world.until(() => log[this.#seen], timeoutMs, `${this.#name}: nothing further`);
    const event = { kind: log[this.#seen]?.kind ?? 'edit', message: this.#at(this.#seen) };
    this.#seen += 1;
    return event;
  }

  /** The message of the next event. */
  async next(waiting: Waiting = {}): Promise<MessageSnapshot> {
    return (await this.nextEvent(waiting)).message;
  }

  #at(index: number): MessageSnapshot {
    const event = this.#interaction.log[index];
    if (!event) throw new Error(`${this.#name}: no such event`);
    return snapshotOf(this.#world, event.message);
  }
}
