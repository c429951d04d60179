import { describe, expect, it } from 'vitest';
import { containerWord, isContentsTitle, isNumberedHead, numberKey, unitWord } from '../../src/text/numbering.js';
import {
  CONTAINER_WORDS,
  NUMBER_FIRST_CONTAINERS,
  NUMBER_FIRST_UNITS,
  UNIT_WORDS,
} from '../../src/text/numbering-words.js';

/** Headings in EU acts in the 24 languages and in Vietnamese laws: chapter, section, annex, article. */
const HEADS: Record<string, [chapter: string, section: string, annex: string, article: string]> = {
  bg: ['ГЛАВА II', 'РАЗДЕЛ 1', 'ПРИЛОЖЕНИЕ II', 'Член 5'],
  cs: ['KAPITOLA II', 'ODDÍL 1', 'PŘÍLOHA II', 'Článek 5'],
  da: ['KAPITEL II', 'AFDELING 1', 'BILAG II', 'Artikel 5'],
  de: ['KAPITEL II', 'ABSCHNITT 1', 'ANHANG II', 'Artikel 5'],
  el: ['ΚΕΦΑΛΑΙΟ II', 'ΤΜΗΜΑ 1', 'ΠΑΡΑΡΤΗΜΑ II', 'Άρθρο 5'],
  en: ['CHAPTER II', 'SECTION 1', 'ANNEX II', 'Article 5'],
  es: ['CAPÍTULO II', 'SECCIÓN 1', 'ANEXO II', 'Artículo 5'],
  et: ['II PEATÜKK', '1. jagu', 'II LISA', 'Artikkel 5'],
  fi: ['II LUKU', '1 jakso', 'LIITE II', '5 artikla'],
  fr: ['CHAPITRE II', 'SECTION 1', 'ANNEXE II', 'Article 5'],
  ga: ['CAIBIDIL II', 'ROINN 1', 'IARSCRÍBHINN II', 'Airteagal 5'],
  hr: ['POGLAVLJE II.', 'ODJELJAK 1.', 'PRILOG II.', 'Članak 5.'],
  hu: ['II. FEJEZET', '1. szakasz', 'II. MELLÉKLET', '5. cikk'],
  it: ['CAPO II', 'SEZIONE 1', 'ALLEGATO II', 'Articolo 5'],
  lt: ['II SKYRIUS', '1 skirsnis', 'II PRIEDAS', '5 straipsnis'],
  lv: ['II NODAĻA', '1. iedaļa', 'II PIELIKUMS', '5. pants'],
  mt: ['KAPITOLU II', 'TAQSIMA 1', 'ANNESS II', 'Artikolu 5'],
  nl: ['HOOFDSTUK II', 'AFDELING 1', 'BIJLAGE II', 'Artikel 5'],
  pl: ['ROZDZIAŁ II', 'SEKCJA 1', 'ZAŁĄCZNIK II', 'Artykuł 5'],
  pt: ['CAPÍTULO II', 'SECÇÃO 1', 'ANEXO II', 'Artigo 5.º'],
  ro: ['CAPITOLUL II', 'SECȚIUNEA 1', 'ANEXA II', 'Articolul 5'],
  sk: ['KAPITOLA II', 'ODDIEL 1', 'PRÍLOHA II', 'Článok 5'],
  sl: ['POGLAVJE II', 'ODDELEK 1', 'PRILOGA II', 'Člen 5'],
  sv: ['KAPITEL II', 'AVSNITT 1', 'BILAGA II', 'Artikel 5'],
  vi: ['Chương II', 'Mục 1', 'PHỤ LỤC II', 'Điều 5'],
};

/** A word as it may be printed: in lower case, in capitals, with an initial capital. */
const casesOf = (word: string) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
/** The lists contain patterns: "articles?" represents two words. */
const writtenOf = (word: string) => casesOf(word.replace(/[?+]$/u, ''));

describe('the heads of parts and units', () => {
  it.each(Object.entries(UNIT_WORDS))('%s: every word is read, however it is written', (family, words) => {
    for (const line of words.flatMap(writtenOf).map((word) => `${word} 12`))
      expect([line, unitWord(line)]).toMatchObject([line, { family, number: '12' }]);
  });

  it.each(Object.entries(CONTAINER_WORDS))('%s: every word is read, however it is written', (kind, words) => {
    for (const line of words.flatMap(writtenOf).map((word) => `${word} IV`))
      expect([line, containerWord(line)]).toMatchObject([line, { kind, number: 'IV' }]);
    for (const line of words.filter((word) => NUMBER_FIRST_CONTAINERS.has(word)).map((word) => `IV. ${word}`))
      expect([line, containerWord(line)?.number]).toEqual([line, 'IV']);
  });

  it.each(NUMBER_FIRST_UNITS.flatMap(casesOf))('"12. %s" is a unit whose number stands first', (word) => {
    expect(unitWord(`12. ${word}`)).toMatchObject({ number: '12', numberFirst: true });
  });

  it.each(Object.entries(HEADS))('are known in %s', (_language, [chapter, section, annex, article]) => {
    expect(containerWord(chapter)).toMatchObject({ kind: 'chapter', number: 'II' });
    expect(containerWord(section)).toMatchObject({ kind: 'section', number: '1' });
    expect(containerWord(annex)).toMatchObject({ kind: 'annex', number: 'II' });
    expect(unitWord(article)).toMatchObject({ family: 'article', number: '5' });
    for (const head of [chapter, annex]) expect([head, isNumberedHead(head)]).toEqual([head, true]);
  });

  it.each([
    ['Phần thứ nhất', 'part', 1],
    ['PHẦN THỨ HAI', 'part', 2],
    ['Erster Teil', 'part', 1],
    ['Zweites Kapitel', 'chapter', 2],
    ['DEUXIÈME PARTIE', 'part', 2],
    ['TITRE PREMIER', 'title', 1],
    ['Chapitre Ier', 'chapter', 1],
    ['TÍTULO SEGUNDO', 'title', 2],
    ['CAPO PRIMO', 'chapter', 1],
    ['Дял трети', 'title', 3],
    ['ELSŐ RÉSZ', 'part', 1],
    ['Protokoll Nr. 4', 'protocol', 4],
    ['Protocole n° 2', 'protocol', 2],
    ['Protocolo n.º 3', 'protocol', 3],
    ['Phụ lục số 02', 'annex', 2],
  ])('count in words and signs: %s', (head, kind, number) => {
    const found = containerWord(head);
    expect(found?.kind).toBe(kind);
    expect(numberKey(found?.number ?? '')).toEqual([number]);
  });

  it('are not made of words that only look like a number', () => {
    expect(containerWord('Part civil')).toMatchObject({ number: '' });
    expect(containerWord('PARTIE CIVILE')).toMatchObject({ number: '' });
    for (const line of ['article 5 of the accord', 'Articles of clay', 'Partly cloudy', 'Seconds later', 'Điều này'])
      expect([line, isNumberedHead(line)]).toEqual([line, false]);
    expect(isContentsTitle(`${' '.repeat(90_000)}Contents`)).toBe(false);
  });
});
