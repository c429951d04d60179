import { randomInt } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { isAway, UsageError } from '../../errors.js';
import { ReplacedIndexError } from '../features/component.js';

/** What an error means for the user who caused it. */
export type Failure =
  | { kind: 'usage'; error: UsageError }
  | { kind: 'replaced' }
  /** The index cannot be reached just now. */
  | { kind: 'away' }
  /** There is no longer anyone to tell. */
  | { kind: 'gone'; code: number }
  | { kind: 'unknown' };

/** Too late, acknowledged by another process, or there is no longer anything to answer. */
const GONE: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) return { kind: 'usage', error };
  if (error instanceof ReplacedIndexError) return { kind: 'replaced' };
  if (isAway(error)) return { kind: 'away' };
  const code = discordCode(error);
  return code !== undefined && GONE.includes(code) ? { kind: 'gone', code } : { kind: 'unknown' };
}

/** Discord's own error code, such as 50013 for a missing permission. */
export function discordCode(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}

/** Whether Discord forbids something, rather than failing. */
export function isForbidden(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 403;
}

/** Digits and letters that cannot be confused with each other, even when read aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of 8 characters that is both shown to the user and logged. */
export function newReference(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
