import type { Json } from './json.js';

/** An attempt to identify. */
export interface IdentifyRecord {
  intents: number;
  shard: readonly [number, number];
  properties: Json;
  /** The status shown beside the bot's name. */
  presence: Json;
  /** The close code if it was refused. */
  refused: number | undefined;
  at: number;
}

/** A gateway connection. */
export interface ConnectionRecord {
  shard: readonly [number, number] | undefined;
  sessionId: string | undefined;
  open: boolean;
  /** Number of heartbeats from the bot. */
  heartbeats: number;
  /** Whether the connection was closed because no heartbeat came. */
  missedHeartbeat: boolean;
  resumed: boolean;
  /** Number of events resent on a resume. */
  replayed: number;
  closeCode: number | undefined;
}
