import type { WebSocket } from 'ws';
import type { Json } from './json.js';
import { shardOf } from './snowflake.js';
import type { GatewayEvent } from './world.js';

/** How many events a session remembers for a resume. */
const REMEMBERED = 1000;

interface SentEvent {
  op: 0;
  t: string;
  s: number;
  d: Json;
}

/** A gateway session: it outlives its connection and stores its events for a resume. */
export class Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  /** Ended permanently: it cannot be resumed. */
  ended = false;
  socket: WebSocket | undefined;
  #sequence = 0;
  readonly #events: SentEvent[] = [];

  constructor(id: string, shard: readonly [number, number], intents: number) {
    this.id = id;
    this.shard = shard;
    this.intents = intents;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Whether an event belongs to this session's shard and intents. */
  wants(event: GatewayEvent): boolean {
    if (this.ended || (event.intents !== 0 && (event.intents & this.intents) === 0)) return false;
    const [id, count] = this.shard;
    return id === (event.guildId === undefined ? 0 : shardOf(event.guildId, count));
  }

  /** Numbers an event, remembers it, and sends it if there is a connection. */
  send(type: string, data: Json): void {
    this.#sequence += 1;
    const event: SentEvent = { op: 0, t: type, s: this.#sequence, d: data };
    this.#events.push(event);
    if (this.#events.length > REMEMBERED) this.#events.shift();
    this.#write(event);
  }

  /** Resends the events after `sequence`. Returns their number. */
  replay(sequence: number): number {
    const missed = this.#events.filter((event) => event.s > sequence);
    for (const event of missed) this.#write(event);
    return missed.length;
  }

  #write(event: SentEvent): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(event));
  }
}
