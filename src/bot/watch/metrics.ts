import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, Evidence, NoEvidenceReason, SmallTalk } from '../../model.js';
import type { Fault, Health, Watch } from './hooks.js';

/** How a question ended. No label ever contains anyone's words, name or id. */
type Outcome = Evidence | NoEvidenceReason | SmallTalk['kind'] | 'turned_away' | 'failed';

/** Values that are read when the metrics are requested. */
export interface Readings {
  /** Number of questions waiting for an answer. */
  waiting(): number;
  /** When the index in use was built, and its version; undefined before it is open. */
  index(): { builtAt: string; version: string } | undefined;
  /** Whether the index can be reached. */
  indexReachable(): boolean;
  /** Whether the gateway is connected. */
  connected(): boolean;
}

/** Most error codes that are counted separately; they come from the program's own classes, of which there are fewer. */
const MOST_CODES = 100;

/** Buckets in seconds: from a cached answer to one that waited half a minute. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const NOTHING_READ: Readings = {
  waiting: () => 0,
  index: () => undefined,
  indexReachable: () => false,
  connected: () => false,
};

/** The metrics of a running bot, for its operators and in Prometheus format. */
export class Metrics implements Watch {
  readonly #began = new Date();
  readonly #faults = new Map<string, Fault>();
  readonly #registry = new Registry();
  readonly #questions: Counter<'outcome'>;
  readonly #seconds: Histogram<'stage'>;
  readonly #errors: Counter<'code'>;
  readonly #reconnects: Counter;
  readonly #modelRestarts: Counter;
  readonly #reloads: Counter;
  #readings = NOTHING_READ;
  #restarts = 0;
  #resumed = 0;

  constructor() {
    const registers = [this.#registry];
    this.#questions = new Counter({
      name: 'partnership_questions_total',
      help: 'Questions by how they ended.',
      labelNames: ['outcome'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'partnership_seconds',
      help: 'Seconds that work took, by stage: waiting for its turn, and being done.',
      labelNames: ['stage'],
      buckets: BUCKETS,
      registers,
    });
    this.#errors = new Counter({
      name: 'partnership_errors_total',
      help: 'Errors that the log has, by code.',
      labelNames: ['code'],
      registers,
    });
    this.#reconnects = this.#counter('partnership_gateway_reconnects_total', 'Times Discord was connected again.');
    this.#modelRestarts = this.#counter('partnership_model_restarts_total', "Times the model's thread was replaced.");
    this.#reloads = this.#counter('partnership_index_reloads_total', 'Times a new index came into use.');
    this.#gauge('partnership_queue_length', 'Questions that wait for an answer.', () => this.#readings.waiting());
    this.#gauge('partnership_gateway_connected', 'Whether the gateway is connected, 1 or 0.', () =>
      this.#readings.connected() ? 1 : 0,
    );
    this.#gauge('partnership_index_reachable', 'Whether the index can be reached, 1 or 0.', () =>
      this.#readings.indexReachable() ? 1 : 0,
    );
    this.#gauge('partnership_index_age_seconds', 'Age of the index in use; 0 before it is open.', () =>
      ageOf(this.#readings.index()?.builtAt),
    );
    this.#indexInfo();
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Sets the source of the values that are read rather than counted, once it exists. */
  read(readings: Readings): void {
    this.#readings = readings;
  }

  health(): Health {
    const { waiting, connected, indexReachable } = this.#readings;
    return {
      began: this.#began,
      waiting: waiting(),
      connected: connected(),
      reconnects: this.#resumed,
      indexReachable: indexReachable(),
      modelRestarts: this.#restarts,
      memoryBytes: process.memoryUsage.rss(),
      faults: [...this.#faults.values()].sort((a, b) => b.last.getTime() - a.last.getTime()),
    };
  }

  answered(answer: Answer): void {
    this.#questions.inc({ outcome: outcomeOf(answer) });
  }

  turnedAway(): void {
    this.#questions.inc({ outcome: 'turned_away' });
  }

  failed(): void {
    this.#questions.inc({ outcome: 'failed' });
  }

  worked(waitedMs: number, tookMs: number): void {
    this.#seconds.observe({ stage: 'wait' }, waitedMs / 1000);
    this.#seconds.observe({ stage: 'answer' }, tookMs / 1000);
  }

  erred(code: string): void {
    const known = this.#faults.has(code) || this.#faults.size < MOST_CODES ? code : 'other';
    this.#errors.inc({ code: known });
    this.#faults.set(known, { code: known, times: (this.#faults.get(known)?.times ?? 0) + 1, last: new Date() });
  }

  reconnected(): void {
    this.#resumed += 1;
    this.#reconnects.inc();
  }

  modelRestarted(): void {
    this.#restarts += 1;
    this.#modelRestarts.inc();
  }

  reloaded(): void {
    this.#reloads.inc();
  }

  /** All metrics as text, and its media type. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  /** The version is a label because Prometheus has no text values; the previous one is dropped. */
  #indexInfo(): void {
    const readings = () => this.#readings;
    new Gauge({
      name: 'partnership_index_info',
      help: 'The version of the index in use.',
      labelNames: ['version'],
      registers: [this.#registry],
      collect() {
        this.reset();
        const version = readings().index()?.version;
        if (version !== undefined) this.set({ version }, 1);
      },
    });
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

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === 'small_talk') return answer.kind;
  return answer.kind === 'answered' ? answer.evidence : answer.reason;
}

function ageOf(builtAt: string | undefined): number {
  return builtAt === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(builtAt)) / 1000);
}
