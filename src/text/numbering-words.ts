/**
 * Words that documents print before or after the numbers of their units and containers, in the 24 languages of the EU
 * and in Vietnamese. Those of the EU come from the headings of its own acts and treaties in each language.
 */

import { once } from './once.js';

/** Containers of a document, outermost first: a container may contain those of higher ranks. */
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

const list = (words: string) => words.trim().split(/\s*,\s*/u);

/** A word may contain one space; words that print often leaves without accents are also listed in that form. */
export const CONTAINER_WORDS: Record<ContainerKind, readonly string[]> = {
  protocol: list(
    `protocol, protocole, protokoll, protocolo, protocollo, protocolul, protokół, protokol, protokols, protokolas,
    pöytäkirja, jegyzőkönyv, prótacal, πρωτόκολλο, πρωτοκολλο, протокол, nghị định thư`,
  ),
  annex: list(
    `annex, annexe, anhang, anlage, anexo, anexa, allegato, bijlage, załącznik, příloha, príloha, priloga, prilog,
    bilaga, bilag, liite, lisa, melléklet, pielikums, priedas, παράρτημα, παραρτημα, приложение, anness,
    iarscríbhinn, schedule, attachment, phụ lục`,
  ),
  appendix: list(
    `appendix, appendice, apéndice, apêndice, aanhangsel, dodatek, dodatok, dodatak, tillæg, tillägg, lisäys, függelék,
    papildinājums, priedėlis, liide, appendiċi, foscríbhinn, προσάρτημα, προσαρτημα, допълнение, phụ bản`,
  ),
  part: list(
    `part, partie, parte, partea, teil, deel, część, část, časť, del, dio, osa, rész, daļa, dalis, parti, cuid, μέρος,
    μερος, част, phần`,
  ),
  title: list(
    `title, titre, título, titulo, titolo, titel, titlul, tytuł, hlava, avdelning, afsnit, naslov, glava, osasto,
    jaotis, cím, sadaļa, antraštinė dalis, titolu, teideal, τίτλος, τιτλος, дял`,
  ),
  chapter: list(
    `chapter, chapitre, kapitel, capítulo, capitulo, capitolo, capo, capitolul, hoofdstuk, rozdział, kapitola,
    poglavlje, poglavje, luku, peatükk, fejezet, nodaļa, skyrius, kapitolu, caibidil, κεφάλαιο, κεφαλαιο, глава,
    chương`,
  ),
  section: list(
    `section, sección, seccion, secção, seção, sezione, abschnitt, afdeling, secțiunea, oddział, sekcja, oddíl, oddiel,
    odjeljak, oddelek, avsnitt, jakso, jagu, szakasz, iedaļa, skirsnis, taqsima, roinn, τμήμα, τμημα, раздел, mục`,
  ),
  subsection: list(
    `sub-section, subsection, sous-section, unterabschnitt, subsección, subsecção, sottosezione, onderafdeling,
    underafdeling, podsekcja, pododdíl, pododdiel, pododjeljak, pododdelek, alajakso, alajagu, apakšiedaļa, poskirsnis,
    underavsnitt, fo-thaqsima, fo-roinn, υποτμήμα, подраздел, tiểu mục`,
  ),
};

/**
 * Containers whose number may come before the word in digits: "I. FEJEZET", "1. iedaļa". Number words may come before
 * any: "Erster Teil", "PREMIÈRE PARTIE".
 */
export const NUMBER_FIRST_CONTAINERS: ReadonlySet<string> = new Set(
  list(
    `rész, cím, fejezet, szakasz, melléklet, függelék, jegyzőkönyv, daļa, sadaļa, nodaļa, iedaļa, apakšiedaļa,
    pielikums, papildinājums, protokols, dalis, antraštinė dalis, skyrius, skirsnis, poskirsnis, priedas, priedėlis,
    protokolas, osa, jaotis, peatükk, jagu, alajagu, lisa, liide, osasto, luku, jakso, alajakso`,
  ),
);

/** Words for a unit; a document's units are those of the first family found in it. */
export const UNIT_WORDS: Record<string, readonly string[]> = {
  article: list(
    `article, articles?, art, artikel, artículo, articulo, articolo, artigo, articolul, artykuł, článek, článok, čl,
    članak, članek, člen, artikkel, artikla, artikolu, artiklu, l-artikolu, l-artiklu, airteagal, άρθρο, αρθρο, член,
    чл, стаття, điều`,
  ),
  paragraph: ['§+'],
  clause: list('clause, klausel, cláusula, clausola, clausule'),
  rule: list('rule, règle, regel, regla, regola, regulation, principle'),
  point: list('point, item, điểm, punkt, punto, ponto'),
};

