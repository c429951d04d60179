/** How laws and treaties in a language print their containers and articles, and the numbers inside. */
export interface Style {
  /** By kind: templates with {I} for Roman, {1} for Arabic, {A} for a letter, {W} for an ordinal. */
  containers: Record<'part' | 'chapter' | 'section', string[]>;
  annexes: string[];
  /** Inside an annex. */
  appendices: string[];
  protocols: string[];
  /** One for the whole document. */
  single: string[];
  article: string[];
  paragraph: string[];
  item: string[];
  ordinals: string[];
  contents: string;
  /** Unnumbered lines above and below the text. */
  front: string[];
  sign: string[];
  /** A line below the number of an annex that is not its title. */
  issued?: string;
}

const EN: Style = {
  containers: {
    part: ['PART {I}', 'Part {1}', 'PART {A}', 'Part {W}'],
    chapter: ['CHAPTER {1}', 'Chapter {I}', 'CHAPTER {W}'],
    section: ['SECTION {1}', 'Section {A}', 'Section {I}'],
  },
  annexes: ['ANNEX {I}', 'Annex {1}', 'ANNEX {1}-A', 'Schedule {1}', 'Attachment {A}', 'ANNEX {A}', 'Annex {I}-B'],
  appendices: ['Appendix {1}', 'APPENDIX {1}-A-1', 'Appendix {A}'],
  protocols: ['PROTOCOL {1}', 'Protocol No {1}', 'Protocol {I}'],
  single: ['ANNEX', 'Schedule', 'PROTOCOL', 'Appendix'],
  article: ['Article {1}', 'ARTICLE {1}', 'Art. {1}', 'Article {I}'],
  paragraph: ['{n}.', '({n})', '{n}.'],
  item: ['({a})', '{a})'],
  ordinals: ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'],
  contents: 'TABLE OF CONTENTS',
  front: ['The two harbours, wishing to share what they know of wind and tide,', 'Have agreed as follows:'],
  sign: ['Done at the northern pier in two copies.', 'For the northern harbour', 'For the southern harbour'],
};

const DE: Style = {
  containers: {
    part: ['Teil {I}', 'TEIL {1}', '{W}r Teil', 'Teil {A}'],
    chapter: ['Kapitel {1}', 'KAPITEL {I}', '{W}s Kapitel'],
    section: ['Abschnitt {1}', 'ABSCHNITT {A}', '{W}r Abschnitt'],
  },
  annexes: ['ANHANG {I}', 'Anhang {1}', 'Anlage {1}', 'ANHANG {1}-A'],
  appendices: ['Anlage {A}', 'Anlage {1}'],
  protocols: ['PROTOKOLL Nr. {1}', 'Protokoll {1}'],
  single: ['ANHANG', 'Anlage', 'PROTOKOLL'],
  article: ['Artikel {1}', 'ARTIKEL {1}', 'Art. {1}', '§ {1}'],
  paragraph: ['({n})', '{n}.'],
  item: ['{a})', '({a})'],
  ordinals: ['Erste', 'Zweite', 'Dritte', 'Vierte', 'Fünfte', 'Sechste', 'Siebte', 'Achte'],
  contents: 'INHALTSVERZEICHNIS',
  front: ['Die beiden Häfen, in dem Wunsch, ihr Wissen zu teilen,', 'sind wie folgt übereingekommen:'],
  sign: ['Geschehen am nördlichen Pier in zwei Urschriften.', 'Für den nördlichen Hafen', 'Für den südlichen Hafen'],
};

