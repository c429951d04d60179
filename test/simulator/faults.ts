import type { Json } from './json.js';

/**
 * Which requests a fault hits: 'POST /channels/:id/messages', the same without its method, '*' for any part of it, or a
 * regular expression matched against 'METHOD /route'. In routes, ids are ':id' and tokens ':token'; '@me' and
 * '@original' stay.
 */
export type RoutePattern = string | RegExp;

interface Fault {
  pattern: RoutePattern;
  left: number;
  answer: FaultAnswer;
}

export type FaultAnswer =
  | { kind: 'rate-limit'; retryAfterSeconds: number; global: boolean }
  | { kind: 'fail'; status: number; body: Json }
  | { kind: 'delay'; ms: number };

/** Faults that the gateway can simulate. */
export interface GatewayFaults {
  dropConnections(options?: { code?: number }): void;
  reconnect(): void;
  invalidateSessions(options?: { resumable?: boolean }): void;
  stopHeartbeatAcks(): void;
  resumeHeartbeatAcks(): void;
  refuseConnections(times: number): void;
}

/** Faults that a test injects. */
export class Faults implements GatewayFaults {
  readonly #faults: Fault[] = [];
  readonly #gateway: GatewayFaults;

  constructor(gateway: GatewayFaults) {
    this.#gateway = gateway;
  }

  /** Answers the next `times` requests with 429. */
  rateLimit(pattern: RoutePattern, how: { times: number; retryAfterSeconds: number; global?: boolean }): void {
    const { times, retryAfterSeconds, global = false } = how;
    this.#faults.push({ pattern, left: times, answer: { kind: 'rate-limit', retryAfterSeconds, global } });
  }

  /** Answers the next `times` requests with a status, such as 500 or 403. */
  fail(pattern: RoutePattern, how: { times: number; status: number; body?: Json }): void {
    const { times, status, body = { message: `${status}: simulated failure`, code: 0 } } = how;
    this.#faults.push({ pattern, left: times, answer: { kind: 'fail', status, body } });
  }

  /** Holds requests back before they are handled, as a slow network does. */
  delay(pattern: RoutePattern, ms: number, times = Number.POSITIVE_INFINITY): void {
    this.#faults.push({ pattern, left: times, answer: { kind: 'delay', ms } });
  }

  /** Removes all request faults and lets heartbeats be answered. */
  clear(): void {
    this.#faults.length = 0;
    this.#gateway.resumeHeartbeatAcks();
  }

  /**
   * Closes every gateway connection: abruptly, or with a close code. Sessions can be resumed afterwards, unless the
   * code ends them (1000, 1001).
   */
  dropConnections(options?: { code?: number }): void {
    this.#gateway.dropConnections(options);
  }

  /** Asks every connection to reconnect and resume (op 7). */
  reconnect(): void {
    this.#gateway.reconnect();
  }

  /** Tells every connection that its session is invalid (op 9). */
  invalidateSessions(options?: { resumable?: boolean }): void {
    this.#gateway.invalidateSessions(options);
  }

  /** Leaves heartbeats unanswered, so that the bot sees a zombie connection. */
  stopHeartbeatAcks(): void {
    this.#gateway.stopHeartbeatAcks();
  }

  /** Answers heartbeats again. */
  resumeHeartbeatAcks(): void {
    this.#gateway.resumeHeartbeatAcks();
  }

  /** Refuses the next gateway connections with HTTP 503. */
  refuseConnections(times: number): void {
    this.#gateway.refuseConnections(times);
  }

  /** The faults that hit a request, delays first; each hit uses one up. */
  take(method: string, route: string): FaultAnswer[] {
    const hit = this.#faults.filter((fault) => fault.left > 0 && matches(fault.pattern, method, route));
    const delays = hit.filter((fault) => fault.answer.kind === 'delay');
    const other = hit.find((fault) => fault.answer.kind !== 'delay');
    const used = other ? [...delays, other] : delays;
    for (const fault of used) fault.left -= 1;
    return used.map((fault) => fault.answer);
  }
}

function matches(pattern: RoutePattern, method: string, route: string): boolean {
  const whole = `${method} ${route}`;
  if (pattern instanceof RegExp) return pattern.test(whole);
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(/^[A-Z]+ /.test(pattern) ? whole : route);
}
