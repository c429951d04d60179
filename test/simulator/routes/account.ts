import { refuse } from '../errors.js';
import { asJson, asText, type Json } from '../json.js';
import { openRoute, type RestCall, type Route, route } from '../router.js';
import { snowflake } from '../snowflake.js';
import { channelJson, guildJson, memberJson, userJson } from '../wire.js';
import type { GuildState, World } from '../world.js';

const GATEWAY_PRESENCE_LIMITED = 1 << 13;
const GATEWAY_GUILD_MEMBERS_LIMITED = 1 << 15;
const GATEWAY_MESSAGE_CONTENT_LIMITED = 1 << 19;

/** The flags of the application: the privileged intents that it was granted (as for a bot in few guilds). */
export function applicationFlags(world: World): number {
  const allowed = world.options.privilegedIntents;
  return (
    (allowed & 256 ? GATEWAY_PRESENCE_LIMITED : 0) |
    (allowed & 2 ? GATEWAY_GUILD_MEMBERS_LIMITED : 0) |
    (allowed & 32768 ? GATEWAY_MESSAGE_CONTENT_LIMITED : 0)
  );
}

function applicationJson(world: World): Json {
  const { applicationId, applicationName, botPublic, integrationTypes, installParams } = world.options;
  const bot = userJson(world.user(world.botId));
  const owner = { id: '100000000000000002', username: 'owner', discriminator: '0', global_name: 'Owner', avatar: null };
  const installs = integrationTypes.map((type) => {
    const scopes = type === 0 ? installParams.scopes : ['applications.commands'];
    return [type, { oauth2_install_params: { scopes, permissions: type === 0 ? installParams.permissions : '0' } }];
  });
  return {
    id: applicationId,
    name: applicationName,
    icon: null,
    description: '',
    summary: '',
    bot_public: botPublic,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(world),
    owner,
    team: null,
    bot,
    install_params: installParams,
    integration_types_config: Object.fromEntries(installs),
    approximate_guild_count: world.guilds.size,
    interactions_endpoint_url: null,
    redirect_uris: [],
    tags: [],
  };
}

function gatewayBot({ world }: RestCall): { status: number; body: Json } {
  const { recommendedShards, sessionStarts, maxConcurrency } = world.options;
  const limit = {
    total: sessionStarts,
    remaining: world.sessionStartsLeft,
    reset_after: 86_400_000,
    max_concurrency: maxConcurrency,
  };
  return { status: 200, body: { url: world.gatewayUrl, shards: recommendedShards, session_start_limit: limit } };
}

function botGuilds(world: World): GuildState[] {
  return [...world.guilds.values()].filter((guild) => guild.botIsMember);
}

function memberGuild({ world, params }: RestCall): GuildState {
  const guild = world.guild(params.guild ?? '');
  if (!guild.botIsMember) throw refuse.unknownGuild();
  return guild;
}

/** Routes for the bot's data about itself, its application, its guilds, and the gateway. */
export const accountRoutes: Route[] = [
  openRoute('GET', '/gateway', ({ world }) => ({ status: 200, body: { url: world.gatewayUrl } })),
  route('GET', '/gateway/bot', gatewayBot),
  route('GET', '/applications/@me', ({ world }) => ({ status: 200, body: applicationJson(world) })),
  route('GET', '/oauth2/applications/@me', ({ world }) => ({ status: 200, body: applicationJson(world) })),
  route('GET', '/users/@me', ({ world }) => ({ status: 200, body: userJson(world.user(world.botId)) })),
  route('GET', '/users/@me/guilds', ({ world }) => ({
    status: 200,
    body: botGuilds(world).map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: guild.botPermissions.toString(),
      features: [],
    })),
  })),
  route('POST', '/users/@me/channels', ({ world, body }) => {
    const recipient = world.user(asText(asJson(body).recipient_id));
    if (recipient.bot) throw refuse.cannotDirectMessage();
    return { status: 200, body: channelJson(world, directChannel(world, recipient.id)) };
  }),
  route('GET', '/users/:user', ({ world, params }) => ({ status: 200, body: userJson(world.user(params.user ?? '')) })),
  route('GET', '/guilds/:guild', (call) => ({ status: 200, body: guildJson(call.world, memberGuild(call)) })),
  route('GET', '/guilds/:guild/channels', (call) => {
    const guild = memberGuild(call);
    const channels = [...call.world.channels.values()].filter(
      (one) => one.guildId === guild.id && one.kind !== 'thread',
    );
    return { status: 200, body: channels.map((channel) => channelJson(call.world, channel)) };
  }),
  route('GET', '/guilds/:guild/members/:user', (call) => {
    const guild = memberGuild(call);
    const user = call.world.users.get(call.params.user ?? '');
    if (!user) throw refuse.unknownMember();
    return { status: 200, body: { ...memberJson(guild, user), user: userJson(user) } };
  }),
];

/** The direct channel of a user with the bot, created if there is none. */
export function directChannel(world: World, userId: string) {
  const found = [...world.channels.values()].find((one) => one.kind === 'dm' && one.recipients.includes(userId));
  if (found) return found;
  const channel = { id: snowflake(), kind: 'dm' as const, name: '', recipients: [userId, world.botId] };
  world.channels.set(channel.id, channel);
  return channel;
}
