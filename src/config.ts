import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './errors.js';

/** The folder that package.json, corpus/, models/ and data/ lie in. */
export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

const DTYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
const POOLINGS = ['mean', 'cls'] as const;
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** Every setting with its default. */
const DEFAULTS = {
  CORPUS_DIR: 'corpus',
  INDEX_DIR: '.index',
  MODEL_DIR: 'models',
  EMBEDDING_MODEL: 'multilingual-e5-small-eu-vi',
  EMBEDDING_DTYPE: 'q8',
  EMBEDDING_POOLING: 'mean',
  EMBEDDING_DIMENSION: '384',
  EMBEDDING_QUESTION_PREFIX: 'passage: ',
  EMBEDDING_PASSAGE_PREFIX: 'passage: ',
  EMBEDDING_ALLOW_DOWNLOAD: 'false',
  EMBEDDING_THREADS: '2',
  DISCORD_TOKEN: '',
  DISCORD_CLIENT_ID: '',
  DISCORD_GUILD_ID: '',
  DISCORD_API_URL: 'https://discord.com/api',
  SHARDS: '1',
  CLAUSE_REFERENCES: 'false',
  QUESTION_BURST: '5',
  QUESTION_SECONDS: '6',
  QUESTIONS_WAITING: '100',
  FEEDBACK_FILE: 'feedback.jsonl',
  COUNT_GAPS: 'false',
  GAPS_FILE: 'gaps.jsonl',
  PLAIN_TEXT: 'false',
  DEFAULT_PRIVATE: 'false',
  LOG_LEVEL: 'info',
} as const;
type Setting = keyof typeof DEFAULTS;

/** How texts become vectors. Everything here but `threads` shapes the vector and is part of the fingerprint. */
export interface EmbeddingConfig {
  modelDir: string;
  model: string;
  dtype: (typeof DTYPES)[number];
  pooling: (typeof POOLINGS)[number];
  dimension: number;
  questionPrefix: string;
  passagePrefix: string;
  allowDownload: boolean;
  threads: number;
}

/** How the bot lives in Discord. */
export interface DiscordConfig {
  /** Absent where the program answers in the terminal. */
  token?: string;
  /** The application's id; found out by the token where it is left out. */
  clientId?: string;
  /** A server in which commands are registered, and so seen at once, instead of everywhere. */
  guildId?: string;
  /** Base of the REST interface, without the version. */
  apiUrl: string;
  /** Processes that share the servers; Discord recommends the number with `auto`. */
  shards: number | 'auto';
  /** Whether "clause 34" in plain messages is answered, which takes the privileged message content intent. */
  clauseReferences: boolean;
  /** Questions a user may ask at once, and the seconds after which one more is allowed. */
  limits: { burst: number; secondsEach: number };
  /** Questions that may wait for an answer, over all users. */
  waiting: number;
  /** Where verdicts on answers are kept; absent where none are asked for. */
  feedbackFile?: string;
  /** Whether it is counted which topics were asked and refused, and where. */
  gaps: { count: boolean; file: string };
  /** Whether every reply is plain text without cards. */
  plainText: boolean;
  /** Whether replies to commands are private where the caller does not say. */
  defaultPrivate: boolean;
}

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  corpusDir: string;
  indexDir: string;
  dataDir: string;
  embedding: EmbeddingConfig;
  discord: DiscordConfig;
  logLevel: LogLevel;
}

/** The names of all settings, for the README's table and .env.example. */
export const SETTING_NAMES: readonly string[] = Object.keys(DEFAULTS);

/**
 * Reads the settings from an environment.
 * Relative folders are taken from the package's own folder, so that the program works from any working directory.
 * @throws ConfigError naming every wrong setting at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const text = (name: Setting) => env[name] || DEFAULTS[name];
  const choice = <T extends string>(name: Setting, values: readonly T[]): T => {
    const value = values.find((known) => known === text(name));
    if (value === undefined) wrong.push(`${name}: must be one of ${values.join(', ')}, got "${text(name)}"`);
    return value ?? (DEFAULTS[name] as T);
  };
  const count = (name: Setting, low: number, high: number) => {
    const value = /^\d+$/.test(text(name)) ? Number(text(name)) : Number.NaN;
    if (!(value >= low && value <= high))
      wrong.push(`${name}: must be a whole number from ${low} to ${high}, got "${text(name)}"`);
    return value;
  };
  const snowflake = (name: Setting) => {
    const value = text(name).trim();
    if (!/^(?:\d{17,20})?$/.test(value)) wrong.push(`${name}: must be a number of 17 to 20 digits, got "${value}"`);
    return value;
  };
  const webAddress = (name: Setting) => {
    const value = text(name).replace(/\/+$/, '');
    if (!/^https?:\/\/[^/\s]+(?:\/[^\s]*)?$/.test(value) || /\/v\d+$/.test(value))
      wrong.push(`${name}: must be an http address without /v10, got "${text(name)}"`);
    return value;
  };
  const config: Config = {
    corpusDir: fromRoot(text('CORPUS_DIR')),
    indexDir: fromRoot(text('INDEX_DIR')),
    dataDir: fromRoot('data'),
    embedding: {
      modelDir: fromRoot(text('MODEL_DIR')),
      model: text('EMBEDDING_MODEL'),
      dtype: choice('EMBEDDING_DTYPE', DTYPES),
      pooling: choice('EMBEDDING_POOLING', POOLINGS),
      dimension: count('EMBEDDING_DIMENSION', 8, 8192),
      questionPrefix: text('EMBEDDING_QUESTION_PREFIX'),
      passagePrefix: text('EMBEDDING_PASSAGE_PREFIX'),
      allowDownload: choice('EMBEDDING_ALLOW_DOWNLOAD', ['true', 'false']) === 'true',
      threads: count('EMBEDDING_THREADS', 1, 64),
    },
    discord: {
      ...optional('token', text('DISCORD_TOKEN')),
      ...optional('clientId', snowflake('DISCORD_CLIENT_ID')),
      ...optional('guildId', snowflake('DISCORD_GUILD_ID')),
      apiUrl: webAddress('DISCORD_API_URL'),
      shards: text('SHARDS') === 'auto' ? 'auto' : count('SHARDS', 1, 10_000),
      clauseReferences: choice('CLAUSE_REFERENCES', ['true', 'false']) === 'true',
      limits: { burst: count('QUESTION_BURST', 1, 1000), secondsEach: count('QUESTION_SECONDS', 1, 86_400) },
      waiting: count('QUESTIONS_WAITING', 1, 100_000),
      ...(text('FEEDBACK_FILE') === 'off' ? {} : { feedbackFile: fromRoot(text('FEEDBACK_FILE')) }),
      gaps: { count: choice('COUNT_GAPS', ['true', 'false']) === 'true', file: fromRoot(text('GAPS_FILE')) },
      plainText: choice('PLAIN_TEXT', ['true', 'false']) === 'true',
      defaultPrivate: choice('DEFAULT_PRIVATE', ['true', 'false']) === 'true',
    },
    logLevel: choice('LOG_LEVEL', LOG_LEVELS),
  };
  if (wrong.length === 0) return config;
  throw new ConfigError('bad_setting', wrong.join('\n'), 'Correct it in .env; .env.example describes every setting.');
}

function optional<K extends string>(name: K, value: string): { [key in K]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [key in K]: string });
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : resolve(PACKAGE_ROOT, path);
}
