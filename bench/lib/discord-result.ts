import type { Figures } from './discord-bot.js';
import type { Seen } from './discord-crowd.js';
import { median, percentile } from './measure.js';
import type { Check, Result, Table } from './report.js';

/** One load in one round, on the bot and on the index with the same questions. */
export interface Round {
  seen: Seen[];
  /** Questions answered per second. */
  pace: number;
  /** Figures of the bot's process meanwhile. */
  figures: Figures;
  /** Processor time of the simulator's process meanwhile, in ms. */
  simulatorMs: number;
  straight: { times: number[]; pace: number; processorMs: number };
}

/** The bot after a number of questions: while it answered the last of them, and a moment later. */
export interface Sample {
  asked: number;
  pace: number;
  busy: Figures;
  rested: Figures;
}

/** One bot over thousands of questions. */
export interface Endurance {
  /** Before the first one. */
  connected: Figures;
  /** The first is after warming up. */
  samples: Sample[];
}

/** The part's measurements. */
export interface Measured {
  idle: Figures;
  /** The last load is the one with a limit. */
  loads: { name: string; rounds: Round[] }[];
  endurance: Endurance;
  /** Replies that were not answers, and requests that Discord would have refused. */
  turnedAway: number;
  refused: number;
  /** Errors in the bot's log. */
  errors: number;
}

type Loaded = Measured['loads'][number];

const acknowledged = ({ seen }: Round) => seen.map(({ acknowledgedMs }) => acknowledgedMs);
const answered = ({ seen }: Round) => seen.map(({ answeredMs }) => answeredMs);
const straight = (round: Round) => round.straight.times;

/** The tables and limits of the part. */
export function resultOf(measured: Measured): Result {
  const { loads, endurance } = measured;
  return {
    tables: [latencies(loads), besideIndex(loads), eventLoop(measured), memory(endurance)],
    checks: checksOf(measured),
    details: {
      ...measured,
      loads: loads.map(({ name, rounds }) => ({ name, rounds: rounds.map(summary) })),
    },
  };
}

/** Each figure is measured in every round, and the median over the rounds counts. */
function over({ rounds }: Loaded, figure: (round: Round) => number): number {
  return median(rounds.map(figure));
}

function percentiles(load: Loaded, timesOf: (round: Round) => number[]): number[] {
  return [0.5, 0.95, 0.99].map((share) => over(load, (round) => percentile(timesOf(round), share)));
}

function latencies(loads: Loaded[]): Table {
  const rounds = loads[0]?.rounds ?? [];
  return {
    title: `${rounds[0]?.seen.length} questions of 40 users in 5 servers, medians of ${rounds.length} rounds, ms`,
    columns: ['load', 'acknowledged p50', 'p95', 'p99', 'answered p50', 'p95', 'p99'],
    rows: loads.map((load) => [load.name, ...percentiles(load, acknowledged), ...percentiles(load, answered)]),
  };
}

function besideIndex(loads: Loaded[]): Table {
  const ratio = (load: Loaded, share: number) =>
    over(load, (round) => percentile(answered(round), share) / percentile(straight(round), share));
  return {
    title: 'The same questions asked of the index itself under the same load, ms; the bot by the index',
    columns: ['load', 'p50', 'p95', 'p99', 'ratio p50', 'ratio p95', 'ratio p99', 'questions a second', 'the bot'],
    rows: loads.map((load) => [
      load.name,
      ...percentiles(load, straight),
      ...[0.5, 0.95, 0.99].map((share) => ratio(load, share)),
      over(load, (round) => round.straight.pace),
      over(load, ({ pace }) => pace),
    ]),
  };
}

