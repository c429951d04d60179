import type { REST } from 'discord.js';
import {
  type ApplicationFacts,
  fetchApplication,
  fetchGateway,
  fetchServers,
  SERVERS_A_PAGE,
  type ServerFacts,
} from '../../../bot/discord/application.js';
import { lookAtChannels } from '../../../bot/discord/channels.js';
import { createRest } from '../../../bot/discord/client.js';
import { describeClockError, watchClock } from '../../../bot/discord/clock.js';
import { explainClose, explainFailure } from '../../../bot/discord/diagnosis.js';
import { accountLink, missingInInvite, serverLink } from '../../../bot/discord/invite.js';
import { compareCommands, fetchCommands, isSame } from '../../../bot/discord/register.js';
import { commandBodies } from '../../../bot/features/index.js';
import type { DiscordConfig } from '../../../config.js';
import { ConfigError, EXIT } from '../../../errors.js';
import { type Check, type Finding, runCheck } from './check.js';

const APPLICATIONS = 'https://discord.com/developers/applications';
const DISALLOWED_INTENTS = 4014;

/** Short, because a person is waiting for the result. */
const PATIENCE = { timeout: 8_000, retries: 1 };

/** Checks what the bot needs from Discord, without connecting to the gateway. */
export async function checkDiscord(discord: DiscordConfig): Promise<Check[]> {
  let rest: REST | undefined;
  let application: ApplicationFacts | undefined;
  let clock: number | undefined;
  const token = await runCheck('token', EXIT.configuration, async () => {
    rest = createRest(discord, PATIENCE);
    watchClock(rest, (ms) => {
      clock = ms;
    });
    application = await fetchApplication(rest, discord);
    return `${application.name}, application ${application.id}`;
  });
  // Without it, all other checks would report the same.
  if (!rest || !application) return [token];
  const [asking, facts] = [rest, application];
  const look = (name: string, found: () => Promise<Finding>) => runCheck(name, EXIT.configuration, found);
  return [
    token,
    await look('clock', async () => checkClock(clock)),
    await look('intents', async () => checkIntents(discord, facts)),
    await look('install', async () => checkInstallation(facts)),
    await look('gateway', () => checkGateway(asking, discord)),
    await look('commands', () => checkCommands(asking, discord, facts)),
    ...(isNarrowed(discord.places) ? [await look('channels', () => checkChannels(asking, discord))] : []),
    ...(await checkServers(asking, discord, facts)),
  ];
}

/** @param errorMs how far this machine's clock is from Discord's */
function checkClock(errorMs: number | undefined): Finding {
  if (errorMs === undefined) return "as Discord's";
  throw new ConfigError(
    'wrong_clock',
    `The clock of this machine is ${describeClockError(errorMs)} by Discord's.`,
    'Set it and keep it in sync (NTP): documents dated later than today are refused.',
  );
}

function checkIntents(discord: DiscordConfig, { messageContent }: ApplicationFacts): Finding {
  const needs = [
    ...(discord.clauseReferences ? ['CLAUSE_REFERENCES=true'] : []),
    ...(discord.places.forums.length > 0 ? ['FORUM_CHANNELS'] : []),
  ];
  if (needs.length === 0) return 'no privileged intent is needed';
  if (messageContent) return `message content, for ${needs.join(' and ')}`;
  throw explainClose(DISALLOWED_INTENTS) ?? new Error('the message content intent is off');
}

function isNarrowed({ channels, forums }: DiscordConfig['places']): boolean {
  return channels.length + forums.length > 0;
}

async function checkChannels(rest: REST, discord: DiscordConfig): Promise<Finding> {
  const { names, problems } = await lookAtChannels(rest, discord);
  if (problems.length === 0) return names.join(', ');
  const [message, cure] = [problems.map((problem) => problem.message), problems.map((problem) => problem.cure)];
  throw new ConfigError('wrong_channels', message.join(' '), [...new Set(cure)].join(' '));
}

