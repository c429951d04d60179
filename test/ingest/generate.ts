/** Documents shaped like treaties and laws, in words of our own, with what is right for each. */

export const LAYOUTS = ['title-line', 'inline-title', 'markdown', 'capitals'] as const;
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'vi', 'el', 'bg'] as const;
export const NUMBERINGS = ['plain', 'dotted', 'inserted', 'roman', 'excerpt', 'gap'] as const;
export const CONTAINERS = ['none', 'chapters', 'parts-and-chapters', 'restart'] as const;
export const FURNITURE = ['none', 'head-and-number', 'number', 'layout-row'] as const;
export const CONTENTS = ['none', 'leaders', 'list'] as const;

/** What a document is made like. */
export interface Recipe {
  seed: number;
  layout: (typeof LAYOUTS)[number];
  language: (typeof LANGUAGES)[number];
  numbering: (typeof NUMBERINGS)[number];
  containers: (typeof CONTAINERS)[number];
  furniture: (typeof FURNITURE)[number];
  contents: (typeof CONTENTS)[number];
  articles: number;
  annexes: number;
  recitals: boolean;
  wrapped: boolean;
  /** Paragraphs and line ends that begin with a reference to an article. */
  references: boolean;
  /** No blank line between a heading, its title and its text. */
  dense: boolean;
}

/** A unit that must be found. */
export interface Expected {
  number: string;
  /** Of the annex it is a point of. */
  annex?: string;
  recital?: boolean;
  /** The first words of its text. */
  begins: string;
}

export interface Generated {
  text: string;
  expected: Expected[];
  /** Words that are no text of the document: contents, heads and numbers of pages. */
  noText: string;
}

interface Wordbook {
  article: string;
  chapter: string;
  part: string;
  annex: string;
  contents: string;
  preamble: string;
  first?: string;
  openers: string[];
  verbs: string[];
  objects: string[];
  ends: string[];
  titles: string[];
  reference: (number: string) => string;
}