function eventLoop({ idle, loads, endurance }: Measured): Table {
  const busy = endurance.samples.map((sample) => sample.busy.loop);
  const each = (ms: (round: Round) => number) => (load: Loaded) => over(load, (round) => ms(round) / round.seen.length);
  const ofBot = each(({ figures }) => figures.processorMs);
  const ofIndex = each((round) => round.straight.processorMs);
  const ofSimulator = each(({ simulatorMs }) => simulatorMs);
  return {
    title: "Delay of the bot's event loop, and processor time for a question, ms",
    columns: ['load', 'delay p50', 'p99', 'longest', 'processor, bot', 'index itself', 'simulator'],
    rows: [
      ['no one asks', idle.loop.p50, idle.loop.p99, idle.loop.max, '–', '–', '–'],
      ...loads.map((load) => [
        ...[load.name, over(load, ({ figures }) => figures.loop.p50), over(load, ({ figures }) => figures.loop.p99)],
        ...[over(load, ({ figures }) => figures.loop.max), ofBot(load), ofIndex(load), ofSimulator(load)],
      ]),
      [
        ...['40 in flight, thousands', median(busy.map(({ p50 }) => p50)), median(busy.map(({ p99 }) => p99))],
        ...[Math.max(...busy.map(({ max }) => max)), '–', '–', '–'],
      ],
    ],
  };
}

function memory({ connected, samples }: Endurance): Table {
  return {
    title: 'Memory after so many questions, no two alike; what is left after a forced collection of garbage, MB',
    columns: [
      'questions',
      'most meanwhile',
      'resident',
      'left: resident',
      'heap',
      'outside the heap',
      'questions a second',
    ],
    rows: [
      ['0', connected.peakMb, connected.residentMb, '–', '–', '–', '–'],
      ...samples.map(({ asked, pace, busy, rested }) => {
        const { kept } = rested;
        const left = kept ? [kept.residentMb, kept.heapMb, kept.externalMb] : ['–', '–', '–'];
        return [String(asked), busy.peakMb, rested.residentMb, ...left, pace];
      }),
    ],
  };
}

function checksOf({ loads, endurance, turnedAway, refused, errors }: Measured): Check[] {
  const heaviest = loads.at(-1);
  const [first, last] = [endurance.samples[0], endurance.samples.at(-1)];
  if (!heaviest || !first || !last) throw new Error('nothing was measured');
  const growth =
    100 * ((last.rested.kept?.residentMb ?? Number.NaN) / (first.rested.kept?.residentMb ?? Number.NaN) - 1);
  const halves = highestByHalf(endurance.samples.slice(1));
  const [, , acknowledgedP99 = Number.NaN] = percentiles(heaviest, acknowledged);
  return [
    { name: `acknowledged, p99, ${heaviest.name}, ms`, value: acknowledgedP99, limit: 500, must: 'at most' },
    {
      name: `growth of what is left resident, ${first.asked} to ${last.asked} questions, %`,
      value: growth,
      limit: 10,
      must: 'at most',
    },
    {
      name: 'most resident, second half of these by the first, %',
      value: 100 * (halves - 1),
      limit: 10,
      must: 'at most',
    },
    { name: 'replies that were no answer', value: turnedAway, limit: 0, must: 'at most' },
    { name: 'requests that Discord would refuse', value: refused, limit: 0, must: 'at most' },
    { name: "errors in the bot's log", value: errors, limit: 0, must: 'at most' },
  ];
}

/** Garbage varies by tens of megabytes; real growth raises the peak. */
function highestByHalf(samples: Sample[]): number {
  const middle = Math.ceil(samples.length / 2);
  const highest = (part: Sample[]) => Math.max(...part.map(({ busy }) => busy.peakMb));
  return highest(samples.slice(middle)) / highest(samples.slice(0, middle));
}

function summary(round: Round): object {
  const of = (times: number[]) => [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share));
  const { pace, figures, simulatorMs } = round;
  const times = { acknowledged: of(acknowledged(round)), answered: of(answered(round)), straight: of(straight(round)) };
  return { ...times, pace, straightPace: round.straight.pace, figures, simulatorMs };
}
