import type { ZodType } from 'zod';

export type Zod = typeof import('zod');

/** One setting: what it is for, its default, and its allowed values. */
export interface Setting<T> {
  /** The default as it would be written in .env. */
  readonly text: string;
  readonly value: T;
  /** A description of one or two sentences, for the settings page. */
  readonly about: string;
  /** A description of the allowed values. */
  readonly accepts: string;
  /** Absent if any text is allowed. */
  readonly schema?: (zod: Zod) => ZodType<T>;
  /** Whether it names a file or a folder. */
  readonly path?: boolean;
}

/** Any text. Each kind of setting takes its default and its description. */
export const text = (value: string, about: string): Setting<string> => ({
  text: value,
  value,
  about,
  accepts: 'any text',
});

/** A file or a folder. */
export const path = (value: string, about: string, accepts = 'a path'): Setting<string> => ({
  ...{ text: value, value, about, accepts },
  path: true,
});

/** One of a few words. */
export const choice = <T extends string>(values: readonly T[], value: T, about: string): Setting<T> => {
  const accepts = `one of ${values.join(', ')}`;
  return { text: value, value, about, accepts, schema: (z) => z.literal(values, { error: `must be ${accepts}` }) };
};

/** Yes or no. */
export const flag = (about: string, value = false): Setting<boolean> => {
  const accepts = 'one of true, false';
  const schema = (z: Zod) =>
    z.literal(['true', 'false'], { error: `must be ${accepts}` }).transform((v) => v === 'true');
  return { text: String(value), value, about, accepts, schema };
};

const whole = (z: Zod, low: number, high: number, error: string) =>
  z
    .string()
    .regex(/^\d+$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= low && value <= high, { error });

/** A whole number within bounds, both included. */
export const count = (low: number, high: number, value: number, about: string): Setting<number> => {
  const accepts = `a whole number from ${low} to ${high}`;
  return { text: String(value), value, about, accepts, schema: (z) => whole(z, low, high, `must be ${accepts}`) };
};

/** A Discord id, or none. */
export const snowflake = (about: string): Setting<string> => {
  const accepts = 'a number of 17 to 20 digits';
  return {
    ...text('', about),
    accepts,
    schema: (z) =>
      z
        .string()
        .trim()
        .regex(/^(?:\d{17,20})?$/, `must be ${accepts}`),
  };
};

