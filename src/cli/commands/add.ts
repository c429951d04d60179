import { createInterface } from 'node:readline/promises';
import { CorpusError, EXIT, PartnershipError, UsageError } from '../../errors.js';
import type { Added, Ask, Facts } from '../../ingest/add.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';

/** Facts about the document, as given by the user. */
export type AddFlags = Facts;

/** The questions asked at a terminal. */
const QUESTIONS: Record<Parameters<Ask>[0], string> = {
  title: 'The document states no title. Title as printed',
  date: 'The document states no clear date. Date (YYYY-MM-DD, or YYYY-MM or YYYY)',
  kind: 'official or news',
  publisher: 'Publisher, if the document names it (Enter to leave out)',
};

/**
 * `add`: copies documents into the corpus with their fields; at a terminal, asks for what they do not state.
 * @returns the exit code
 * @throws UsageError, ConfigError; a problem with one of several files does not affect the others
 */
export async function add(files: string[], flags: AddFlags, options: CommonOptions, out: Output): Promise<number> {
  if (files.length > 1 && (flags.title !== undefined || flags.url !== undefined)) {
    const cure = 'Add the files one by one, or leave it out.';
    throw new UsageError('one_title', 'A title or address belongs to one document.', cure);
  }
  const config = await loadConfig(options);
  const { addDocument } = await import('../../ingest/add.js');
  const { corpusOptions, takenIds } = await import('../../ingest/ingest.js');
  const ids = await takenIds(config);
  const added: Added[] = [];
  const failures: PartnershipError[] = [];
  const asking = process.stdin.isTTY && process.stderr.isTTY && !out.json ? openAsking() : undefined;
  try {
    for (const file of files) {
      try {
        const ask = asking ? { ask: asking.ask } : {};
        const shared = { ...corpusOptions(config), corpusDir: config.corpusDir, ids };
        added.push(await addDocument(file, { ...shared, facts: { ...flags }, ...ask }));
        ids.add(added.at(-1)?.id ?? '');
      } catch (error) {
        if (!(error instanceof PartnershipError)) throw error;
        failures.push(error);
      }
    }
  } finally {
    asking?.close();
  }
  for (const failure of failures) out.error(failure);
  if (out.json) await out.printJson({ added, problems: failures.flatMap(problemsOf) });
  else await out.print([...added.map(line), ...(added.length > 0 ? [NEXT] : [])].join('\n'));
  return failures[0]?.exitCode ?? 0;
}

const NEXT = 'Next: npm start -- ingest --dry-run shows what was found in them, npm start -- ingest takes them in.';

function line({ file, side, id, title, titleFrom, date, dateFrom, kind, language, unused }: Added): string {
  const where = side === undefined ? '' : `; the fields are in ${side}`;
  const lines = [
    `Added ${file} as ${id}${where}.`,
    `  title: ${title} (${titleFrom})`,
    `  date: ${date} (${dateFrom}) · ${kind} · ${language}`,
  ];
  for (const { value, where: place } of unused) {
    lines.push(`  Not used as the date: ${value} (${place}) is when the file was published.`);
  }
  return lines.join('\n');
}

function problemsOf(error: PartnershipError) {
  if (error instanceof CorpusError) return error.problems;
  return [{ code: error.code, message: error.message, cure: error.cure }];
}

function openAsking(): { ask: Ask; close(): void } {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.on('SIGINT', () => {
    lines.close();
    process.exit(EXIT.usage);
  });
  const ask: Ask = async (fact, suggestion) => {
    const offered = suggestion === undefined ? '' : ` [${suggestion}]`;
    return (await lines.question(`${QUESTIONS[fact]}${offered}: `)) || suggestion;
  };
  return { ask, close: () => lines.close() };
}
