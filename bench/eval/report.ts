import type { LanguageGroup } from './score.js';
import type { Declined, Found, Mean, Summary } from './summary.js';
import { metricsOf, reaches } from './summary.js';
import { TARGETS } from './targets.js';

/** Information on a run, for the top of its report. */
export interface RunInfo {
  /** Calendar date of the run, YYYY-MM-DD. */
  date: string;
  /** The sets or files the questions come from. */
  questions: string[];
  indexVersion: string;
  /** Milliseconds per question. */
  latency: { p50: number; p95: number };
}

const GROUP_NAMES: Readonly<Record<LanguageGroup, string>> = {
  en: 'English',
  vi: 'Vietnamese',
  vi_plain: 'Vietnamese without diacritics',
  eu: 'other EU languages',
  cross_en: 'English answered only in Vietnamese',
  other: 'other languages',
};

/** The report of a run as Markdown. */
export function renderReport(summary: Summary, info: RunInfo): string {
  const { p50, p95 } = info.latency;
  return [
    `Evaluation of ${info.date}: ${info.questions.join(', ')}; index ${info.indexVersion}.`,
    ...answerableSection(summary),
    ...unanswerableSection(summary),
    table(['target', 'least', 'reached', ''], ['l', 'r', 'r', 'l'], targetRows(summary)),
    `Latency of a question (information only): p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms.`,
  ].join('\n\n');
}

function answerableSection(summary: Summary): string[] {
  if (summary.all.count === 0) return [];
  const { right, rightOfAll, share } = summary.highlight;
  const head = ['n', 'hit@1', 'hit@3', 'MRR', 'refused %', 'weak %'];
  const align = ['l', 'r', 'r', 'r', 'r', 'r', 'r'] as const;
  const languages = Object.entries(summary.languages).map(([group, row]) =>
    foundRow(GROUP_NAMES[group as LanguageGroup], row),
  );
  const kinds = Object.entries(summary.kinds).map(([kind, row]) => foundRow(kind, row));
  const all = foundRow('**all**', summary.all);
  return [
    table(['language', ...head], align, [...languages, all]),
    table(['kind', ...head], align, [...kinds, all]),
    table(
      ['highlight', 'n', 'mean'],
      ['l', 'r', 'r'],
      [
        ['right, where the first three hold a right passage', ...meanCells(right)],
        ['right, of all (passage not found counts as wrong)', ...meanCells(rightOfAll)],
        ['share of the passage that is quoted', ...meanCells(share)],
      ],
    ),
    `False refusals: ${percent(summary.all.refused)} % of ${summary.all.count}.`,
  ];
}

function unanswerableSection(summary: Summary): string[] {
  const { all, kinds } = summary.unanswerable;
  if (all.count === 0) return [];
  const head = ['unanswerable', 'n', 'refused %', 'weak %', 'refused or weak %', 'wrong %', 'reason right %'];
  const rows = Object.entries(kinds).map(([kind, row]) => declinedRow(kind, row));
  return [
    table(head, ['l', 'r', 'r', 'r', 'r', 'r', 'r'], [...rows, declinedRow('**all**', { ...all, rightReason: null })]),
    'The reason is right where a missing clause is told as `no_such_clause`, and a date without documents as `outside_dates`.',
    `False answers: ${percent(all.wrong)} % of ${all.count}.`,
  ];
}

function targetRows(summary: Summary): string[][] {
  const metrics = metricsOf(summary);
  return TARGETS.flatMap(({ label, metric, least }) => {
    const reached = metrics[metric];
    return reached === undefined
      ? []
      : [[label, ratio(least), ratio(reached), reaches(reached, least) ? 'met' : 'MISSED']];
  });
}

function foundRow(name: string, row: Found): string[] {
  return [
    name,
    String(row.count),
    ratio(row.hit1),
    ratio(row.hit3),
    ratio(row.mrr),
    percent(row.refused),
    percent(row.weak),
  ];
}

function declinedRow(name: string, row: Declined): string[] {
  const either = row.wrong === null ? null : 1 - row.wrong;
  return [name, String(row.count), ...[row.refused, row.weak, either, row.wrong, row.rightReason].map(percent)];
}

function meanCells({ value, count }: Mean): string[] {
  return [String(count), ratio(value)];
}

function ratio(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function percent(value: number | null): string {
  return value === null ? '–' : (100 * value).toFixed(1);
}

function table(head: readonly string[], align: readonly ('l' | 'r')[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => {
    const padded = cells.map((cell, i) =>
      align[i] === 'r' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, i) => (align[i] === 'r' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
