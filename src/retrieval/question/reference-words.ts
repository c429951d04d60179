import { type NumberWords, phrasesOf, type ReferenceUnit } from '../../text/languages/language.js';
import { LANGUAGES } from '../../text/languages/languages.js';
import { PhraseTable, tokensOf } from '../../text/phrases.js';

/** A unit word. */
export interface UnitWord {
  unit: ReferenceUnit;
  /** Whether it can number anything, and so means a unit of a document only if nothing more is asked. */
  loose: boolean;
  /** Its language. */
  language: string;
}

/**
 * Words of references in all languages: the language of a few words is easily mistaken, and most of these words are
 * similar.
 */
export interface ReferenceTables {
  units: PhraseTable<UnitWord>;
  number: PhraseTable<true>;
  last: PhraseTable<true>;
  penultimate: PhraseTable<true>;
  onwards: PhraseTable<true>;
  to: PhraseTable<true>;
  and: PhraseTable<true>;
  of: PhraseTable<true>;
  documents: PhraseTable<true>;
  texts: PhraseTable<true>;
  /** Folded words of the ways to ask: "show", "what", "please". */
  asking: ReadonlySet<string>;
}

let made: ReferenceTables | undefined;

export function referenceTables(): ReferenceTables {
  made ??= makeTables();
  return made;
}

function makeTables(): ReferenceTables {
  const tables = {
    units: new PhraseTable<UnitWord>(),
    number: new PhraseTable<true>(),
    last: new PhraseTable<true>(),
    penultimate: new PhraseTable<true>(),
    onwards: new PhraseTable<true>(),
    to: new PhraseTable<true>(),
    and: new PhraseTable<true>(),
    of: new PhraseTable<true>(),
    documents: new PhraseTable<true>(),
    texts: new PhraseTable<true>(),
    asking: new Set<string>(),
  };
  const loose = new Set([...LANGUAGES.values()].flatMap(({ references }) => phrasesOf(references.loose)));
  for (const { code, references, frames } of LANGUAGES.values()) {
    for (const [unit, forms] of Object.entries(references.units)) {
      for (const form of phrasesOf(forms))
        tables.units.add(form, { unit: unit as ReferenceUnit, loose: loose.has(form), language: code });
    }
    for (const name of ['number', 'last', 'onwards', 'to', 'and', 'of', 'documents', 'texts'] as const)
      tables[name].add(references[name], true);
    tables.penultimate.add(references.penultimate ?? '', true);
    for (const frame of frames) for (const { text } of tokensOf(frame)) tables.asking.add(text);
  }
  return tables;
}

let words: PhraseTable<number> | undefined;

/** Number words of all languages, built on first use. */
export function numberTable(): PhraseTable<number> {
  if (!words) {
    words = new PhraseTable();
    for (const { numbers } of LANGUAGES.values())
      for (const [word, value] of numberWords(numbers)) words.add(word, value);
  }
  return words;
}

/** An ordinal, and the language of its word. */
interface OrdinalWord {
  number: number;
  language: string;
}

let ordinals: PhraseTable<OrdinalWord> | undefined;

/** Ordinals of all languages, built on first use. Those that are also cardinals, "điều hai bên", are left out. */
export function ordinalTable(): PhraseTable<OrdinalWord> {
  if (!ordinals) {
    ordinals = new PhraseTable();
    for (const { code, numbers } of LANGUAGES.values())
      for (const [word, number] of ordinalWords(numbers)) ordinals.add(word, { number, language: code });
  }
  return ordinals;
}

/** The listed ordinals, and those made from number words: "thirty-fourth", "vierunddreißigste", "thứ ba mươi tư". */
function ordinalWords(numbers: NumberWords): [string, number][] {
  const cardinals = numberWords(numbers);
  const { afterTens, endings = '', before, more = {}, ambiguous = '' } = numbers.ordinalForms ?? {};
  const excluded = new Set([
    ...cardinals.map(([word]) => word),
    ...(formsOf(numbers.small)[0] ?? []),
    ...phrasesOf(ambiguous),
  ]);
  const listed = numbers.ordinals.flatMap((forms, i) =>
    phrasesOf(forms).flatMap((form) => (excluded.has(form) ? [] : [[form, i + 1] as [string, number]])),
  );
  const units = listed.filter(([form, value]) => value < 10 && !/\d/.test(form));
  const tens = formsOf(numbers.tens).flatMap((forms, i) => forms.map((form) => [form, 10 * (i + 2)] as const));
  const joined = (afterTens ?? []).flatMap((pattern) =>
    tens.flatMap(([ten, base]) =>
      units.map(([unit, value]): [string, number] => [pattern.replace('{t}', ten).replace('{u}', unit), base + value]),
    ),
  );
  const ended = cardinals.flatMap(([word, value]) =>
    phrasesOf(endings).map((ending): [string, number] => [`${word}${ending}`, value]),
  );
  const led =
    before === undefined ? [] : cardinals.map(([word, value]): [string, number] => [`${before} ${word}`, value]);
  const further = Object.entries(more).flatMap(([value, forms]) =>
    phrasesOf(forms).map((form): [string, number] => [form, Number(value)]),
  );
  return [...listed, ...joined, ...ended, ...led, ...further];
}

/** The forms of each number in a list, "một/mốt hai". */
function formsOf(list: string): string[][] {
  return list.split(/\s+/).map((forms) => forms.split('/').map((form) => form.replace(/_/g, ' ')));
}

/** Every number word from 2 to 99, joined as "{t} {u}" or "{u}und{t}"; "one" is too often not a number. */
function numberWords({ small, tens, joined }: NumberWords): [string, number][] {
  const units = formsOf(small);
  const found: [string, number][] = units.flatMap((list, i) =>
    i === 0 ? [] : list.map((form) => [form, i + 1] as [string, number]),
  );
  for (const [i, list] of formsOf(tens).entries()) {
    for (const ten of list) {
      found.push([ten, 10 * (i + 2)]);
      for (const [u, ones] of units.slice(0, 9).entries())
        for (const one of ones)
          for (const pattern of joined.split('/'))
            found.push([pattern.replace('{t}', ten).replace('{u}', one), 10 * (i + 2) + u + 1]);
    }
  }
  return found;
}
