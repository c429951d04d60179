import { fetchApplication } from '../../bot/discord/application.js';
import { createRest } from '../../bot/discord/client.js';
import { explainFailure } from '../../bot/discord/diagnosis.js';
import { describeRegistration, registerCommands } from '../../bot/discord/register.js';
import { commandBodies } from '../../bot/features/index.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';

/** The options of `register`, as typed. */
export interface RegisterFlags {
  remove?: boolean;
}

/**
 * `register`: registers the commands with Discord if they changed, or with --remove removes them; needs no gateway.
 * @returns the exit code
 * @throws ConfigError without a token, or when Discord rejects something
 */
export async function register(flags: RegisterFlags, options: CommonOptions, out: Output): Promise<number> {
  const { discord } = await loadConfig(options);
  const rest = createRest(discord);
  const { id: applicationId } = await fetchApplication(rest, discord);
  const scope = { applicationId, ...(discord.guildId !== undefined && { guildId: discord.guildId }) };
  try {
    const done = await registerCommands(rest, scope, flags.remove ? [] : commandBodies(discord.operators.length > 0));
    if (out.json) await out.printJson({ ...scope, ...done });
    else if (!out.quiet) await out.print(describeRegistration(done, scope));
  } catch (error) {
    throw explainFailure(error, discord);
  }
  return 0;
}