function checkInstallation({ id, installs }: ApplicationFacts): Finding {
  if (installs && !installs.servers) {
    throw new ConfigError(
      'no_server_install',
      'The application cannot be added to servers.',
      `Tick “Guild Install” on its page “Installation” (${APPLICATIONS}).`,
    );
  }
  if (installs?.accounts) return `servers: ${serverLink(id)} · own account: ${accountLink(id)}`;
  return {
    message: `servers: ${serverLink(id)}`,
    cure:
      'To let people use it from their own account, tick “User Install” on its page “Installation” ' +
      `(${APPLICATIONS}).`,
  };
}

async function checkGateway(rest: REST, discord: DiscordConfig): Promise<Finding> {
  const { sessions, shards } = await fetchGateway(rest, discord);
  const left = `${sessions.left} of ${sessions.total} connections left`;
  const needed = discord.shards === 'auto' ? shards : discord.shards;
  if (sessions.left < needed) {
    const hours = Math.ceil(sessions.resetAfterMs / 3_600_000);
    throw new ConfigError(
      'sessions_exhausted',
      `${left}, ${needed} needed.`,
      `Wait ${hours} h, and find out why the bot was started so often.`,
    );
  }
  if (discord.shards === 'auto' || shards <= discord.shards) return left;
  return { message: `${left}; Discord recommends ${shards} shards.`, cure: 'Set SHARDS=auto.' };
}

async function checkCommands(rest: REST, discord: DiscordConfig, { id }: ApplicationFacts): Promise<Finding> {
  const everywhere = { applicationId: id };
  const scope = discord.guildId === undefined ? everywhere : { ...everywhere, guildId: discord.guildId };
  const bodies = commandBodies(discord.operators.length > 0);
  try {
    const difference = compareCommands(await fetchCommands(rest, scope), bodies, scope);
    const where = discord.guildId === undefined ? 'everywhere' : `in the server ${discord.guildId}`;
    if (!isSame(difference)) {
      const names = [...difference.missing, ...difference.changed, ...difference.surplus].join(', ');
      throw new ConfigError(
        'commands_differ',
        `not registered as they should be ${where}: ${names}.`,
        'Register them: npm start -- register (starting the bot does it too).',
      );
    }
    const message = `${bodies.length} registered ${where}`;
    if (discord.guildId === undefined || (await fetchCommands(rest, everywhere)).length === 0) return message;
    return {
      message: `${message}, and everywhere too, so that they show twice in that server.`,
      cure: 'To keep one: npm start -- register --remove, with or without DISCORD_GUILD_ID.',
    };
  } catch (error) {
    throw explainFailure(error, discord);
  }
}

/** One line about all servers, and one for each server where a permission is missing. */
async function checkServers(rest: REST, discord: DiscordConfig, { id }: ApplicationFacts): Promise<Check[]> {
  let lacking: ServerFacts[] = [];
  const all = await runCheck('servers', EXIT.configuration, async () => {
    const servers = await fetchServers(rest, discord);
    lacking = servers.filter(({ permissions }) => missingInInvite(permissions).length > 0);
    if (servers.length === 0) return { message: 'in none yet.', cure: `Invite it: ${serverLink(id)}` };
    const count = servers.length < SERVERS_A_PAGE ? `in ${servers.length}` : `looked at the first ${SERVERS_A_PAGE}`;
    const which = lacking.length === 0 ? 'none lacks a permission' : `${lacking.length} of them lack a permission`;
    return `${count}; ${which} (channels may have rules of their own)`;
  });
  const each = lacking.map(({ name, id: guildId, permissions }) =>
    runCheck('server', EXIT.configuration, async () => {
      throw new ConfigError(
        'missing_permissions',
        `“${name}” (${guildId}) does not give the bot ${missingInInvite(permissions).join(', ')}.`,
        'Give them to its role in the server settings, or invite it again.',
      );
    }),
  );
  return [all, ...(await Promise.all(each))];
}