const WORDS: Record<Recipe['language'], Wordbook> = {
  en: {
    article: 'Article',
    chapter: 'Chapter',
    part: 'Part',
    annex: 'Annex',
    contents: 'Table of contents',
    preamble: 'The two harbours, wishing to share what they know of wind and tide,',
    openers: ['Each harbour', 'The masters of both harbours', 'A pilot', 'The joint committee', 'Either Party'],
    verbs: ['shall keep', 'publishes', 'may ask for', 'shall review', 'compares', 'shall not refuse'],
    objects: [
      'the register of buoys',
      'the weather reports of the year',
      'a list of lamps',
      'the price of oil',
      'the depth of the channel',
    ],
    ends: [
      'before the end of March',
      'within thirty days',
      'in a dry and safe place',
      'unless the fog lies over the bay',
      'at the request of the other side',
    ],
    titles: [
      'Definitions',
      'Scope',
      'Exchange of reports',
      'Lamps and Buoys',
      'Review',
      'Entry into force',
      'Use of the English term',
    ],
    reference: (n) => `Article ${n} of the older accord on lamps shall apply between the two harbours as it stood.`,
  },
  de: {
    article: 'Artikel',
    chapter: 'Kapitel',
    part: 'Teil',
    annex: 'Anhang',
    contents: 'Inhaltsverzeichnis',
    preamble: 'Die beiden Häfen, in dem Wunsch, ihr Wissen über Wind und Gezeiten zu teilen,',
    openers: ['Jeder Hafen', 'Die Hafenmeister', 'Der gemeinsame Ausschuss', 'Ein Lotse'],
    verbs: ['führt', 'veröffentlicht', 'prüft', 'vergleicht', 'verlangt'],
    objects: [
      'das Verzeichnis der Bojen',
      'die Wetterberichte des Jahres',
      'eine Liste der Lampen',
      'die Tiefe der Rinne',
    ],
    ends: ['vor Ende März', 'innerhalb von dreißig Tagen', 'an einem trockenen Ort', 'auf Antrag der anderen Seite'],
    titles: ['Begriffsbestimmungen', 'Anwendungsbereich', 'Austausch der Berichte', 'Inkrafttreten'],
    reference: (n) => `Artikel ${n} des älteren Abkommens über Lampen gilt zwischen den beiden Häfen weiter.`,
  },
  fr: {
    article: 'Article',
    chapter: 'Chapitre',
    part: 'Partie',
    annex: 'Annexe',
    contents: 'Table des matières',
    preamble: 'Les deux ports, désireux de partager ce qu’ils savent du vent et des marées,',
    first: 'premier',
    openers: ['Chaque port', 'Les capitaines des deux ports', 'Le comité mixte', 'Un pilote'],
    verbs: ['tient', 'publie', 'examine', 'compare', 'demande'],
    objects: ['le registre des bouées', 'les bulletins de l’année', 'une liste des lampes', 'la profondeur du chenal'],
    ends: ['avant la fin de mars', 'dans les trente jours', 'en lieu sec et sûr', 'à la demande de l’autre partie'],
    titles: ['Définitions', 'Champ d’application', 'Échange des bulletins', 'Entrée en vigueur'],
    reference: (n) => `Article ${n} de l’ancien accord sur les lampes, qui s’applique encore entre les deux ports.`,
  },
  es: {
    article: 'Artículo',
    chapter: 'Capítulo',
    part: 'Parte',
    annex: 'Anexo',
    contents: 'Índice',
    preamble: 'Los dos puertos, deseosos de compartir lo que saben del viento y de las mareas,',
    openers: ['Cada puerto', 'Los capitanes de ambos puertos', 'El comité conjunto', 'Un práctico'],
    verbs: ['lleva', 'publica', 'examina', 'compara', 'pide'],
    objects: [
      'el registro de las boyas',
      'los partes del año',
      'una lista de las lámparas',
      'la profundidad del canal',
    ],
    ends: [
      'antes del fin de marzo',
      'en un plazo de treinta días',
      'en un lugar seco y seguro',
      'a petición de la otra parte',
    ],
    titles: ['Definiciones', 'Ámbito de aplicación', 'Intercambio de partes', 'Entrada en vigor'],
    reference: (n) => `Artículo ${n} del acuerdo anterior sobre lámparas, que sigue en vigor entre los dos puertos.`,
  },
  it: {
    article: 'Articolo',
    chapter: 'Capo',
    part: 'Parte',
    annex: 'Allegato',
    contents: 'Indice',
    preamble: 'I due porti, desiderosi di condividere ciò che sanno del vento e delle maree,',
    openers: ['Ciascun porto', 'I comandanti dei due porti', 'Il comitato misto', 'Un pilota'],
    verbs: ['tiene', 'pubblica', 'esamina', 'confronta', 'chiede'],
    objects: ['il registro delle boe', 'i bollettini dell’anno', 'un elenco delle lampade', 'la profondità del canale'],
    ends: [
      'prima della fine di marzo',
      'entro trenta giorni',
      'in un luogo asciutto e sicuro',
      'su richiesta dell’altra parte',
    ],
    titles: ['Definizioni', 'Ambito di applicazione', 'Scambio dei bollettini', 'Entrata in vigore'],
    reference: (n) => `Articolo ${n} dell’accordo precedente sulle lampade, che resta in vigore tra i due porti.`,
  },
  vi: {
    article: 'Điều',
    chapter: 'Chương',
    part: 'Phần',
    annex: 'Phụ lục',
    contents: 'Mục lục',
    preamble: 'Hai cảng, mong muốn chia sẻ những điều mình biết về gió và thủy triều,',
    openers: ['Mỗi cảng', 'Các cảng vụ của hai cảng', 'Ủy ban hỗn hợp', 'Hoa tiêu'],
    verbs: ['lưu giữ', 'công bố', 'rà soát', 'so sánh', 'có thể yêu cầu'],
    objects: ['sổ đăng ký phao', 'các bản tin thời tiết trong năm', 'danh sách đèn biển', 'độ sâu của luồng'],
    ends: ['trước cuối tháng ba', 'trong vòng ba mươi ngày', 'ở nơi khô ráo và an toàn', 'theo đề nghị của bên kia'],
    titles: ['Giải thích từ ngữ', 'Phạm vi điều chỉnh', 'Trao đổi bản tin', 'Hiệu lực thi hành'],
    reference: (n) => `Điều ${n} của thỏa thuận cũ về đèn biển tiếp tục được áp dụng giữa hai cảng như trước.`,
  },
  el: {
    article: 'Άρθρο',
    chapter: 'Κεφάλαιο',
    part: 'Μέρος',
    annex: 'Παράρτημα',
    contents: 'Περιεχόμενα',
    preamble: 'Τα δύο λιμάνια, επιθυμώντας να μοιραστούν όσα γνωρίζουν για τον άνεμο,',
    openers: ['Κάθε λιμάνι', 'Η μικτή επιτροπή', 'Ο πλοηγός'],
    verbs: ['τηρεί', 'δημοσιεύει', 'εξετάζει', 'συγκρίνει'],
    objects: ['το μητρώο των σημαντήρων', 'τα δελτία του έτους', 'τον κατάλογο των φανών'],
    ends: ['πριν από το τέλος Μαρτίου', 'εντός τριάντα ημερών', 'σε ξηρό και ασφαλές μέρος'],
    titles: ['Ορισμοί', 'Πεδίο εφαρμογής', 'Ανταλλαγή δελτίων', 'Έναρξη ισχύος'],
    reference: (n) => `Άρθρο ${n} της παλαιότερης συμφωνίας για τους φανούς, που ισχύει ακόμη μεταξύ των δύο.`,
  },
  bg: {
    article: 'Член',
    chapter: 'Глава',
    part: 'Част',
    annex: 'Приложение',
    contents: 'Съдържание',
    preamble: 'Двете пристанища, желаейки да споделят това, което знаят за вятъра,',
    openers: ['Всяко пристанище', 'Смесеният комитет', 'Лоцманът'],
    verbs: ['води', 'публикува', 'преглежда', 'сравнява'],
    objects: ['регистъра на шамандурите', 'бюлетините за годината', 'списъка на фаровете'],
    ends: ['преди края на март', 'в срок от тридесет дни', 'на сухо и безопасно място'],
    titles: ['Определения', 'Приложно поле', 'Обмен на бюлетини', 'Влизане в сила'],
    reference: (n) => `Член ${n} от по-старото споразумение за фаровете, който още се прилага между двете.`,
  },
};

