import { refuse } from './errors.js';
import type { UploadedFile } from './multipart.js';
import type { World } from './world.js';

/** A request with its route parameters. */
export interface RestCall {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  files: UploadedFile[];
  /** Arrival time (performance.now). */
  at: number;
}

export interface Reply {
  status: number;
  body?: unknown;
}

export type Handler = (call: RestCall) => Reply;

export interface Route {
  method: string;
  /** With parameters, such as /channels/:channel. */
  path: string;
  handler: Handler;
  /** False if the token is part of the path. */
  authorized: boolean;
}

/** Declares a route that needs the bot's token. */
export function route(method: string, path: string, handler: Handler): Route {
  return { method, path, handler, authorized: true };
}

/** Declares a route that does not need the bot's token. */
export function openRoute(method: string, path: string, handler: Handler): Route {
  return { method, path, handler, authorized: false };
}

export interface Found {
  route: Route;
  params: Record<string, string>;
  /** The path with ':id' and ':token' in place of its parameters. */
  name: string;
}

/** Finds the route of a request; earlier declarations win. Returns a refusal (404 or 405) if there is none. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Found | ReturnType<typeof refuse.noRoute> {
  let wrongMethod = false;
  for (const candidate of routes) {
    const params = match(candidate.path, path);
    if (!params) continue;
    if (candidate.method === method) return { route: candidate, params, name: nameOf(candidate.path) };
    wrongMethod = true;
  }
  return wrongMethod ? refuse.method() : refuse.noRoute();
}

/** The name of a path without a route. */
export function guessName(path: string): string {
  return path.replace(/\/\d{17,20}(?=\/|$)/g, '/:id');
}

function nameOf(template: string): string {
  return template.replace(/:(\w+)/g, (_, name: string) => (name === 'token' ? ':token' : ':id'));
}

function match(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}
