import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../model.js';

/** How a question ended. No label ever holds anybody's words, name or number. */
export type Outcome =
  | 'strong'
  | 'weak'
  | 'small_talk'
  | 'off_topic'
  | 'not_in_documents'
  | 'no_such_clause'
  | 'outside_dates'
  | 'other'
  | 'turned_away'
  | 'failed';

/** What is read when the figures are asked for. */
export interface Readings {
  /** Questions that wait for an answer. */
  waiting(): number;
  /** When the index in use was built. */
  indexBuilt(): Date;
  /** Whether the gateway is connected. */
  connected(): boolean;
}

/** Buckets in seconds: from an answer that is known to one that waited half a minute. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The figures of a running bot in Prometheus's form. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #questions: Counter<'outcome'>;
  readonly #seconds: Histogram<'stage'>;
  readonly #reconnects: Counter;
  readonly #modelRestarts: Counter;
  readonly #reloads: Counter;

  constructor(readings: Readings) {
    const registers = [this.#registry];
    this.#questions = new Counter({
      name: 'partnership_questions_total',
      help: 'Questions by how they ended.',
      labelNames: ['outcome'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'partnership_seconds',
      help: 'Seconds that a question took, by stage: waiting for its turn, and being answered.',
      labelNames: ['stage'],
      buckets: BUCKETS,
      registers,
    });
    this.#reconnects = this.#counter(
      'partnership_gateway_reconnects_total',
      'Connections to Discord that were resumed.',
    );
    this.#modelRestarts = this.#counter('partnership_model_restarts_total', "Times the model's thread was replaced.");
    this.#reloads = this.#counter('partnership_index_reloads_total', 'Times a new index came into use.');
    this.#gauge('partnership_queue_length', 'Questions that wait for an answer.', () => readings.waiting());
    this.#gauge('partnership_gateway_connected', 'Whether the gateway is connected, 1 or 0.', () =>
      readings.connected() ? 1 : 0,
    );
    this.#gauge('partnership_index_age_seconds', 'Age of the index in use.', () =>
      Math.max(0, (Date.now() - readings.indexBuilt().getTime()) / 1000),
    );
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Counts a question that was answered or refused, and how long it waited and took. */
  answered(answer: Answer, waitedMs: number, tookMs: number): void {
    this.#questions.inc({ outcome: outcomeOf(answer) });
    this.#seconds.observe({ stage: 'wait' }, waitedMs / 1000);
    this.#seconds.observe({ stage: 'answer' }, tookMs / 1000);
  }

  /** Counts a question that got no answer. */
  ended(outcome: 'turned_away' | 'failed'): void {
    this.#questions.inc({ outcome });
  }

  reconnected(): void {
    this.#reconnects.inc();
  }

  modelRestarted(): void {
    this.#modelRestarts.inc();
  }

  reloaded(): void {
    this.#reloads.inc();
  }

  /** All figures as text, and its media type. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }
}

const REASONS: ReadonlySet<string> = new Set(['off_topic', 'not_in_documents', 'no_such_clause', 'outside_dates']);

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === 'answered') return answer.evidence;
  if (answer.kind === 'no_evidence') return REASONS.has(answer.reason) ? (answer.reason as Outcome) : 'other';
  return 'small_talk';
}