/** Numbers between 0 and 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ROMAN: [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

/** A paragraph of the document; a page may end inside it. */
type Block = { text: string; heading?: number; tight?: boolean };

/** Makes a document. */
export function generate(recipe: Recipe): Generated {
  const next = random(recipe.seed);
  const book = WORDS[recipe.language];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  let serial = 0;
  const sentence = () => {
    serial += 1;
    return `${pick(book.openers)} ${pick(book.verbs)} ${pick(book.objects)} no. ${serial} ${pick(book.ends)}.`;
  };
  const paragraph = () => Array.from({ length: 1 + Math.floor(next() * 4) }, sentence).join(' ');
  const blocks: Block[] = [];
  const expected: Expected[] = [];
  const capitals = recipe.layout === 'capitals';
  const big = (text: string) => (capitals ? text.toLocaleUpperCase(recipe.language) : text);

  const body = (number: string): Block[] => {
    const inner: Block[] = [];
    if (chance(0.4))
      for (let i = 1; i <= 2 + Math.floor(next() * 3); i += 1) inner.push({ text: `${i}. ${paragraph()}` });
    else
      inner.push({
        text: chance(0.15) ? `${pick(book.openers)} ${pick(book.verbs)} ${pick(book.objects)} ${number}.` : paragraph(),
      });
    if (chance(0.3)) {
      inner.push({ text: `${pick(book.openers)} ${pick(book.verbs)}:` });
      inner.push({ text: `(a) ${pick(book.objects)} ${pick(book.ends)};` });
      inner.push({ text: `(b) ${pick(book.objects)}; ${recipe.language === 'en' ? 'and' : 'x'}` });
      inner.push({ text: `(c) ${pick(book.objects)}` });
      inner.push({ text: paragraph() });
    }
    if (recipe.references && chance(0.4)) inner.push({ text: book.reference(`${1 + Math.floor(next() * 40)}`) });
    return inner;
  };

  const numbers = numbersOf(recipe);
  const rows: string[] = [];
  for (const { number, opens } of numbers) {
    for (const { word, number: of } of opens) {
      const title = big(pick(book.titles));
      const head = `${big(book[word])} ${of}`;
      rows.push(`${head} ${title}`);
      if (recipe.layout === 'markdown') blocks.push({ text: `${head} – ${title}`, heading: word === 'part' ? 1 : 2 });
      else blocks.push({ text: head }, { text: title });
    }
    const printed =
      number === '1' && book.first && recipe.numbering !== 'roman' && recipe.containers !== 'restart'
        ? book.first
        : number;
    const title = pick(book.titles);
    const head = `${big(book.article)} ${printed}`;
    rows.push(`${head} ${title}`);
    if (recipe.layout === 'title-line') blocks.push({ text: head }, { text: title, tight: recipe.dense });
    if (recipe.layout === 'inline-title') blocks.push({ text: `${head}. ${title}` });
    if (recipe.layout === 'markdown') blocks.push({ text: `${head}: ${title}`, heading: 3 });
    if (recipe.layout === 'capitals') blocks.push({ text: chance(0.5) ? `${head} – ${big(title)}` : head });
    const text = body(number);
    const [first] = text;
    if (first) first.tight = recipe.dense;
    blocks.push(...text);
    expected.push({ number, begins: (first?.text ?? '').slice(0, 40) });
  }
  for (let a = 1; a <= recipe.annexes; a += 1) {
    const annex = roman(a);
    blocks.push(
      recipe.layout === 'markdown'
        ? { text: `${big(book.annex)} ${annex}`, heading: 1 }
        : { text: `${big(book.annex)} ${annex}` },
    );
    rows.push(`${big(book.annex)} ${annex}`);
    for (let i = 1; i <= 3 + Math.floor(next() * 4); i += 1) {
      const text = `${i}. ${sentence()}`;
      blocks.push({ text });
      expected.push({ number: `${i}`, annex, begins: text.slice(0, 40) });
    }
  }
  const front: Block[] = [{ text: book.preamble }];
  if (recipe.recitals) {
    for (let i = 1; i <= 3; i += 1) {
      const text = `(${i}) ${sentence()}`;
      front.push({ text });
      expected.push({ number: `${i}`, recital: true, begins: text.slice(0, 40) });
    }
  }
  return layOut(recipe, [...front, ...blocks], rows, book, expected);
}

