import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIComponentInMessageActionRow } from 'discord.js';
import fc from 'fast-check';
import { decodeCustomId } from '../../../src/bot/custom-id.js';
import { buttonsOf, type PassagePart, rowsIn } from '../../../src/bot/reply/card.js';
import { checkMessage } from '../../../src/bot/reply/check.js';
import { asMessage } from '../../../src/bot/reply/layout.js';
import type { Message, Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import { FILES, FORMAT, FORMAT_VERSION, type Manifest } from '../../../src/index/format.js';
import { Library } from '../../../src/index/library.js';
import { PassageTable } from '../../../src/index/tables/passages.js';
import type { DocumentInfo } from '../../../src/model.js';
import { allVisible } from '../../../src/text/visible.js';
import { temporaryFolder } from '../../ingest/support.js';

/** A document with the texts of its passages; if it has clauses, they are numbered from 1. */
export interface MadeDocument {
  info?: Partial<DocumentInfo>;
  clauses?: boolean;
  section?: string[];
  passages: string[];
  /** What follows the last passage and is in none. */
  behind?: string;
}

/** A library of given texts, written as files without a model; `removeFolders` removes it. */
export function libraryOf(made: readonly MadeDocument[], version = 'abcdef123456'): Library {
  const folder = join(temporaryFolder(), 'generation');
  mkdirSync(folder);
  const documents: object[] = [];
  const table = new PassageTable();
  let all = '';
  let count = 0;
  for (const [d, { info, clauses = false, section = [], passages, behind = '' }] of made.entries()) {
    const textStart = all.length;
    for (const [i, text] of passages.entries()) {
      const start = all.length - textStart;
      all += `${text}\n\n`;
      const numbered = { clause: i + 1, number: `${i + 1}`, unit: 'clause', label: `Clause ${i + 1}` };
      const named = clauses ? numbered : { label: `Paragraph ${i + 1}` };
      const id = `doc-${d}#${clauses ? '' : 'p'}${i + 1}`;
      table.add({ id, documentId: `doc-${d}`, start, end: start + text.length, section, text, ...named }, d);
      count += 1;
    }
    all += behind;
    documents.push({
      ...{ id: `doc-${d}`, title: `Title ${d}`, titleBasis: 'given', kind: clauses ? 'official' : 'news' },
      ...{ language: 'en', date: `2025-03-0${d + 1}`, dateBasis: 'stated', file: `${d}.md`, sha256: '' },
      ...info,
      ...{ textStart, textLength: all.length - textStart },
    });
  }
  const files: Manifest['files'] = {};
  const write = (name: 'documents' | 'passages' | 'texts', bytes: Buffer) => {
    writeFileSync(join(folder, FILES[name]), bytes);
    files[name] = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  write('documents', Buffer.from(JSON.stringify(documents)));
  write('passages', Buffer.from(table.encode()));
  write('texts', Buffer.from(all, 'utf16le'));
  const counts = { documents: made.length, passages: count, chunks: 0 };
  return Library.openGeneration(folder, {
    ...{ format: FORMAT, formatVersion: FORMAT_VERSION, fingerprint: 'f', version, folder: 'generation' },
    ...{ builtAt: '2026-02-03T23:59:59.000Z', dimension: 16, counts, corpus: [], files },
  });
}

/** The text that Discord's client shows for markdown with only bold. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])|\*\*/g, '$1');
}

/** The parts of a passage that a card shows, as displayed. */
export function shownPieces(description: string): string[] {
  return description.split('\\[…\\]').map((piece) => unescaped(piece).trim());
}

/** Whether every part shown on a card is verbatim in a text with hidden characters made visible. */
export function isVerbatim(description: string, text: string): boolean {
  return shownPieces(description).every((piece) => allVisible(text).includes(piece));
}