const FR: Style = {
  containers: {
    part: ['PARTIE {I}', 'Partie {1}', '{W} PARTIE'],
    chapter: ['CHAPITRE {I}', 'Chapitre {1}'],
    section: ['SECTION {1}', 'Section {A}'],
  },
  annexes: ['ANNEXE {I}', 'Annexe {1}', 'ANNEXE {1}-A'],
  appendices: ['APPENDICE {1}', 'Appendice {A}'],
  protocols: ['PROTOCOLE n° {1}', 'Protocole nº {1}', 'PROTOCOLE {I}'],
  single: ['ANNEXE', 'PROTOCOLE', 'Appendice'],
  article: ['Article {1}', 'ARTICLE {1}', 'Art. {1}'],
  paragraph: ['{n}.', '{n})', '({n})'],
  item: ['{a})', '({a})'],
  ordinals: ['PREMIÈRE', 'DEUXIÈME', 'TROISIÈME', 'QUATRIÈME', 'CINQUIÈME', 'SIXIÈME'],
  contents: 'TABLE DES MATIÈRES',
  front: ['Les deux ports, désireux de partager ce qu’ils savent du vent,', 'Sont convenus de ce qui suit:'],
  sign: ['Fait sur la jetée du nord en deux exemplaires.', 'Pour le port du nord', 'Pour le port du sud'],
};

const ES: Style = {
  containers: {
    part: ['PARTE {I}', 'Parte {1}', '{W} PARTE', 'PARTE {W}'],
    chapter: ['CAPÍTULO {I}', 'Capítulo {1}'],
    section: ['SECCIÓN {1}', 'Sección {A}'],
  },
  annexes: ['ANEXO {I}', 'Anexo {1}', 'ANEXO {1}-A'],
  appendices: ['APÉNDICE {1}', 'Apéndice {A}'],
  protocols: ['PROTOCOLO n.º {1}', 'Protocolo {1}'],
  single: ['ANEXO', 'PROTOCOLO', 'Apéndice'],
  article: ['Artículo {1}', 'ARTÍCULO {1}', 'Artículo {1}.º'],
  paragraph: ['{n}.', '{n})', '({n})'],
  item: ['{a})', '({a})'],
  ordinals: ['PRIMERA', 'SEGUNDA', 'TERCERA', 'CUARTA', 'QUINTA', 'SEXTA'],
  contents: 'ÍNDICE',
  front: ['Los dos puertos, deseosos de compartir lo que saben del viento,', 'Han convenido en lo siguiente:'],
  sign: ['Hecho en el muelle del norte en dos ejemplares.', 'Por el puerto del norte', 'Por el puerto del sur'],
};

const VI: Style = {
  containers: {
    part: ['PHẦN {I}', 'Phần thứ {W}', 'PHẦN THỨ {W}'],
    chapter: ['Chương {I}', 'CHƯƠNG {I}', 'Chương {1}'],
    section: ['Mục {1}', 'MỤC {1}', 'Mục {I}'],
  },
  annexes: ['PHỤ LỤC {I}', 'Phụ lục {1}', 'Phụ lục số 0{1}', 'PHỤ LỤC {A}', 'Phụ lục {I}'],
  appendices: ['Phụ bản {1}'],
  protocols: ['NGHỊ ĐỊNH THƯ {1}', 'Nghị định thư số {1}'],
  single: ['PHỤ LỤC', 'Phụ lục', 'NGHỊ ĐỊNH THƯ'],
  article: ['Điều {1}', 'ĐIỀU {1}', 'Điều {1}'],
  paragraph: ['{n}.', '{n}.', 'Khoản {n}.', '{n})'],
  item: ['{a})', 'điểm {a})', '({a})'],
  ordinals: ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám'],
  contents: 'MỤC LỤC',
  front: [
    'CỘNG ĐỒNG HAI CẢNG',
    'Gió lặng - Sóng êm - Bến lành',
    'Căn cứ thỏa thuận của hai cảng về gió và thủy triều;',
    'Căn cứ đề nghị của các hoa tiêu,',
    'Ban quản lý hai cảng ban hành quy định về thời tiết và sương mù.',
  ],
  sign: ['Quy định này được hai cảng thông qua ngày 12 tháng 6.', 'TRƯỞNG BAN', '(Đã ký)'],
  issued: '(Ban hành kèm theo quy định của hai cảng)',
};

export const STYLES = { en: EN, de: DE, fr: FR, es: ES, vi: VI } as const;
export type LawLanguage = keyof typeof STYLES;
