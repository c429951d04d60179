import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ConfigError, PartnershipError } from '../../errors.js';
import { POLICY } from '../../site/shell.js';
import type { SiteFile } from '../../site/site.js';

/** Whether each part that an answer needs is ready. */
export interface Readiness {
  model: boolean;
  index: boolean;
  gateway: boolean;
}

/** What is served. */
export interface Served {
  readiness(): Readiness;
  metrics(): Promise<{ type: string; body: string }>;
  /** A file of the reader pages for the index in use, by name. */
  page(name: string): Promise<SiteFile | undefined>;
}

interface Result {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

const TEXT = 'text/plain; charset=utf-8';
/** Longest that a client may take to send its headers, and its whole request. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 30_000;
const MOST_CONNECTIONS = 256;

/**
 * Serves `/healthz` (the process answers), `/readyz` (model, index and gateway are ready), `/metrics` for Prometheus,
 * and the reader pages. GET and HEAD only; nothing is written, and no request is logged.
 * @returns the server, once it listens
 * @throws ConfigError when the port is not available
 */
export async function serveHttp(host: string, port: number, served: Served): Promise<Server> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, (request, response) => {
    resultOf(request, served)
      .catch(failed)
      .then((result) => send(request, response, result));
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  return server;
}

async function resultOf({ method, url = '/' }: IncomingMessage, served: Served): Promise<Result> {
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, type: TEXT, body: 'Only GET and HEAD.\n', headers: { Allow: 'GET, HEAD' } };
  const [path = '/'] = url.split('?', 1);
  if (path === '/healthz') return { status: 200, type: TEXT, body: 'ok\n' };
  if (path === '/readyz') return ready(served.readiness());
  if (path === '/metrics') return { status: 200, ...(await served.metrics()) };
  return pageOf(path, served);
}

function ready(parts: Readiness): Result {
  const lines = Object.entries(parts).map(([name, there]) => `${name}: ${there ? 'ok' : 'not ready'}`);
  const status = Object.values(parts).every(Boolean) ? 200 : 503;
  return { status, type: TEXT, body: `${lines.join('\n')}\n` };
}

async function pageOf(path: string, served: Served): Promise<Result> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const file = /^[a-z0-9][a-z0-9.-]*$/.test(name) ? await served.page(name) : undefined;
  if (!file) return { status: 404, type: TEXT, body: 'There is no such page.\n' };
  return { status: 200, ...file, headers: { ETag: tagOf(file.body), 'Cache-Control': 'no-cache' } };
}

/** An ETag for a page's content, so that clients that already have it need not fetch it again. */
function tagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Whether a client already has it: the header may list one tag, several, or `*`. */
function isKnown(ifNoneMatch: string | undefined, tag: string | undefined): boolean {
  if (ifNoneMatch === undefined || tag === undefined) return false;
  return ifNoneMatch.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}

function failed(error: unknown): Result {
  const body = error instanceof PartnershipError ? `${error.message}\n` : 'Something went wrong.\n';
  return { status: 500, type: TEXT, body };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body, headers }: Result): void {
  const own = headers ?? {};
  const known = isKnown(request.headers['if-none-match'], own.ETag);
  response.writeHead(known ? 304 : status, {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...own,
    ...(known ? {} : { 'Content-Length': Buffer.byteLength(body) }),
  });
  response.end(request.method === 'HEAD' || known ? undefined : body);
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): ConfigError {
  const reason = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${error.code ?? error.message})`;
  return new ConfigError(
    'bad_http_port',
    `Port ${port} on ${host} ${reason}.`,
    'Set HTTP_PORT to another port, or leave it empty: then nothing is served.',
  );
}
