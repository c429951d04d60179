import type { Talk } from './intent-phrases.js';

// Written like the phrases of intents.

/** Requests for words other than the documents' own; an object may follow. */
export const REQUESTS: Talk = {
  summarise: {
    en:
      'summarise | summarize | summarise for me | sum up | summing up | summary | a summary | ' +
      'summary of | give me a summary | give me a summary of | give a summary | tl dr | tldr | ' +
      'tl dr of | in short | key points | the key points | main points | the main points | the gist | ' +
      'gist of | explain | explain it | explain like i m five | eli5 | simplify | paraphrase | ' +
      'rephrase | reword | in simple terms | in simple words | in plain english | in plain language | ' +
      'in your own words | in other words | make it shorter | shorten | condense | break down | ' +
      'interpret | analyse | analyze | what does this mean | what does that mean | what does it mean',
    vi:
      'tom tat | tom luoc | noi ngan gon | noi gon lai | ngan gon | y chinh | cac y chinh | ' +
      'nhung y chinh | noi dung chinh | giai thich | giai nghia | dien giai | phan tich | noi de hieu | ' +
      'noi don gian | noi lai de hieu hon | dien dat lai | viet lai | rut gon | nghia la gi | ' +
      'co nghia la gi | y nghia la gi',
    de:
      'fasse zusammen | fass zusammen | zusammenfassen | zusammenfassung | eine zusammenfassung | erklare | ' +
      'erklar | in einfachen worten | was bedeutet das | in kurzen worten | kurz gesagt',
    fr:
      'resume | resumer | resumez | un resume | resume moi | resumez moi | explique | expliquez | explique moi | ' +
      'en termes simples | qu est ce que ca veut dire | en bref',
    es:
      'resume | resumen | resumir | un resumen | resumeme | explica | explicame | ' +
      'en palabras sencillas | que significa eso | que significa esto',
    it:
      'riassumi | riassunto | riassumere | un riassunto | riassumimi | spiega | spiegami | in parole semplici | ' +
      'cosa significa | che cosa significa',
    pt: 'resuma | resumo | resumir | um resumo | explique | explica me | em palavras simples | o que significa isso',
    nl:
      'vat samen | samenvatten | samenvatting | een samenvatting | vat het samen | leg uit | ' +
      'in eenvoudige woorden | wat betekent dit | wat betekent dat',
    pl: 'stresc | streszczenie | podsumuj | podsumowanie | wyjasnij | prostymi slowami | co to znaczy',
    cs: 'shrn | shrnout | shrnuti | souhrn | vysvetli | jednoduse | co to znamena',
    ro: 'rezuma | rezumat | un rezumat | explica | pe scurt | in cuvinte simple | ce inseamna asta',
    sv: 'sammanfatta | sammanfattning | en sammanfattning | forklara | med enkla ord | vad betyder det',
    da: 'opsummer | resume | sammenfat | forklar',
    fi: 'tiivista | tiivistelma | yhteenveto | selita | mita tama tarkoittaa',
    hu: 'foglald ossze | osszefoglalo | osszefoglalas | magyarazd el | mit jelent ez',
    el: 'συνοψισε | περιληψη | μια περιληψη | εξηγησε | με απλα λογια | τι σημαινει αυτο',
    bg: 'обобщи | резюме | резюмирай | обясни | с прости думи | какво означава това',
    hr: 'sazmi | sazetak | objasni | jednostavnim rijecima',
  },
  translate: {
    en:
      'translate | translation | a translation | translation of | a translation of | translate for me | ' +
      'can you translate | give me a translation | translated',
    vi:
      'dich | dich giup | dich ho | dich sang | dich ra | phien dich | ban dich | dich cho | dich lai | ' +
      'chuyen ngu | chuyen sang | dich giup minh | dich giup toi',
    de: 'ubersetze | ubersetz | ubersetzen | ubersetzung | eine ubersetzung',
    fr: 'traduis | traduire | traduisez | traduction | une traduction',
    es: 'traduce | traducir | traduccion | una traduccion | traduceme',
    it: 'traduci | tradurre | traduzione | una traduzione',
    pt: 'traduza | traduz | traduzir | traducao',
    nl: 'vertaal | vertalen | vertaling',
    pl: 'przetlumacz | tlumaczenie | przetlumaczyc',
    cs: 'preloz | prelozit | preklad',
    ro: 'tradu | traduci in | traducere',
    sv: 'oversatt | oversattning | oversatta',
    da: 'oversaet',
    fi: 'kaanna | kaannos',
    hu: 'forditsd le | forditas',
    el: 'μεταφρασε | μεταφραση',
    bg: 'преведи | превод',
    hr: 'prevedi | prijevod',
  },
};

/** Words for the object of a request that name nothing to search for. */
export const OBJECTS =
  'the this that these those it them all of everything document documents text texts statement paper file ' +
  'whole entire full clause clauses article articles point ' +
  'paragraph passage section part answer reply message above below last previous your sources corpus for me us ' +
  'in to into a an one two three few five ten sentence sentences ' +
  'word words line lines simple short briefly quickly english plain easy language beginners child kid can ' +
  'could you would will i want need like get give show make do is what does and ' +
  'tuyen bo chung van ban tai lieu nay do kia ca toan bo noi dung doan muc dieu khoan cau tra loi tren ngan ' +
  'gon trong mot hai ba cau tu co the khong duoc hay giup cho minh toi voi sang bang don gian de hieu ' +
  'das dies dieses den der die dem dokument erklarung ganze mir uns bitte kannst du konnen sie einem satz in ' +
  'le la les ce cette ces document declaration tout moi peux tu pouvez vous en une phrase el los las esto este ' +
  'esta todo documento puedes lo il lo questo questa tutto puoi ' +
  'het deze dit alles document kun je ten to tego dokument caly mozesz tento dokument muzes acest documentul ' +
  'poti detta dokumentet kan du tama αυτο το κειμενο εγγραφο това документа';

/** Target languages of a translation. */
export const TARGETS =
  'in english | into english | to english | in vietnamese | into vietnamese | to vietnamese | ' +
  'in german | into german | to german | in french | into french | to french | into spanish | ' +
  'to spanish | into italian | to italian | into polish | to polish | into dutch | into chinese | ' +
  'to chinese | into japanese | to japanese | english | vietnamese | tieng anh | sang tieng anh | ' +
  'ra tieng anh | tieng viet | sang tieng viet | ra tieng viet | tieng duc | tieng phap | tieng trung | ' +
  'tieng nhat | ins deutsche | auf deutsch | ins englische | auf englisch | ins vietnamesische | ' +
  'auf vietnamesisch | en francais | en anglais | en vietnamien | al espanol | al ingles | en espanol | ' +
  'en ingles | in italiano | in inglese | para portugues | para ingles | naar het nederlands | ' +
  'naar het engels | na polski | na angielski | do cestiny | do anglictiny | in romana | in engleza | ' +
  'till svenska | till engelska';
