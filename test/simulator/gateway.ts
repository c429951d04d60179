import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GatewayIntentBits } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ConnectionRecord, IdentifyRecord } from './connections.js';
import type { GatewayFaults } from './faults.js';
import { asJson, isJson, type Json } from './json.js';
import { PRIVILEGED } from './options.js';
import { applicationFlags } from './routes/account.js';
import { Session } from './session.js';
import { shardOf } from './snowflake.js';
import { guildCreateJson, userJson } from './wire.js';
import type { GatewayEvent, World } from './world.js';

const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (bits, bit) => (typeof bit === 'number' ? bits | bit : bits),
  0,
);
const HEARTBEAT = 1;
const IDENTIFY = 2;
const PRESENCE = 3;
const VOICE = 4;
const RESUME = 6;
const MEMBERS = 8;
/** Payloads that an identified bot may send; the simulator ignores them. */
const IGNORED = [PRESENCE, VOICE, MEMBERS, 31];

interface Connection {
  socket: WebSocket;
  record: ConnectionRecord;
  session: Session | undefined;
  lastHeartbeat: number;
  timer: NodeJS.Timeout;
}

/** The gateway: sessions by shard, heartbeats, resumes, and events by intents. */
export class Gateway implements GatewayFaults {
  readonly identifies: IdentifyRecord[] = [];
  readonly connections: ConnectionRecord[] = [];
  readonly #world: World;
  readonly #server: WebSocketServer;
  readonly #open = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #acks = true;
  #refusals = 0;

