import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSetting, SETTING_NAMES, SETTINGS, type SettingName } from './settings.js';

/** A shorter text is not a token, and would be found in unrelated words. */
const SHORTEST_SECRET = 8;

/** Part of a setting that must never be shown, and what replaces it. */
export interface Secret {
  readonly value: string;
  readonly instead: string;
}

/**
 * Everything in an environment that may be a secret: the token, and every value, or part of a path or an address, that
 * does not clearly look like what its setting should contain. People paste tokens into the wrong line.
 * @param root the folder that relative paths start from
 */
export function secretsIn(env: Readonly<Record<string, string | undefined>>, root: string): Secret[] {
  return SETTING_NAMES.flatMap((name) => {
    const given = env[name];
    if (!given || given === SETTINGS[name].text) return [];
    const parts = [...new Set(partsOf(name, given, root))].filter(({ length }) => length >= SHORTEST_SECRET);
    return parts.flatMap(writings).map((value) => ({ value, instead: `[value of ${name}]` }));
    // Longest first: a secret that contains another must not be left half replaced.
  }).sort((a, b) => b.value.length - a.value.length);
}

/** A text without the secrets in it. */
export function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  let clean = text;
  for (const { value, instead } of secrets) if (clean.includes(value)) clean = clean.replaceAll(value, instead);
  return clean;
}

/** Removes secrets from everything that is written to a stream from now on. */
export function guardStream(stream: NodeJS.WriteStream, secrets: readonly Secret[]): void {
  if (secrets.length === 0) return;
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const clean = withoutSecrets(text, secrets);
    return write(clean === text ? chunk : clean, ...rest);
  };
}

/** Settings whose rules a token could satisfy; their values are checked word by word. */
const LOOKED_INTO: ReadonlySet<SettingName> = new Set(['DISCORD_API_URL', 'READER_URL', 'HTTP_HOST', 'ABOUT_TEXT']);

/** Settings that may legitimately contain a password. */
const ADDRESSES_WITH_PASSWORD: ReadonlySet<SettingName> = new Set(['DATABASE_URL', 'DATABASE_READ_URL']);

/** The address, its password as written and decoded, and any other part that does not look like plain words. */
function partsOfAddress(value: string): string[] {
  const rest = value.slice(value.indexOf('://') + 1).replace(/^\/+/, '');
  const user = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
  const inUser = user.includes(':') ? [user.slice(user.indexOf(':') + 1)] : [];
  const inQuery = Array.from(value.matchAll(/[?&]password=([^&#\s]+)/gi), ([, password = '']) => password);
  const written = [...inUser, ...inQuery];
  return [
    value,
    ...written,
    ...written.map(decoded),
    ...value
      .split('/')
      .flatMap(piecesOf)
      .filter((piece) => !isPlain(piece)),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parts of a setting's value that may be secret. */
function partsOf(name: SettingName, given: string, root: string): string[] {
  const value = given.trim();
  const isLookedInto = LOOKED_INTO.has(name);
  if (name === 'DISCORD_TOKEN') {
    const pieces = value.split('/').flatMap(piecesOf);
    return [value, value.replace(/^Bot\s+/i, ''), ...pieces.filter((piece) => !isPlain(piece))];
  }
  if (ADDRESSES_WITH_PASSWORD.has(name)) return partsOfAddress(value);
  const setting = SETTINGS[name];
  const isRight = setting.schema !== undefined && 'value' in parseSetting<unknown>(setting, given);
  if (isRight && !isLookedInto) return [];
  const segments = isLookedInto ? value.split('/') : unknownSegments(value, root);
  return segments.flatMap(piecesOf).filter((piece) => !isPlain(piece));
}

/** A segment, and its pieces between an address's separators, some of which a password may itself contain. */
function piecesOf(segment: string): string[] {
  const cuts = [/\s/, /[\s:@]/, /[\s:@#]|[?&][\w-]+=/, /[\s:@?#&=]/];
  return [segment, ...cuts.flatMap((cut) => segment.split(cut))];
}

/**
 * The segments of a path from the first that does not exist; existing names are not secret, no matter how they look.
 */
function unknownSegments(value: string, root: string): string[] {
  const segments = value.split(/[/\\]/);
  const missing = segments.findIndex((_, i) => !existsSync(resolve(root, segments.slice(0, i + 1).join('/') || '/')));
  return missing < 0 ? [] : segments.slice(missing);
}

/** A word of a name: `models`, `MiniLM`, `L12`; not a jumble of letters and digits. */
const WORD = /^(?:(?:\p{Lu}?\p{Ll}{1,20}|\p{Lu}{1,20}|\p{Lo}{1,20}){1,3}\d{0,4}|\d{1,8}|)$/u;
const LONGEST_WORD = 24;

/** Whether a text consists of words, possibly with small numbers, like names of folders, models and hosts. */
function isPlain(part: string): boolean {
  if (/[\w-]{17,}\.[\w-]{5,8}\.[\w-]{20,}/.test(part)) return false;
  // Word by word: a single pattern would take exponential time on some names.
  return part.split(/[-_. :@]/).every((word) => word.length <= LONGEST_WORD && WORD.test(word));
}

/** A value as written in plain text, in JSON, and in a URL. */
function writings(value: string): string[] {
  return [...new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), encodeURI(value)])];
}
