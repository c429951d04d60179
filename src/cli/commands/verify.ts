import { type Standing, type Verification, verify } from '../../quotes/verify.js';
import { cutAtWord } from '../../text/cut.js';
import { wordsFor } from '../../words/languages.js';
import { sourceLine } from '../../words/wording.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';
import { bold, dim, paragraph, type TerminalStyle } from '../terminal.js';

const INDENT = 3;
/** Most text shown of a place in a document, in UTF-16 units. */
const SHOWN = 2000;

/**
 * `verify RECEIPT`: says whether the document still has the cited words, verbatim. If it no longer does, that is an
 * answer too, not an error.
 * @returns the exit code
 * @throws UsageError when it is not a receipt; IndexError, ConfigError
 */
export async function verifyCommand(receipt: string, options: CommonOptions, out: Output): Promise<number> {
  const library = await openLibrary(await loadConfig(options), out);
  const verification = verify(library, receipt);
  if (out.json) await out.printJson({ indexVersion: library.manifest.version, ...verification });
  else await out.print(render(verification, out.style));
  return 0;
}

function render(verification: Verification, style: TerminalStyle): string {
  switch (verification.kind) {
    case 'holds':
      return withStanding('It holds: the same words stand at the same place.', verification.standing, style);
    case 'moved': {
      const verdict = `The same words stand elsewhere in the document. The new receipt: ${verification.newReceipt}`;
      return withStanding(verdict, verification.standing, style);
    }
    case 'changed': {
      const { standing } = verification;
      if (standing.text === '') return bold(paragraph('Not valid: the document is shorter now.', 0, style), style);
      return withStanding('Not valid: the text has changed.', standing, style);
    }
    case 'unknown_document':
      return bold(paragraph(`It cannot be checked: there is no document ${verification.documentId}.`, 0, style), style);
  }
}

function withStanding(verdict: string, { text, citation }: Standing, style: TerminalStyle): string {
  const words = wordsFor('en');
  const shown = text.length > SHOWN ? `${cutAtWord(text, SHOWN)} […]` : text;
  const lines = [bold(paragraph(verdict, 0, style), style), paragraph(shown, INDENT, style)];
  if (citation)
    lines.push(dim(paragraph(`${words.label(citation.label)} · ${sourceLine(citation, words)}`, INDENT, style), style));
  return lines.join('\n');
}
