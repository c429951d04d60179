import { GatewayIntentBits } from 'discord.js';

/** Options of the simulated Discord. */
export interface SimulatorOptions {
  /** The bot's token; by default one made from the application's id. */
  token?: string;
  applicationId?: string;
  applicationName?: string;
  /** Privileged intents that the application has been allowed (GatewayIntentBits); none by default. */
  privilegedIntents?: number;
  /** Whether people other than its owner may add the bot. */
  botPublic?: boolean;
  /** The installation types the application supports: 0 server, 1 user. Both by default. */
  integrationTypes?: readonly number[];
  /** Scopes and permissions of the application's install link, as `install_params`. */
  installParams?: { scopes: string[]; permissions: string };
  /** Time for the first acknowledgement of an interaction; Discord's is 3000. */
  acknowledgeWithinMs?: number;
  /** Life of an interaction's token; Discord's is 900000. */
  tokenLifeMs?: number;
  /** Number of shards that GET /gateway/bot recommends. */
  recommendedShards?: number;
  /** Fewer shards than this are refused with 4011. */
  requiredShards?: number;
  /** Identifies left today; 1000 by default. */
  sessionStarts?: number;
  /**
   * Shards that may identify within the same five seconds; 1 for small bots in Discord, here 16 so that tests need not
   * wait.
   */
  maxConcurrency?: number;
  heartbeatIntervalMs?: number;
  /** Number of requests to remember; all by default. Long benchmarks need a limit. */
  keepRequests?: number;
}

export type Options = Required<SimulatorOptions>;

/** The bits of the intents that an application must be granted first. */
export const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Fills in the defaults. */
export function withDefaults(options: SimulatorOptions): Options {
  const applicationId = options.applicationId ?? '100000000000000001';
  const key = Buffer.from(applicationId).toString('base64').replace(/=+$/, '');
  return {
    applicationId,
    token: `${key}.Simula.only-for-tests`,
    applicationName: 'Simulated bot',
    privilegedIntents: 0,
    botPublic: true,
    integrationTypes: [0, 1],
    installParams: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    acknowledgeWithinMs: 3000,
    tokenLifeMs: 900_000,
    recommendedShards: 1,
    requiredShards: 1,
    sessionStarts: 1000,
    maxConcurrency: 16,
    heartbeatIntervalMs: 41_250,
    keepRequests: Number.POSITIVE_INFINITY,
    ...options,
  };
}
