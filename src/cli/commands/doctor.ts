import type { Config } from '../../config.js';
import { EXIT } from '../../errors.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';
import { visible } from '../terminal.js';
import { type Check, lineOf, runCheck } from './doctor/check.js';
import { checkCorpus, checkIndex, checkModel, checkNode, checkSettingsFile } from './doctor/machine.js';

/**
 * `doctor`: checks Node, the settings, the model, the corpus, the index and, if there is a token, what the bot needs
 * from Discord, each in one line.
 * @returns 0, or the exit code of the first problem
 */
export async function doctor(options: CommonOptions, out: Output): Promise<number> {
  const checks = await checkAll(options);
  if (out.json) await out.printJson({ checks: checks.map(({ exitCode: _exitCode, ...rest }) => rest) });
  else for (const done of checks) if (!done.ok || !out.quiet) await out.print(visible(lineOf(done)));
  return checks.find((done) => !done.ok)?.exitCode ?? 0;
}

/** Checks the database, if the index is in one. */
async function checkDatabase({ database }: Config): Promise<Check[]> {
  if (!database) return [];
  const { looksAtDatabase } = await import('../../index/store/postgres/look.js');
  const checks: Check[] = [];
  for (const { name, look } of looksAtDatabase(database)) {
    checks.push(await runCheck(name, EXIT.index, look));
    // If the database cannot be reached, the other checks would fail for the same reason.
    if (checks.at(-1)?.ok === false && name === 'database') break;
  }
  return checks;
}

async function checkAll(options: CommonOptions): Promise<Check[]> {
  const checks = [await runCheck('node', EXIT.configuration, checkNode)];
  let config: Config | undefined;
  checks.push(
    await runCheck('settings', EXIT.configuration, async () => {
      config = await loadConfig(options);
      return `corpus ${config.corpusDir}, index ${config.indexDir}`;
    }),
  );
  checks.push(await runCheck('secrets', EXIT.configuration, () => checkSettingsFile()));
  if (!config) return checks;
  const known = config;
  checks.push(
    await runCheck('model', EXIT.configuration, () => checkModel(known)),
    await runCheck('corpus', EXIT.configuration, () => checkCorpus(known)),
    ...(await checkDatabase(known)),
    await runCheck('index', EXIT.index, () => checkIndex(known)),
  );
  if (known.discord.token === undefined) {
    const message = 'DISCORD_TOKEN is not set; questions are answered in the terminal';
    checks.push({ name: 'discord', ok: true, message, exitCode: EXIT.configuration });
  } else {
    const { checkDiscord } = await import('./doctor/discord.js');
    checks.push(...(await checkDiscord(known.discord)));
  }
  return checks;
}
