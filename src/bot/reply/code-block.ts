import { cite, inOrder } from '../../cite/cite.js';
import type { CitationStyle } from '../../cite/style.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { receiptsOf } from '../../quotes/receipts.js';
import type { BotWords } from '../../words/bot.js';
import { asPlain } from './markdown.js';
import type { Reply, ReplyFile } from './reply.js';

const FENCE = '```';

/**
 * A text in a code block, from which it can be copied verbatim; hidden characters are made visible.
 * @returns undefined if the text does not fit, or could end the block
 */
export function codeBlock(text: string, room: number): string | undefined {
  const block = `${FENCE}\n${asPlain(text.replace(/\r\n/g, '\n').trimEnd())}\n${FENCE}`;
  return text.includes(FENCE) || block.length > room ? undefined : block;
}

/** Up to this many receipts are shown below a citation; more than that go inside it. */
const BELOW = 3;

/**
 * Citations in a style, ready to copy from a message, with their receipts; in a file if they do not fit.
 * @param library the one that the citations are from
 * @param heading a line of our own above them
 * @param room most characters in total
 */
export function citationBlock(
  citations: readonly Citation[],
  style: CitationStyle,
  words: BotWords,
  { library, heading = '', name, room }: { library: Library; heading?: string; name: string; room: number },
): Required<Pick<Reply, 'content' | 'files'>> {
  const { citing } = words;
  const receipts = receiptsOf(inOrder(citations), library).map(citing.receipt);
  const below = receipts.length <= BELOW;
  const within = below || style.holdsReceipts ? [] : ['', ...receipts];
  const text = [cite(citations, style, words.locale), ...within].join('\n');
  const lines = (middle: string) =>
    [heading, middle, ...(below ? [...receipts.map(asSmall), `-# ${citing.anyoneCanCheck}`] : [])].filter(
      (line) => line !== '',
    );
  const block = codeBlock(text, room - lines('').join('\n').length - 1);
  if (block !== undefined) return { content: lines(block).join('\n'), files: [] };
  const styleName = citing.styles[style.name] ?? style.name;
  const file: ReplyFile = {
    name: `${name}.${style.extension}`,
    description: citing.fileDescription(styleName, citations.length),
    data: Buffer.from(style.holdsReceipts ? text : `${text}\n`),
  };
  return { content: lines(citing.attached).join('\n'), files: [file] };
}

/** A receipt in small print; it contains no markdown. */
function asSmall(receipt: string): string {
  return `-# ${receipt.replace(/\S+:\d+-\d+:\S+/, '`$&`')}`;
}
