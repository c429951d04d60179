import type { Json } from './json.js';

/** An attempt to identify. */
export interface IdentifyRecord {
  intents: number;
  shard: readonly [number, number];
  properties: Json;
  /** What stands beside the bot's name. */
  presence: Json;
  /** The close code when it was refused. */
  refused: number | undefined;
  at: number;
}

/** A gateway connection. */
export interface ConnectionRecord {
  shard: readonly [number, number] | undefined;
  sessionId: string | undefined;
  open: boolean;
  /** How often the bot sent a heartbeat. */
  heartbeats: number;
  /** The connection was closed since no heartbeat came. */
  missedHeartbeat: boolean;
  resumed: boolean;
  /** Events that were sent again on a resume. */
  replayed: number;
  closeCode: number | undefined;
}