/** Units whose number comes before the word: "5. cikk", "5 straipsnis", "5. člen", "5 §". */
export const NUMBER_FIRST_UNITS: readonly string[] = list('cikk, straipsnis, pants, artikla, artikkel, člen, §');

const CARDINALS = 'one, two, three, four, five, six, seven, eight, nine, ten';
/** Ordinals from first to tenth, by language; a vertical bar separates the stem and its endings. */
const ORDINAL_LISTS: readonly string[] = [
  CARDINALS,
  'first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth',
  `erste|r|s, zweite|r|s, dritte|r|s, vierte|r|s, fünfte|r|s, sechste|r|s, siebte|r|s, achte|r|s, neunte|r|s,
  zehnte|r|s`,
  'premi|er|ère, deuxième, troisième, quatrième, cinquième, sixième, septième, huitième, neuvième, dixième',
  'primer|o|a, segund|o|a, tercer|o|a, cuart|o|a, quint|o|a, sext|o|a, séptim|o|a, octav|o|a, noven|o|a, décim|o|a',
  'prim|o|a, second|o|a|e, terz|o|a, quart|o|a, , sest|o|a, settim|o|a, ottav|o|a, non|o|a, decim|o|a',
  'primeir|o|a, , terceir|o|a, , , , sétim|o|a, oitav|o|a, , ',
  'eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende, tiende',
  'първ|а|и, втор|а|и, трет|а|и, четвърт|а|и, пет|а|и, шест|а|и, седм|а|и, осм|а|и, девет|а|и, десет|а|и',
  'pierwsz|a|y, drug|a|i, trzeci|a, czwart|a|y, piąt|a|y, szóst|a|y, siódm|a|y, ósm|a|y, dziewiąt|a|y, dziesiąt|a|y',
  'πρώτο|ς, δεύτερο|ς, τρίτο|ς, τέταρτο|ς, πέμπτο|ς, έκτο|ς, έβδομο|ς, όγδοο|ς, ένατο|ς, δέκατο|ς',
  'první, druhá, třetí, čtvrtá, pátá, šestá, sedmá, osmá, devátá, desátá',
  'első, második, harmadik, negyedik, ötödik, hatodik, hetedik, nyolcadik, kilencedik, tizedik',
  'första, andra, tredje, fjärde, femte, sjätte, sjunde, åttonde, nionde, tionde',
  `thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, thứ tám, thứ chín, thứ mười`,
];

/** Numbers written as words: "Article premier", "Phần thứ nhất", "Erster Teil", "Artículo único". */
export const ordinals = once((): Readonly<Record<string, number>> => {
  const first = ['1er', 'ier', '1re', 'ière', 'unique', 'único', 'unico', 'única', 'unica', 'only', 'duy nhất'];
  const listed = ORDINAL_LISTS.flatMap((words) =>
    words.split(',').flatMap((each, i) => {
      const [stem = '', ...endings] = each.trim().split('|');
      return stem === '' ? [] : formsOf(stem, endings).map((form) => [form, i + 1]);
    }),
  );
  return Object.fromEntries([...first.map((one) => [one, 1]), ...listed]);
});

/** A stem with each of its endings, and on its own if it is a word ("erste", "πρώτο"). */
function formsOf(stem: string, endings: readonly string[]): string[] {
  const whole = endings.length === 0 || /[eοο]$|^primer$|^tercer$|^trzeci$/u.test(stem);
  return [...(whole ? [stem] : []), ...endings.map((ending) => stem + ending)];
}

/** Words between "Protocol" and its number. */
export const NUMBER_SIGN = '(?:no|n[oº°]|n\\.º|nr|núm|num|n|br|č|št|nru|uimh|αριθ|n:o|số|№)';

const CONTENTS_WORDS = list(
  `contents, table of contents, list of contents, mục lục, inhalt, inhaltsverzeichnis, inhaltsübersicht, sommaire,
  table des matières, índice, sumario, sumário, indice, sommario, inhoud, inhoudsopgave, spis treści, obsah, cuprins,
  съдържание, πίνακας περιεχομένων, περιεχόμενα, περιεχομενα, sisällysluettelo, sisällys, innehållsförteckning,
  innehåll, indholdsfortegnelse, indhold, tartalom, tartalomjegyzék, kazalo, vsebina, sadržaj, satura rādītājs,
  saturs, turinys, sisukord, werrej, clár ábhair, clár`,
);
export const CONTENTS: ReadonlySet<string> = new Set(CONTENTS_WORDS.map((word) => word.normalize('NFC')));
