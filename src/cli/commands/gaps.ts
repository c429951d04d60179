import { readGaps } from '../../bot/load/gap-counters.js';
import type { NoEvidenceReason } from '../../model.js';
import { FEWEST, type Gap, gapsOf } from '../../retrieval/gaps.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';
import { bold, columnsOf, paragraph, type TerminalStyle } from '../terminal.js';

const REASONS: Record<NoEvidenceReason, string> = {
  off_topic: 'off topic',
  not_in_documents: 'not in the documents',
  no_such_clause: 'no such clause',
  other_text: 'in another text',
  outside_dates: 'outside the dates',
  needs_context: 'needs context',
};

const FEW = `fewer than ${FEWEST}`;

const SWITCH_ON =
  'Refused topics are not counted. To count them, set COUNT_GAPS=true (in .env or the environment) and start the bot ' +
  'again.';

/**
 * `gaps`: lists the topics of questions that were refused in Discord, from counters that contain no user's text.
 * @returns the exit code
 * @throws ConfigError for a wrong setting, or a file that does not contain counts
 */
export async function gaps(options: CommonOptions, out: Output): Promise<number> {
  const { count, file } = (await loadConfig(options)).discord.gaps;
  const counts = await readGaps(file);
  const found = gapsOf(counts ?? []);
  if (out.json) {
    await out.printJson({ counting: count, fewest: FEWEST, gaps: found });
    return 0;
  }
  if (counts !== undefined) {
    await out.print(found.length === 0 ? 'Nothing was refused since the counts began.' : renderGaps(found, out.style));
    if (!count) out.note(SWITCH_ON);
  } else await out.print(count ? 'Nothing was refused since the counts began.' : SWITCH_ON);
  return 0;
}

/** One topic per line: how often it was asked, why it was refused, how near the documents come, and when last. */
function renderGaps(found: readonly Gap[], style: TerminalStyle): string {
  const rows = found.map(({ asked, reasons, distance, lastMonth }) => [
    asked === undefined ? FEW : String(asked),
    reasons.map((reason) => REASONS[reason]).join(', '),
    distance === undefined ? '–' : distance.toFixed(1),
    lastMonth,
  ]);
  const heads = ['asked', 'refused as', 'distance', 'last in'];
  const widths = heads.map((head, i) => Math.max(...[head, ...rows.map((row) => row[i] ?? '')].map(columnsOf)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - columnsOf(cell))).join('  ');
  // The topic comes last: headings are long.
  const lines = rows.map((row, i) => `${line(row)}  ${paragraph(found[i]?.topic ?? '', 0, UNBROKEN)}`);
  const explained =
    'The topic is the heading nearest to the question; distance 0 is as near as an answer, 1 unrelated.';
  return [`${bold(`${line(heads)}  topic`, style)}`, ...lines, '', paragraph(explained, 0, style)].join('\n');
}

const UNBROKEN: TerminalStyle = { width: Number.POSITIVE_INFINITY, colour: false };
