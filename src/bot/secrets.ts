/** Cleans values for the log: nothing that is a secret, or that a user wrote, may be logged. */

const REDACTED = '[redacted]';

/** Fields that contain a secret, or text of a user or a request. */
const FORBIDDEN = new Set(
  'token authorization content question requestbody rawerror password secret cookie'.split(' '),
);

/**
 * A bot's token; an interaction's token, which begins with "interaction:" in base64; and a token in the path of a
 * request, which lets anyone answer in the bot's name for 15 minutes, or forever if it is a webhook's.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/[\w-]{17,}\.[\w-]{5,8}\.[\w-]{20,}/g, REDACTED],
  [/aW50ZXJhY3Rpb246[\w+/=-]*/g, REDACTED],
  [/((?:interactions|webhooks)\/\d+\/)[^/?#\s"']+/g, `$1${REDACTED}`],
  [/\b(Bot|Bearer) [\w.-]{8,}/g, `$1 ${REDACTED}`],
];

const DEEPEST = 4;
const MOST_ENTRIES = 50;
const LONGEST_TEXT = 4000;
/** Length of text that is searched before cutting, so that no secret is cut in two and missed. */
const LONGEST_READ = 50_000;

/** A text without anything that looks like a token, and without the given secrets. */
export function cleanText(text: string, secrets: readonly string[] = []): string {
  let clean = text.slice(0, LONGEST_READ);
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, REDACTED);
  for (const [pattern, instead] of SECRETS) clean = clean.replace(pattern, instead);
  return clean.slice(0, LONGEST_TEXT);
}

/**
 * Plain fields for a log line. Errors keep their name, message, code and stack; other class instances are reduced to
 * the class name.
 */
export function cleanFields(fields: object, secrets: readonly string[] = []): Record<string, unknown> {
  try {
    if (fields instanceof Error) return { error: cleanError(fields, secrets, 0) };
    return cleanEntries(fields, secrets, 0);
  } catch {
    // A getter that throws must not prevent the line from being written.
    return { fields: '[unreadable]' };
  }
}

function cleanEntries(value: object, secrets: readonly string[], depth: number): Record<string, unknown> {
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(
    entries.map(([name, entry]) => [
      cleanText(name, secrets),
      FORBIDDEN.has(name.toLowerCase()) ? REDACTED : cleanValue(entry, secrets, depth + 1),
    ]),
  );
}

function cleanValue(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, secrets);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (depth > DEEPEST) return '[deeper]';
  if (value instanceof Error) return cleanError(value, secrets, depth);
  if (Array.isArray(value)) {
    return value.slice(0, MOST_ENTRIES).map((entry) => cleanValue(entry, secrets, depth + 1));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // An interaction, a client or a message may contain tokens and texts anywhere.
  if (prototype !== Object.prototype && prototype !== null) return `[${value.constructor?.name ?? 'object'}]`;
  return cleanEntries(value, secrets, depth);
}

/** Useful properties of errors besides name, message and stack; above all, not the body of the failed request. */
const TELLING = ['code', 'cure', 'status', 'method', 'syscall', 'path'] as const;

function cleanError(error: Error, secrets: readonly string[], depth: number): Record<string, unknown> {
  const { name, message, stack = '', cause } = error;
  const properties = error as Error & Record<string, unknown>;
  const clean: Record<string, unknown> = { name };
  // The message of a usage error repeats the user's own words.
  if (name !== 'UsageError') clean.message = cleanText(message, secrets);
  for (const property of TELLING) {
    const value = properties[property];
    if (name === 'UsageError' && property === 'cure') continue;
    if (typeof value === 'string') clean[property] = cleanText(value, secrets);
    else if (typeof value === 'number') clean[property] = value;
  }
  if (typeof properties.url === 'string') clean.url = cleanText(properties.url.replace(/[?#].*$/s, ''), secrets);
  const frames = stack.search(/^ {4}at /m);
  if (frames >= 0) clean.stack = cleanText(stack.slice(frames), secrets);
  if (cause !== undefined) clean.cause = cleanValue(cause, secrets, depth + 1);
  if (error instanceof AggregateError) clean.errors = cleanValue(error.errors, secrets, depth + 1);
  return clean;
}
