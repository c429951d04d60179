/** A local Discord for tests, with state and simulated people. README.md beside this file lists what it leaves out. */
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionRecord, IdentifyRecord } from './connections.js';
import { Faults } from './faults.js';
import { Gateway } from './gateway.js';
import { type RequestRecord, startHttp } from './http.js';
import type { Json } from './json.js';
import type { SimulatorOptions } from './options.js';
import { User } from './people.js';
import { addGuild, type Guild, type GuildOptions } from './places.js';
import { accountRoutes } from './routes/account.js';
import { channelRoutes } from './routes/channels.js';
import { commandRoutes } from './routes/commands.js';
import { interactionRoutes } from './routes/interactions.js';
import { webhookRoutes } from './routes/webhooks.js';
import { snowflake } from './snowflake.js';
import { World } from './world.js';

const ROUTES = [...accountRoutes, ...commandRoutes, ...interactionRoutes, ...webhookRoutes, ...channelRoutes];

export interface UserOptions {
  name?: string;
  /** One of Discord's locales; 'en-US' by default. */
  locale?: string;
  /** Installed the application for themselves; by default only where the bot is not a member. */
  installedApp?: boolean;
}

/** A running simulated Discord. */
export class DiscordSimulator {
  /** Faults that tests can inject. */
  readonly faults: Faults;
  /** Every request in the order of arrival. */
  readonly requests: RequestRecord[];
  readonly world: World;
  readonly #http: Server;
  readonly #gateway: Gateway;

  private constructor(world: World, http: Server, gateway: Gateway, faults: Faults, requests: RequestRecord[]) {
    this.world = world;
    this.#http = http;
    this.#gateway = gateway;
    this.faults = faults;
    this.requests = requests;
  }

  /** Starts REST and gateway on free ports. */
  static async start(options: SimulatorOptions = {}): Promise<DiscordSimulator> {
    const world = new World(options);
    const gateway = await Gateway.start(world);
    const faults = new Faults(gateway);
    const records: RequestRecord[] = [];
    const http = await startHttp({ world, faults, routes: ROUTES, records });
    const address = http.address();
    if (typeof address === 'string' || address === null) throw new Error('the server has no port');
    world.httpUrl = `http://127.0.0.1:${address.port}`;
    return new DiscordSimulator(world, http, gateway, faults, records);
  }

  /** The value for discord.js's `rest.api`. */
  get apiUrl(): string {
    return `${this.world.httpUrl}/api`;
  }

  get token(): string {
    return this.world.options.token;
  }

  get applicationId(): string {
    return this.world.botId;
  }

  /** What to write in a message to mention the bot. */
  get mention(): string {
    return `<@${this.world.botId}>`;
  }

  /** The requests that were refused (4xx other than 429), except by injected faults. */
  get refused(): RequestRecord[] {
    return this.requests.filter(({ status, fault }) => status >= 400 && status < 500 && status !== 429 && !fault);
  }

  /** Every attempt to identify. */
  get identifies(): readonly IdentifyRecord[] {
    return this.#gateway.identifies;
  }

  /** Every gateway connection, including closed ones. */
  get connections(): readonly ConnectionRecord[] {
    return this.#gateway.connections;
  }

  /** The commands that are registered globally or in a guild, as Discord stores them. */
  commands(guild?: Guild): readonly Json[] {
    return this.world.commands.get(guild?.id ?? 'global') ?? [];
  }

  addGuild(options: GuildOptions = {}): Guild {
    return addGuild(this.world, options);
  }

  addUser(options: UserOptions = {}): User {
    const { name = `Asker ${this.world.users.size}`, locale = 'en-US', installedApp } = options;
    const id = snowflake();
    this.world.users.set(id, { id, name, locale, bot: false, installedApp });
    return new User(this.world, id);
  }

  /** Waits until this many shards are connected and identified. */
  async ready(shards = 1, timeoutMs = 10_000): Promise<void> {
    const read = () => (this.#gateway.readyShards.length >= shards ? true : undefined);
    await this.world.until(read, timeoutMs, `${shards} shards ready`);
  }

  /** Waits until `test` returns true; it may check anything, including the test's own state. */
  async until(test: () => boolean, timeoutMs = 10_000, what = 'what the test waits for'): Promise<void> {
    const end = performance.now() + timeoutMs;
    while (!test()) {
      if (performance.now() > end) throw new Error(`${what}: not within ${timeoutMs} ms`);
      await sleep(5);
    }
  }

  /**
   * Discards requests, messages and interactions, so that long benchmarks measure the bot's memory and not the
   * simulator's.
   */
  forget(): void {
    this.requests.length = 0;
    this.world.messages.clear();
    this.world.interactions.clear();
  }

  /** Ends all connections and stops. */
  async close(): Promise<void> {
    await this.#gateway.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

export type { Acknowledgement, Call, CallEvent } from './call.js';
export type { RequestRecord } from './http.js';
export type { SimulatorOptions } from './options.js';
export type { ButtonChoice, Post, PostOptions, User } from './people.js';
export type { Channel, ChannelOptions, Guild, GuildOptions } from './places.js';
export type { MessageSnapshot, SeenBox, SeenButton, SeenSelect } from './snapshot.js';
