import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './errors.js';

/** The folder that package.json, corpus/, models/ and data/ lie in. */
export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

const DTYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
const POOLINGS = ['mean', 'cls'] as const;

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

export interface Config {
  corpusDir: string;
  indexDir: string;
  dataDir: string;
  embedding: EmbeddingConfig;
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
  };
  if (wrong.length === 0) return config;
  throw new ConfigError('bad_setting', wrong.join('\n'), 'Correct it in .env; .env.example describes every setting.');
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : resolve(PACKAGE_ROOT, path);
}
