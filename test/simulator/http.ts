import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, refuse } from './errors.js';
import type { FaultAnswer, Faults } from './faults.js';
import { parseMultipart, type UploadedFile } from './multipart.js';
import { findRoute, guessName, type Reply, type Route } from './router.js';
import type { World } from './world.js';

/** A request and its response. */
export interface RequestRecord {
  method: string;
  /** Below /api/v10, without the query. */
  path: string;
  /** The path with ':id' and ':token' in place of ids and tokens. */
  route: string;
  query: Record<string, string>;
  /** The parsed JSON (also for multipart requests). */
  body: unknown;
  files: UploadedFile[];
  /** 0 until answered. */
  status: number;
  /** Arrival time (performance.now). */
  at: number;
  /** Response time in milliseconds. */
  tookMs: number;
  response: unknown;
  /** Whether it was answered by a fault set by the test. */
  fault: boolean;
}

interface Served {
  world: World;
  faults: Faults;
  routes: readonly Route[];
  records: RequestRecord[];
}

const PREFIX = '/api/v10';

/** Starts the REST server on a free port of 127.0.0.1. */
export async function startHttp(served: Served): Promise<Server> {
  const server = createServer((request, response) => {
    answer(served, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = performance.now();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const raw = await readAll(request);
  const attachment = /^\/attachments\/\d+\/(\d+)\//.exec(url.pathname)?.[1];
  if (attachment !== undefined) return sendAttachment(served.world, attachment, response);
  const record = recordOf(request, url, at);
  keep(served, record);
  const result = await resultOf(served, request, url, raw, record);
  record.status = result.status;
  record.response = result.body;
  record.tookMs = performance.now() - at;
  const headers = result.headers ?? {};
  if (result.body === undefined) response.writeHead(result.status, headers).end();
  else
    response
      .writeHead(result.status, { ...headers, 'content-type': 'application/json' })
      .end(JSON.stringify(result.body));
  served.world.changed();
}

function recordOf(request: IncomingMessage, url: URL, at: number): RequestRecord {
  // discord.js writes @original as %40original.
  const whole = url.pathname.replaceAll('%40', '@');
  const path = whole.startsWith(PREFIX) ? whole.slice(PREFIX.length) : whole;
  return {
    method: request.method ?? 'GET',
    path,
    route: guessName(path),
    query: Object.fromEntries(url.searchParams),
    body: undefined,
    files: [],
    status: 0,
    at,
    tookMs: 0,
    response: undefined,
    fault: false,
  };
}

function keep({ world, records }: Served, record: RequestRecord): void {
  records.push(record);
  if (records.length > world.options.keepRequests) records.shift();
}

type Result = Reply & { headers?: Record<string, string> };

async function resultOf(
  served: Served,
  request: IncomingMessage,
  url: URL,
  raw: Buffer,
  record: RequestRecord,
): Promise<Result> {
  try {
    if (!url.pathname.startsWith(`${PREFIX}/`)) throw refuse.noRoute();
    const found = findRoute(served.routes, record.method, record.path);
    if (!(found instanceof ApiRefusal)) record.route = found.name;
    readBody(request.headers['content-type'] ?? '', raw, record);
    for (const fault of served.faults.take(record.method, record.route)) {
      if (fault.kind !== 'delay') {
        record.fault = true;
        return faultResult(fault, record.route);
      }
      await sleep(fault.ms);
    }
    if (found instanceof ApiRefusal) throw found;
    if (found.route.authorized && request.headers.authorization !== `Bot ${served.world.options.token}`) {
      throw refuse.unauthorized();
    }
    const { body, files } = record;
    // The time after a delay counts: a slow network does not stop Discord's clock.
    const at = performance.now();
    return found.route.handler({ world: served.world, params: found.params, query: url.searchParams, body, files, at });
  } catch (error) {
    if (error instanceof ApiRefusal) return { status: error.status, body: error.body };
    throw error;
  }
}

function readBody(contentType: string, raw: Buffer, record: RequestRecord): void {
  if (raw.length === 0) return;
  try {
    if (contentType.startsWith('multipart/form-data')) {
      const parts = parseMultipart(raw, contentType);
      record.files = parts.files;
      record.body = parts.payload === undefined ? parts.fields : JSON.parse(parts.payload);
    } else if (contentType.startsWith('application/json')) {
      record.body = JSON.parse(raw.toString('utf8'));
    } else throw new Error(`unsupported content type ${contentType}`);
  } catch {
    throw refuse.badJson();
  }
}

function faultResult(fault: Exclude<FaultAnswer, { kind: 'delay' }>, route: string): Result {
  if (fault.kind === 'fail') return { status: fault.status, body: fault.body };
  const { retryAfterSeconds, global } = fault;
  const common = { 'retry-after': String(retryAfterSeconds), 'x-ratelimit-scope': global ? 'global' : 'user' };
  const bucket = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.now() / 1000 + retryAfterSeconds),
    'x-ratelimit-reset-after': String(retryAfterSeconds),
    'x-ratelimit-bucket': Buffer.from(route).toString('hex').slice(0, 32),
  };
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global },
    headers: global ? { ...common, 'x-ratelimit-global': 'true' } : { ...common, ...bucket },
  };
}

function sendAttachment(world: World, id: string, response: ServerResponse): void {
  for (const message of world.messages.values()) {
    const found = message.attachments.find((entry) => entry.id === id);
    if (found) {
      response.writeHead(200, { 'content-type': found.contentType }).end(found.content);
      return;
    }
  }
  response.writeHead(404).end();
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