/** Everything that Discord would still interpret in markdown, except bold and our own marks. */
export function livingMarkdown(markdown: string): string[] {
  const bare = markdown.replace(/\\[^0-9A-Za-z\s]/g, '¤').replaceAll('**', '');
  const patterns = [
    /[\\*_~`|<>[\]@]/g,
    /^[^\S\n]*(?:[#+-]|\d+[.)])/gm,
    /:\/\/|:[^\s:]+:/g,
    /(?:www|discord(?:app)?)\.|\.[\p{L}\p{N}-]+[/\\]/giu,
    /(?![\n\t])[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu,
  ];
  return patterns.flatMap((pattern) => bare.match(pattern) ?? []);
}

/** Text with everything that has ever broken a message. */
export const nasty = (longest = 60) =>
  fc
    .array(
      fc.constantFrom(
        ...[
          'word ',
          'Both sides agree. ',
          'Việt Nam ',
          'the EU ',
          '3.5 ',
          '. ',
          ' ',
          '\n',
          '\n\n',
          '\n\n34. ',
          '\n- ',
          '\n# ',
        ],
        ...[
          '*',
          '**',
          '_',
          '__',
          '~~',
          '`',
          '```',
          '||',
          '\\',
          '> ',
          '-# ',
          '1) ',
          '[a](https://example.com) ',
          '<@1> ',
          '<t:1:R>',
        ],
        ...[
          '@everyone ',
          '@here ',
          'https://discord.gg/abc ',
          'discord.gg/abc ',
          'discord.com/invite\\abc ',
          'www.a.vn ',
          'a.vn/b ',
        ],
        ...[
          ':smile: ',
          '<:a:1>',
          '</cmd:1>',
          'שלום ',
          'مرحبا ',
          '\u202e',
          '\u200b',
          '\ufeff',
          '\u2066',
          '\u0007',
          '👨‍👩‍👧 ',
          '🇻🇳 ',
        ],
        ...['x'.repeat(300), '*'.repeat(90), '越'.repeat(80), 'Trung học '.repeat(20)],
      ),
      { minLength: 1, maxLength: longest },
    )
    .map((pieces) => pieces.join('').trim() || 'nothing');

/** Documents of nasty texts, with each optional field present or missing. */
export const nastyDocuments = fc.array(
  fc.record({
    info: fc.record(
      {
        title: nasty(10),
        titleBasis: fc.constantFrom('given' as const, 'described' as const),
        publisher: nasty(6),
        reference: nasty(3),
        dateBasis: fc.constantFrom('stated' as const, 'inferred' as const),
        dateNote: nasty(20),
        url: fc.constantFrom(
          'https://example.com/a_b',
          'javascript:alert(1)',
          'http://[',
          `https://a.vn/${'x'.repeat(3000)}`,
        ),
      },
      { requiredKeys: [] },
    ),
    clauses: fc.boolean(),
    section: fc.array(nasty(10), { maxLength: 3 }),
    passages: fc.array(nasty(), { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A reply as sent, checked against every limit. */
export function sent(reply: Reply, view: View): Message {
  const message = asMessage(reply, view);
  const problems = checkMessage(message);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return message;
}

/** The passages in the cards of a reply. */
export function passagesIn({ cards = [] }: Reply): PassagePart[] {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'passage' ? [part] : [])));
}

/** The bot's own words in the cards of a reply. */
export function wordsIn({ cards = [] }: Reply): string {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []))).join('\n');
}

/** All buttons and menus of a reply: first those beside passages, then those in rows. */
export function partsOfRows({ cards = [], components = [] }: Reply): APIComponentInMessageActionRow[] {
  return [...buttonsOf(cards), ...[...rowsIn(cards), ...components].flatMap((row) => row.components)];
}

/** The actions of a reply's buttons, by label or emoji. */
export function actionsOf(reply: Reply): Record<string, ReturnType<typeof decodeCustomId>> {
  const parts = partsOfRows(reply).flatMap((part) => {
    if (!('custom_id' in part)) return [];
    const label = 'label' in part && part.label ? part.label : 'emoji' in part ? (part.emoji?.name ?? '') : 'menu';
    return [[label, decodeCustomId(part.custom_id)] as const];
  });
  return Object.fromEntries(parts);
}
