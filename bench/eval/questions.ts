import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from '../../src/errors.js';
import { foldDiacritics } from '../../src/text/vietnamese/fold.js';

export const goldSchema = z
  .object({
    document: z.string().min(1),
    clause: z.number().int().positive().optional(),
    contains: z
      .string()
      .min(1)
      .transform((text) => text.normalize('NFC'))
      .optional(),
  })
  .refine(
    (gold) => gold.clause !== undefined || gold.contains !== undefined,
    'a gold entry needs "clause" or "contains"',
  );

const questionSchema = z.object({
  id: z.string().min(1),
  question: z.string(),
  language: z.string().min(2),
  kind: z.string().min(1),
  gold: z.array(goldSchema),
});

/**
 * One right passage: a clause of a document, or the passage with a verbatim fragment; if both are given, the clause.
 */
export type Gold = z.infer<typeof goldSchema>;

/** A question with every passage that correctly answers it; none if there is no answer. */
export type Question = z.infer<typeof questionSchema>;

export type SetName = 'tune' | 'check';

/** A question and, if it is Vietnamese, the same question without diacritics. */
export function withoutMarksToo(question: Question): Question[] {
  if (question.language !== 'vi') return [question];
  return [question, { ...question, id: `${question.id}-plain`, question: foldDiacritics(question.question) }];
}

/** The day the project's own questions were written: "this year" and "last year" in them refer to it. */
export const GOLDEN_TODAY = '2026-11-22';

const GOLDEN = fileURLToPath(new URL('../../test/golden', import.meta.url));

/** The question files of one of the project's own sets, sorted by name. */
export function goldenFiles(set: SetName): string[] {
  const folder = join(GOLDEN, set);
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Reads question files: one JSON object per line, empty lines are skipped.
 * @throws UsageError naming every line that is not a question and every duplicate id
 */
export function loadQuestions(files: readonly string[]): Question[] {
  return parseQuestions(files.map((file) => ({ file, text: readText(file) })));
}

/**
 * Like {@link loadQuestions}, for texts that have already been read.
 * @throws UsageError naming every line that is not a question and every duplicate id
 */
export function parseQuestions(sources: readonly { file: string; text: string }[]): Question[] {
  const questions: Question[] = [];
  const problems: string[] = [];
  const places = new Map<string, string>();
  for (const { file, text } of sources) {
    for (const [i, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === '') continue;
      const place = `${file}:${i + 1}`;
      const parsed = parseLine(line);
      if (typeof parsed === 'string') {
        problems.push(`${place}: ${parsed}`);
        continue;
      }
      const earlier = places.get(parsed.id);
      if (earlier) problems.push(`${place}: the id "${parsed.id}" is that of ${earlier} too`);
      places.set(parsed.id, place);
      questions.push(parsed);
    }
  }
  if (problems.length > 0) throw new UsageError('bad_questions', problems.join('\n'), FORMAT);
  return questions;
}

const FORMAT =
  'One JSON object a line: {"id","question","language","kind","gold":[{"document","clause"} or {"document","contains"}]}.';

/** The question on a line, or what is wrong with the line. */
function parseLine(line: string): Question | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'this line is not JSON';
  }
  const parsed = questionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new UsageError('questions_unreadable', `${file} cannot be read.`, 'Give an existing file of questions.');
  }
}