interface Numbering {
  number: string;
  opens: { word: 'part' | 'chapter'; number: string }[];
}

function numbersOf({ numbering, containers, articles }: Recipe): Numbering[] {
  const size = Math.max(3, Math.ceil(articles / 4));
  return Array.from({ length: articles }, (_, i) => {
    const chapter = Math.floor(i / size) + 1;
    const inChapter = (i % size) + 1;
    const opens: Numbering['opens'] = [];
    if (containers !== 'none' || numbering === 'dotted') {
      if (containers === 'parts-and-chapters' && i % (2 * size) === 0)
        opens.push({ word: 'part', number: roman(Math.floor(i / (2 * size)) + 1) });
      if (i % size === 0) opens.push({ word: 'chapter', number: `${chapter}` });
    }
    if (numbering === 'dotted') return { number: `${chapter}.${inChapter}`, opens };
    if (containers === 'restart') return { number: `${inChapter}`, opens };
    if (numbering === 'roman') return { number: roman(i + 1), opens };
    if (numbering === 'excerpt') return { number: `${i + 14}`, opens };
    if (numbering === 'gap') return { number: `${i < 3 ? i + 1 : i + 2}`, opens };
    if (numbering === 'inserted' && i > 0 && i % 4 === 0) return { number: `${i}a`, opens };
    return { number: `${i + 1}`, opens };
  });
}

const WIDTH = 72;

function layOut(
  recipe: Recipe,
  blocks: readonly Block[],
  rows: readonly string[],
  book: Wordbook,
  expected: Expected[],
): Generated {
  const lines: string[] = [];
  const noText: string[] = [];
  let page = 7;
  let onPage = 0;
  const contents =
    recipe.contents === 'none'
      ? []
      : [book.contents, ...rows.map((row, i) => (recipe.contents === 'leaders' ? `${row} ........ ${i + 2}` : row))];
  if (contents.length > 0) {
    lines.push(...contents, '');
    noText.push(...contents);
  }
  const turnPage = () => {
    const foot = furnitureOf(recipe.furniture, page);
    if (foot.length === 0) return;
    lines.push('', ...foot, '');
    noText.push(...foot);
    page += 1;
    onPage = 0;
  };
  for (const { text, heading, tight } of blocks) {
    if (!tight) lines.push('');
    const set = heading === undefined ? text : `${'#'.repeat(heading)} ${text}`;
    const broken = recipe.wrapped && heading === undefined ? wrap(set, WIDTH) : [set];
    for (const [i, line] of broken.entries()) {
      // A page ends amid a paragraph, never between a heading and its text.
      if (onPage > 30 && i > 0 && recipe.wrapped && line.length > 20) turnPage();
      lines.push(line);
      onPage += 1;
    }
    if (onPage > 30 && !recipe.wrapped && /[.]$/.test(text) && text.length > 80) turnPage();
  }
  return { text: lines.join('\n').trim(), expected, noText: noText.join('\n') };
}

function furnitureOf(kind: Recipe['furniture'], page: number): string[] {
  if (kind === 'head-and-number') return ['Harbour Gazette of the Northern Bay', '', `${page}`];
  if (kind === 'number') return [`- ${page} -`];
  if (kind === 'layout-row')
    return [`12.6.2020             EN             Harbour Gazette of the Northern Bay            L 7/${page}`];
  return [];
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
