import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../../src/bot/log.js';
import { type DiscordConfig, readConfig } from '../../../src/config.js';

export const APPLICATION_ID = '1100000000000000001';
/** Well-formed, but not a real token. */
export const TOKEN = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB';

export interface Answered {
  status?: number;
  body?: unknown;
  /** Sent as is, instead of a JSON body. */
  text?: string;
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  token: string;
}

type Route = (asked: Asked) => Answered | Promise<Answered>;

/** Answers requests and closes gateway connections as a test specifies. */
export interface StubDiscord {
  url: string;
  asked: Asked[];
  /** By method and path, such as "GET /applications/@me". */
  routes: Record<string, Route>;
  /** Called for each connection that has identified. */
  identified: (socket: WebSocket, identity: { shard: [number, number]; intents: number }) => void;
  close(): Promise<void>;
}

export const APPLICATION = {
  id: APPLICATION_ID,
  name: 'Partnership Bot',
  flags: 0,
  integration_types_config: { 0: {}, 1: {} },
};

export async function stubDiscord(): Promise<StubDiscord> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const gateway = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/closed')) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    gateway.handleUpgrade(request, socket, head, (client) => gateway.emit('connection', client, request));
  });
  const stub: StubDiscord = {
    url: `http://127.0.0.1:${port}/api`,
    asked: [],
    routes: {
      'GET /applications/@me': () => ({ body: APPLICATION }),
      'GET /gateway/bot': () => ({ body: gatewayBot(port) }),
    },
    identified: (socket) => ready(socket),
    close: () => closeAll(server, gateway),
  };
  server.on('request', async (request, response) => {
    const asked = await read(request);
    stub.asked.push(asked);
    const route = stub.routes[`${asked.method} ${asked.path}`];
    const {
      status = 200,
      body,
      text,
    } = route ? await route(asked) : { status: 404, body: { code: 0, message: '404' } };
    response.writeHead(status, { 'content-type': text === undefined ? 'application/json' : 'text/html' });
    response.end(text ?? JSON.stringify(body));
  });
  gateway.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: { shard: [number, number]; intents: number } };
      if (op === 2) stub.identified(socket, d);
    });
  });
  return stub;
}

/** The response of GET /gateway/bot. */
export function gatewayBot(port: number, limits: object = {}) {
  const limit = { total: 1000, remaining: 1000, reset_after: 3_600_000, max_concurrency: 1, ...limits };
  return { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limit };
}

/** Tells a connection that it is ready, in no server. */
export function ready(socket: WebSocket): void {
  const user = { id: APPLICATION_ID, username: 'partnership', discriminator: '0', bot: true };
  const d = {
    v: 10,
    user,
    guilds: [],
    session_id: 's',
    resume_gateway_url: 'ws://127.0.0.1:9',
    application: { id: APPLICATION_ID, flags: 0 },
  };
  socket.send(JSON.stringify({ op: 0, t: 'READY', s: 1, d }));
}

/** The settings of a bot that talks to a stub. */
export function discordConfig(apiUrl: string, env: Record<string, string> = {}): DiscordConfig {
  return readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: apiUrl, ...env }).discord;
}

/** A log that stores its lines. */
export function keptLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  };
  return { lines, error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://stub');
  let text = '';
  for await (const piece of request) text += String(piece);
  return {
    method: request.method ?? '',
    path: url.pathname.replace('/api/v10', ''),
    query: url.searchParams,
    body: text === '' ? undefined : JSON.parse(text),
    token: request.headers.authorization ?? '',
  };
}

async function closeAll(server: Server, gateway: WebSocketServer): Promise<void> {
  for (const socket of gateway.clients) socket.terminate();
  gateway.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
