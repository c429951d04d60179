/** Words that documents print before the numbers of their units and containers, in the languages of the EU and Vietnamese. */

/** Containers of a document, outermost first: a lower rank holds a higher one. */
export const RANKS = {
  protocol: 0,
  annex: 1,
  appendix: 2,
  part: 3,
  title: 4,
  chapter: 5,
  section: 6,
  subsection: 7,
} as const;

export type ContainerKind = keyof typeof RANKS;

const CONTAINER_WORDS: Record<ContainerKind, string[]> = {
  protocol: [
    'protocol',
    'protocole',
    'protokoll',
    'protocolo',
    'protocollo',
    'nghị định thư',
    'πρωτόκολλο',
    'πρωτοκολλο',
  ],
  annex: [
    ...['annex', 'annexe', 'anhang', 'anlage', 'anexo', 'anexa', 'allegato', 'bijlage', 'załącznik', 'příloha'],
    ...['príloha', 'priloga', 'prilog', 'bilaga', 'bilag', 'liite', 'lisa', 'melléklet', 'pielikums', 'priedas'],
    ...['παράρτημα', 'παραρτημα', 'приложение', 'phụ lục', 'schedule', 'attachment', 'anness', 'iarscríbhinn'],
  ],
  appendix: ['appendix', 'appendice', 'apéndice', 'apêndice', 'aanhangsel', 'dodatek', 'tillæg', 'допълнение'],
  part: [
    'part',
    'partie',
    'parte',
    'partea',
    'teil',
    'deel',
    'część',
    'část',
    'časť',
    'del',
    'osa',
    'μέρος',
    'μερος',
    'част',
    'phần',
  ],
  title: [
    'title',
    'titre',
    'título',
    'titulo',
    'titolo',
    'titel',
    'titlul',
    'tytuł',
    'hlava',
    'avdelning',
    'afsnit',
    'τίτλος',
    'τιτλος',
    'дял',
  ],
  chapter: [
    ...[
      'chapter',
      'chapitre',
      'kapitel',
      'capítulo',
      'capitulo',
      'capitolo',
      'capo',
      'capitolul',
      'hoofdstuk',
      'rozdział',
    ],
    ...[
      'kapitola',
      'poglavlje',
      'poglavje',
      'luku',
      'peatükk',
      'fejezet',
      'nodaļa',
      'skyrius',
      'κεφάλαιο',
      'κεφαλαιο',
      'глава',
    ],
    'chương',
  ],
  section: [
    ...[
      'section',
      'sección',
      'seccion',
      'secção',
      'seção',
      'sezione',
      'abschnitt',
      'afdeling',
      'secțiunea',
      'oddział',
      'oddíl',
    ],
    ...[
      'oddiel',
      'odjeljak',
      'oddelek',
      'avsnitt',
      'jakso',
      'jagu',
      'szakasz',
      'iedaļa',
      'skirsnis',
      'τμήμα',
      'τμημα',
      'раздел',
    ],
    'mục',
  ],
  subsection: ['sub-section', 'subsection', 'unterabschnitt', 'subsección', 'sottosezione', 'tiểu mục'],
};

/** Words for a unit; a document's units are those of the first family that it has. */
const UNIT_WORDS: Record<string, string[]> = {
  article: [
    ...['article', 'articles?', 'art', 'artikel', 'artículo', 'articulo', 'articolo', 'artigo', 'articolul', 'artykuł'],
    ...['článek', 'článok', 'čl', 'članak', 'članek', 'člen', 'artikkel', 'artikla', 'artikolu', 'airteagal', 'άρθρο'],
    ...['αρθρο', 'член', 'чл', 'стаття', 'điều'],
  ],
  paragraph: ['§+'],
  clause: ['clause', 'klausel', 'cláusula', 'clausola', 'clausule'],
  rule: ['rule', 'règle', 'regel', 'regla', 'regola', 'regulation', 'principle'],
  point: ['point', 'item', 'điểm', 'punkt', 'punto', 'ponto'],
};
export const FAMILIES: readonly string[] = Object.keys(UNIT_WORDS);

/** Units whose number stands before the word: "5. cikk", "5 straipsnis". */
const NUMBER_FIRST_WORDS = ['cikk', 'straipsnis', 'pants', 'artikla', 'artikkel'];

