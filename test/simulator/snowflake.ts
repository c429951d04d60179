/** Milliseconds since 1970 at which Discord's ids begin. */
const EPOCH = 1_420_070_400_000n;
let last = 0n;

/** A new Discord id: unique, increasing with time. */
export function snowflake(): string {
  const now = (BigInt(Date.now()) - EPOCH) << 22n;
  last = now > last ? now : last + 1n;
  return last.toString();
}

/**
 * The id of the n-th guild of a simulator: its millisecond part is n plus a multiple of 5040, so guild n belongs to
 * shard n modulo the number of shards (up to ten).
 */
export function guildSnowflake(n: number): string {
  return ((5040n * 50_000_000n + BigInt(n)) << 22n).toString();
}

/** The shard that receives the events of a guild. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

/** Whether a value looks like an id. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{17,20}$/.test(value);
}