/** An address; every part that may contain a password or a key is rejected, since Discord needs none. */
export const webAddress = (value: string, about: string): Setting<string> => {
  const accepts = 'an http address without /v10, user name, password, ? and #';
  const isAddress = (given: string) => {
    if (!/^https?:\/\/[^/\s]+(?:\/[^\s]*)?$/.test(given) || /\/v\d+$/.test(given) || !URL.canParse(given)) return false;
    return !/[?#@]/.test(given);
  };
  const schema = (z: Zod) =>
    z
      .string()
      .transform((given) => given.replace(/\/+$/, ''))
      .refine(isAddress, `must be ${accepts}`);
  return { ...text(value, about), accepts, schema };
};

/** The address of public pages: no user name, no password, nothing after ? or #. */
export const publicAddress = (about: string): Setting<string> => {
  const accepts = 'empty, or an https or http address without user name, password, ? and #';
  const isAddress = (given: string) =>
    given === '' || (/^https?:\/\/[^/\s?#@]+(?:\/[^\s?#@]*)?$/.test(given) && URL.canParse(given));
  return {
    ...text('', about),
    accepts,
    schema: (z) => z.string().trim().refine(isAddress, `must be ${accepts}`),
  };
};

/** The address of a database, as its clients accept it; it may contain a password and is never shown. */
export const databaseAddress = (about: string): Setting<string> => {
  const accepts =
    'empty, or postgres://USER:PASSWORD@HOST:PORT/DATABASE, in which signs such as # and @ of the password are ' +
    'written %23, %40';
  const isAddress = (given: string) =>
    given === '' || (/^postgres(?:ql)?:\/\/\S*$/.test(given) && URL.canParse(given) && new URL(given).hash === '');
  return {
    ...text('', about),
    accepts,
    schema: (z) => z.string().trim().refine(isAddress, `must be ${accepts}`),
  };
};

/** A TCP port, or none. */
export const port = (about: string): Setting<number | undefined> => {
  const accepts = 'empty, or a whole number from 1 to 65535';
  const schema = (z: Zod) => whole(z, 1, 65_535, `must be ${accepts}`).optional();
  return { text: '', value: undefined, about, accepts, schema };
};

/** Where to listen: an address of this machine. */
export const host = (value: string, about: string): Setting<string> => {
  const accepts = 'an IP address or a host name';
  return {
    ...text(value, about),
    accepts,
    schema: (z) =>
      z
        .string()
        .trim()
        .regex(/^[\w.:-]{1,253}$/, `must be ${accepts}`),
  };
};

/** Any number of Discord ids; the value has no spaces. */
export const snowflakes = (about: string): Setting<string> => {
  const accepts = 'numbers of 17 to 20 digits, separated by commas';
  return {
    ...text('', about),
    accepts,
    schema: (z) =>
      z
        .string()
        .transform((given) => given.replace(/\s/g, ''))
        .refine((given) => given.split(',').every((id) => /^(?:\d{17,20})?$/.test(id)), `must be ${accepts}`),
  };
};

/** Most channels in a setting: each is checked when the bot starts. */
const MOST_CHANNELS = 50;
const COPY_ID =
  'in Discord, switch on Settings → Advanced → Developer Mode, then right-click a channel → Copy Channel ID';

/**
 * Channels as people copy them: numbers, mentions such as <#123>, and links. The value is numbers separated by commas.
 */
export const channels = (about: string): Setting<string> => {
  const accepts = `up to ${MOST_CHANNELS} channel numbers of 17 to 20 digits, separated by commas`;
  const error = `must be ${accepts} (${COPY_ID})`;
  const schema = (z: Zod) =>
    z
      .string()
      .transform((given) =>
        given
          .replace(/https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/\d+\/(\d+)\/?|<#(\d+)>/g, ' $1$2 ')
          .split(/[\s,;]+/)
          .filter((id) => id !== ''),
      )
      .refine((ids) => ids.length <= MOST_CHANNELS && ids.every((id) => /^\d{17,20}$/.test(id)), error)
      .transform((ids) => [...new Set(ids)].join(','));
  return { ...text('', about), accepts, schema };
};

/** Greatest length of the operator's own text, and most lines of it: it appears within replies. */
const LONGEST_TEXT = 300;
const MOST_LINES = 4;

/** The operator's own words in Discord's markdown; mentions are not allowed, so it cannot even try to notify anyone. */
export const ownText = (about: string): Setting<string> => {
  const room = `${LONGEST_TEXT} characters on at most ${MOST_LINES} lines`;
  const accepts = `at most ${room}, without mentions such as @everyone`;
  const isFit = (given: string) =>
    given.length <= LONGEST_TEXT &&
    given.split('\n').length <= MOST_LINES &&
    !/<[@#]|@(?:everyone|here)|[^\P{Cc}\n]/u.test(given);
  const schema = (z: Zod) =>
    z
      .string()
      .transform((given) => given.replace(/\r\n?/g, '\n').trim())
      .refine(isFit, `must be ${accepts}`);
  return { ...text('', about), accepts, schema };
};

/** How many processes share the servers. */
export const shards = (about: string): Setting<number | 'auto'> => {
  const [low, high, accepts] = [1, 10_000, 'auto, or a whole number from 1 to 10000'] as const;
  const schema = (z: Zod) => {
    const error = `must be ${accepts}`;
    return z.union([z.literal('auto'), whole(z, low, high, error)], { error });
  };
  return { text: '1', value: 1, about, accepts, schema };
};