/** An ordinal that stands for the number 1: "Article premier", "Artículo único". */
const ORDINALS: Record<string, number> = {
  premier: 1,
  première: 1,
  '1er': 1,
  unique: 1,
  único: 1,
  unico: 1,
  first: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
const LATIN_SUFFIX = 'bis|ter|quater|quinquies|sexies|septies|octies|novies|decies';
/** "34", "18.63", "2a", "3bis", "3 bis", "2-A", "IV". */
const UNIT_NUMBER =
  `\\d{1,4}(?:\\.\\d{1,3}){0,3}(?:\\s?[-–]?(?:${LATIN_SUFFIX})|[-–][A-Z]{1,2}(?:\\.\\d+)?|[a-z]{1,2}|[A-Z])?|` +
  `[IVXLC]{1,8}(?:\\s?(?:${LATIN_SUFFIX})|[-–.][A-Z\\d]{1,2})?`;
const ORDINAL = alternatives(Object.keys(ORDINALS));
const CONTAINER_NUMBER =
  `\\d{1,3}(?:[.\\-–][A-Z\\d]{1,3}){0,3}[A-Za-z]?|[IVXLC]{1,7}(?:[-–.][A-Z\\d]{1,3})?|[A-Z](?:[-–.]?\\d{1,3})?|` +
  `${ORDINAL}|thứ \\p{L}+`;

/** A word, its number, and what follows on the line. */
export interface Numbered {
  word: string;
  number: string;
  rest: string;
}

const EDGE = '(?![\\p{L}\\p{N}])';
const unitPatterns = Object.entries(UNIT_WORDS).map(([family, words]) => ({
  family,
  pattern: new RegExp(
    `^(${alternatives(words)})\\.?\\s*(?:no\\.?\\s*|n[º°]\\s*)?(${UNIT_NUMBER}|${ORDINAL})${EDGE}`,
    'iu',
  ),
}));
const numberFirst = new RegExp(`^(${UNIT_NUMBER})\\.?\\s+(${NUMBER_FIRST_WORDS.join('|')})${EDGE}`, 'iu');
const containerPatterns = (Object.entries(CONTAINER_WORDS) as [ContainerKind, string[]][]).map(([kind, words]) => ({
  kind,
  pattern: new RegExp(`^(${alternatives(words)})(?:\\s+(?:no\\.?\\s*)?(${CONTAINER_NUMBER}))?${EDGE}`, 'iu'),
}));

/** Reads a word for a unit with its number at the head of a line. */
export function unitWord(line: string): (Numbered & { family: string }) | undefined {
  for (const { family, pattern } of unitPatterns) {
    const [all, word = '', number = ''] = pattern.exec(line) ?? [];
    if (all === undefined) continue;
    // "Articles of …", "Art exhibition": letters that only look like a number.
    if (/^\p{Ll}/u.test(number) && !(number.toLowerCase() in ORDINALS)) continue;
    if (/^[IVXLC]+$/i.test(number) && number !== number.toUpperCase()) continue;
    return { family, word, number, rest: line.slice(all.length) };
  }
  const [all, number = '', word = ''] = numberFirst.exec(line) ?? [];
  return all === undefined ? undefined : { family: 'article', word, number, rest: line.slice(all.length) };
}

/** Reads a word for a container, with or without its number, at the head of a line. */
export function containerWord(line: string): (Numbered & { kind: ContainerKind }) | undefined {
  for (const { kind, pattern } of containerPatterns) {
    const [all, word = '', number = ''] = pattern.exec(line) ?? [];
    if (all !== undefined) return { kind, word, number, rest: line.slice(all.length) };
  }
  return undefined;
}

/** The parts of a number by which numbers are ordered: "18.63" is [18, 63], "2a" lies between [2] and [3]. */
export function numberKey(number: string): number[] {
  const text = number.toLowerCase().replace(/\s/g, '');
  const ordinal = ORDINALS[text];
  if (ordinal !== undefined) return [ordinal];
  const roman = /^[ivxlc]+/.exec(text)?.[0];
  const head = roman === undefined ? text : `${romanValue(roman)}${text.slice(roman.length)}`;
  return Array.from(head.matchAll(/\d+|[a-z]+/g), ([part]) => (/\d/.test(part) ? Number(part) : suffixValue(part)));
}

function romanValue(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = Array.from(text, (letter) => values[letter] ?? 0);
  return digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0);
}

function suffixValue(suffix: string): number {
  const place = LATIN_SUFFIX.split('|').indexOf(suffix);
  if (place >= 0) return place + 2;
  return Array.from(suffix).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}

/** @returns negative where the first number comes before the second */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether one number may follow directly on another: 5 on 4, 2.1 on 1.9, 3 on 2a, 2a on 2. */
export function follows(before: readonly number[], after: readonly number[]): boolean {
  const depth = after.findIndex((part, i) => part !== before[i]);
  if (depth < 0) return false;
  const rest = after.slice(depth + 1);
  const [from, to] = [before[depth] ?? 0, after[depth] ?? 0];
  if (to === from + 1) return rest.every((part) => part <= 1);
  // "2bis" is the first after "2", and so is "2a".
  return before[depth] === undefined && to <= 2 && rest.length === 0;
}

const CONTENTS = new Set(
  [
    ...[
      'contents',
      'table of contents',
      'list of contents',
      'mục lục',
      'inhalt',
      'inhaltsverzeichnis',
      'inhaltsübersicht',
    ],
    ...['sommaire', 'table des matières', 'índice', 'sumario', 'indice', 'sommario', 'inhoud', 'inhoudsopgave'],
    ...[
      'spis treści',
      'obsah',
      'cuprins',
      'съдържание',
      'πίνακας περιεχομένων',
      'περιεχόμενα',
      'περιεχομενα',
      'sisällysluettelo',
    ],
    ...['innehållsförteckning', 'indholdsfortegnelse', 'tartalom', 'kazalo', 'sadržaj'],
  ].map((word) => word.normalize('NFC')),
);

/** Whether a line is the title of a table of contents. */
export function isContentsTitle(line: string): boolean {
  return CONTENTS.has(
    line
      .toLowerCase()
      .replace(/[:*_#.\s]+$/u, '')
      .replace(/^[*_#\s]+/u, ''),
  );
}