  private constructor(world: World, server: WebSocketServer) {
    this.#world = world;
    this.#server = server;
    server.on('connection', (socket, request) => this.#accept(socket, request));
    world.dispatch = (event) => this.#dispatch(event);
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(world: World): Promise<Gateway> {
    let gateway: Gateway | undefined;
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      perMessageDeflate: false,
      verifyClient: (_info, done) => (gateway?.takeRefusal() ? done(false, 503) : done(true)),
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (typeof address === 'string' || address === null) throw new Error('the gateway has no port');
    world.gatewayUrl = `ws://127.0.0.1:${address.port}`;
    gateway = new Gateway(world, server);
    return gateway;
  }

  /** Whether this connection must be refused. */
  takeRefusal(): boolean {
    if (this.#refusals === 0) return false;
    this.#refusals -= 1;
    return true;
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    for (const { socket } of this.#open) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The shards that are connected and identified. */
  get readyShards(): number[] {
    return [...this.#open].flatMap(({ session }) => (session ? [session.shard[0]] : [])).sort((a, b) => a - b);
  }

  dropConnections({ code }: { code?: number } = {}): void {
    for (const connection of this.#open) {
      if (code === undefined) connection.socket.terminate();
      else connection.socket.close(code);
      if (code === 1000 || code === 1001) this.#end(connection.session);
    }
  }

  reconnect(): void {
    for (const { socket } of this.#open) socket.send(JSON.stringify({ op: 7, d: null }));
  }

  invalidateSessions({ resumable = false }: { resumable?: boolean } = {}): void {
    for (const connection of this.#open) {
      const { session } = connection;
      if (!resumable) this.#end(session);
      // The connection may identify or resume again.
      if (session) session.socket = undefined;
      connection.session = undefined;
      connection.socket.send(JSON.stringify({ op: 9, d: resumable }));
    }
  }

  stopHeartbeatAcks(): void {
    this.#acks = false;
  }

  resumeHeartbeatAcks(): void {
    this.#acks = true;
  }

  refuseConnections(times: number): void {
    this.#refusals = times;
  }

  #dispatch(event: GatewayEvent): void {
    for (const session of this.#sessions.values()) {
      if (session.wants(event)) session.send(event.type, event.data(session.intents));
    }
    this.#world.changed();
  }

  #accept(socket: WebSocket, request: IncomingMessage): void {
    const interval = this.#world.options.heartbeatIntervalMs;
    const record: ConnectionRecord = {
      shard: undefined,
      sessionId: undefined,
      open: true,
      heartbeats: 0,
      missedHeartbeat: false,
      resumed: false,
      replayed: 0,
      closeCode: undefined,
    };
    const watch = () => this.#watchHeartbeat(connection);
    const timer = setInterval(watch, interval / 4);
    timer.unref();
    const connection: Connection = { socket, record, session: undefined, lastHeartbeat: performance.now(), timer };
    this.connections.push(record);
    this.#open.add(connection);
    socket.on('message', (data, binary) => this.#receive(connection, binary ? '' : data.toString()));
    socket.on('close', (code) => this.#closed(connection, code));
    socket.on('error', () => socket.terminate());
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (searchParams.get('v') !== '10') socket.close(4012);
    else if (searchParams.has('compress') || searchParams.get('encoding') !== 'json') socket.close(4002);
    else socket.send(JSON.stringify({ op: 10, t: null, s: null, d: { heartbeat_interval: interval, _trace: [] } }));
  }

  #watchHeartbeat(connection: Connection): void {
    if (performance.now() - connection.lastHeartbeat < this.#world.options.heartbeatIntervalMs * 1.5 + 1000) return;
    connection.record.missedHeartbeat = true;
    connection.socket.close(4009);
  }

  #closed(connection: Connection, code: number): void {
    clearInterval(connection.timer);
    this.#open.delete(connection);
    connection.record.open = false;
    connection.record.closeCode = code;
    if (connection.session?.socket === connection.socket) connection.session.socket = undefined;
    // A client that closes with these codes gives up its session.
    if (code === 1000 || code === 1001) this.#end(connection.session);
    this.#world.changed();
  }

  #end(session: Session | undefined): void {
    if (!session) return;
    session.ended = true;
    this.#sessions.delete(session.id);
  }

  #receive(connection: Connection, text: string): void {
    const { socket, record } = connection;
    const payload = text.length <= 4096 ? parsed(text) : undefined;
    if (!payload) socket.close(4002);
    else if (payload.op === HEARTBEAT) {
      record.heartbeats += 1;
      connection.lastHeartbeat = performance.now();
      if (this.#acks) socket.send(JSON.stringify({ op: 11 }));
    } else if (payload.op === IDENTIFY || payload.op === RESUME) {
      if (connection.session) socket.close(4005);
      else if (payload.op === IDENTIFY) this.#identify(connection, asJson(payload.d));
      else this.#resume(connection, asJson(payload.d));
    } else if (!IGNORED.includes(Number(payload.op))) socket.close(4001);
    else if (!connection.session) socket.close(4003);
    this.#world.changed();
  }

  #identify(connection: Connection, data: Json): void {
    const shard = shardOfIdentify(data.shard);
    const intents = Number(data.intents);
    const refused = this.#refusalOf(data, intents, shard);
    const properties = asJson(data.properties);
    const presence = asJson(data.presence);
    const identity = { intents, shard: shard ?? ([0, 1] as const), properties, presence };
    this.identifies.push({ ...identity, refused, at: performance.now() });
    if (refused !== undefined || !shard) {
      connection.socket.close(refused ?? 4010);
      return;
    }
    if (this.#world.sessionStartsLeft <= 0) {
      connection.socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    this.#world.sessionStartsLeft -= 1;
    const session = new Session(randomBytes(16).toString('hex'), shard, intents);
    this.#sessions.set(session.id, session);
    this.#attach(connection, session);
    this.#ready(session);
  }

  #refusalOf(data: Json, intents: number, shard: readonly [number, number] | undefined): number | undefined {
    const { token, privilegedIntents, requiredShards } = this.#world.options;
    if (data.token !== token) return 4004;
    if (!isJson(data.properties)) return 4002;
    if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return 4013;
    if ((intents & PRIVILEGED & ~privilegedIntents) !== 0) return 4014;
    if (!shard) return 4010;
    return shard[1] < requiredShards ? 4011 : undefined;
  }

  #attach(connection: Connection, session: Session): void {
    session.socket?.terminate();
    session.socket = connection.socket;
    connection.session = session;
    connection.record.sessionId = session.id;
    connection.record.shard = session.shard;
  }

  #ready(session: Session): void {
    const world = this.#world;
    const [id, count] = session.shard;
    const guilds = [...world.guilds.values()].filter((one) => one.botIsMember && shardOf(one.id, count) === id);
    session.send('READY', {
      v: 10,
      user: { ...userJson(world.user(world.botId)), verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: world.gatewayUrl,
      shard: session.shard,
      application: { id: world.botId, flags: applicationFlags(world) },
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) session.send('GUILD_CREATE', guildCreateJson(world, guild));
  }

  #resume(connection: Connection, data: Json): void {
    const session = this.#sessions.get(String(data.session_id));
    if (data.token !== this.#world.options.token) connection.socket.close(4004);
    else if (!session || session.ended) connection.socket.send(JSON.stringify({ op: 9, d: false }));
    else if (Number(data.seq) > session.sequence) connection.socket.close(4007);
    else {
      this.#attach(connection, session);
      connection.record.replayed = session.replay(Number(data.seq));
      connection.record.resumed = true;
      session.send('RESUMED', { _trace: [] });
    }
  }
}

function parsed(text: string): Json | undefined {
  try {
    return asJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function shardOfIdentify(value: unknown): readonly [number, number] | undefined {
  if (value === undefined) return [0, 1];
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isInteger)) return undefined;
  const [id, count] = value.map(Number);
  return id !== undefined && count !== undefined && id >= 0 && id < count ? [id, count] : undefined;
}
