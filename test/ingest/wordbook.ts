export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'vi', 'el', 'bg'] as const;

/** The words of generated documents in one language. */
export interface Wordbook {
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

export const WORDS: Record<(typeof LANGUAGES)[number], Wordbook> = {
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
