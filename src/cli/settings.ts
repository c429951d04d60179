import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, PACKAGE_ROOT, readConfig } from '../config.js';
import { UsageError } from '../errors.js';
import { guardStream, type Secret, secretsIn } from '../secrets.js';
import { environment } from './environment.js';
import type { CommonOptions } from './output.js';

/**
 * Reads .env beside package.json, the environment, and the folders given as options, which are relative to the working
 * directory. Variables already in the environment override .env. From then on, nothing that may be a secret is printed.
 * @throws ConfigError listing every wrong setting; UsageError for an empty folder name
 */
export async function loadConfig(options: CommonOptions): Promise<Config> {
  await loadDotenv();
  knownSecrets();
  const folders = { CORPUS_DIR: folder('--corpus', options.corpus), INDEX_DIR: folder('--index', options.index) };
  const given = Object.fromEntries(Object.entries(folders).filter(([, value]) => value !== undefined));
  // discord.js passes a shard its own number in a variable that has the name of our setting.
  const shards = shardPlace() && { SHARDS: undefined };
  return readConfig({ ...environment(), ...shards, ...given });
}

/** Which of the processes this is, and how many there are, if discord.js has started it as one of several. */
export function shardPlace(): { id: number; count: number } | undefined {
  const { SHARDING_MANAGER: managed, SHARDS: id, SHARD_COUNT: count } = environment();
  return managed === undefined ? undefined : { id: Number(id), count: Number(count) };
}

let secrets: readonly Secret[] | undefined;

/** The secrets in this process's settings, which are removed from its output from the first call on. */
export function knownSecrets(): readonly Secret[] {
  if (secrets) return secrets;
  secrets = secretsIn(environment(), PACKAGE_ROOT);
  for (const stream of [process.stdout, process.stderr]) guardStream(stream, secrets);
  return secrets;
}

async function loadDotenv(): Promise<void> {
  const path = join(PACKAGE_ROOT, '.env');
  if (!existsSync(path)) return;
  const { config } = await import('dotenv');
  config({ path, quiet: true });
}

function folder(option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.trim() === '') throw new UsageError('empty_folder', `${option} is empty.`, 'Name a folder after it.');
  return resolve(value);
}
