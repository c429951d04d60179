import type { Frames } from './type.js';

/** How German, Polish, Czech, Swedish and Greek ask about a topic. */
export const german: Frames = {
  opening:
    'was welche welcher welches wo wie sagt sagen gesagt steht stehen gibt gab es etwas irgendetwas irgendwas ' +
    'wird werden wurde wurden ist sind war hat haben ' +
    'in im den dem der die das des ein eine einen einem einer diesen dieser dieses dokument dokumente dokumenten ' +
    'text texte texten erklarung gemeinsame ' +
    'gemeinsamen unterlagen erwahnt erwahnen behandelt behandeln spricht sprechen redet reden enthalt enthalten ' +
    'drin darin kannst konnen konntest konnten du sie ' +
    'ihr mir uns erzahl erzahle erzahlen sag sage ich mochte will wurde gern gerne wissen informationen infos ' +
    'info suche suchen such zeig zeige ' +
    'erklar erklare beide beiden seiten parteien eu europaische europaischen union vietnam haltung position ' +
    'standpunkt thema bezug hinsicht man ' +
    'denn auch noch schon genau eigentlich bitte mal neues neue neueste stand aktuelle aktueller alles mehr ' +
    'geschrieben vereinbart',
  links:
    'uber | zu | zum | zur | zum thema | zu den themen | bezuglich | hinsichtlich | betreffend | in bezug auf | ' +
    'was ist mit | wie ist es mit | ' +
    'wie steht es um | wie steht es mit | wie sieht es mit | was betrifft | erwahnt | erwahnen | von | und | und ' +
    'was ist mit | und zu | mit | ' +
    'informationen uber | infos zu | suche | suche nach | erklare | das thema | was ist | was sind | was ' +
    'bedeutet | was heisst | stand der | rund um | um',
  tails:
    'erwahnt | genannt | behandelt | besprochen | thematisiert | angesprochen | aus | vor | in den dokumenten | ' +
    'im dokument | im text | in der erklarung | ' +
    'was sagen | was sagt | was steht | was ist das | gibt es etwas | gibt es dazu | gibt es was | bitte | ein thema',
  closing: 'bitte danke dazu daruber davon irgendwo',
  filler: 'hallo hi hey guten tag morgen abend bitte danke und also na ja ok mal moin servus',
  auxiliaries: 'wird werden ist sind der die das wie',
};

export const polish: Frames = {
  opening:
    'co jak gdzie jaki jakie jaka czy mowi mowia powiedziano powiedzieli jest sa bylo cos o na temat w ' +
    'dokumentach dokument dokumenty dokumencie tekst tekscie ' +
    'oswiadczenie oswiadczeniu wspolne wspolnym wspomina wspominaja mozesz moze mozna mi powiedz powiedziec chce ' +
    'chcialbym chcialabym wiedziec ' +
    'informacje info szukaj znajdz pokaz wyjasnij obie strony ue unia europejska wietnam wietnamie stanowisko ' +
    'sprawie dotyczace tym tam sie napisano pisza dowiedziec',
  links:
    'o | na temat | w sprawie | odnosnie | odnosnie do | co z | co do | dotyczace | dotyczacego | wspomina o | ' +
    'wspominaja o | mowi o | a | a co z | a co o | ' +
    'informacje o | informacje na temat | szukaj | znajdz | wyjasnij | temat | w kwestii | jesli chodzi o | co ' +
    'to jest | co to | czym jest',
  tails:
    'jest wspomniane | jest wspomniana | jest wspomniany | sa wspomniane | wspomniano | w dokumentach | w ' +
    'dokumencie | w tekscie | w oswiadczeniu | ' +
    'co mowia | co mowi | co to jest | co to | prosze | jest mowa',
  closing: 'prosze dzieki gdzies',
  filler: 'czesc hej witam dzien dobry prosze dzieki dziekuje no a wiec ok',
  auxiliaries: 'czy',
};

export const czech: Frames = {
  opening:
    'co jak kde jaky jake jaka rika rikaji rekli receno je jsou bylo neco o v dokumentech dokument dokumenty ' +
    'dokumentu text textu prohlaseni spolecne ' +
    'spolecnem zminuje zminuji mluvi mluvit muzes muzete mi rekni rict chci chtel bych vedet informace info ' +
    'hledej najdi ukaz vysvetli obe strany ' +
    'eu evropska unie vietnam vietnamu postoj stanovisko ohledne tema se tom tam pise stoji zda jestli',
  links:
    'o | ohledne | k | ke | na tema | co se tyce | pokud jde o | tykajici se | zminuje | zminuji | a | a co | co ' +
    '| informace o | hledej | vysvetli | tema | ' +
    'co je | co je to | jak je to s | jak je to se | ve veci | v oblasti',
  tails:
    'zmineno | zminen | zminena | je zmineno | v dokumentech | v dokumentu | v textu | v prohlaseni | co rikaji ' +
    '| co rika | co je to | prosim',
  closing: 'prosim diky nekde',
  filler: 'ahoj cau dobry den prosim diky dekuji no a tak ok',
  auxiliaries: 'je jsou',
};

export const swedish: Frames = {
  opening:
    'vad vilka vilken var hur sager sags sagt star finns det nagot nagonting i de dokumenten dokument dokumentet ' +
    'texten text uttalandet uttalande gemensamma ' +
    'gemensamt forklaringen namner namns talar pratar tar behandlar innehaller kan du ni mig beratta jag vill ' +
    'skulle vilja veta information info ' +
    'sok hitta visa forklara bada parter parterna sidor sidorna eu europeiska unionen vietnam standpunkt amne ' +
    'angaende den en ett ar om skrivs upp',
  links:
    'om | angaende | betraffande | gallande | kring | nar det galler | vad galler | med avseende pa | namner | ' +
    'namns | tar upp | och | hur ar det med | ' +
    'vad ar | information om | sok | forklara | amnet | hur star det till med',
  tails:
    'namns | namnt | omnamns | tas upp | i dokumenten | i dokumentet | i texten | i uttalandet | vad sager de | ' +
    'vad sags | vad ar det | tack',
  closing: 'tack nagonstans',
  filler: 'hej hejsan god morgon tack snalla och sa ja ok',
  auxiliaries: 'namns ar',
};

export const greek: Frames = {
  opening:
    'τι ποια ποιοι ποιο που πωσ λεει λενε αναφερει αναφερουν αναφερεται αναφερονται λεγεται υπαρχει κατι σχετικα ' +
    'με για στα στο στη στην εγγραφα εγγραφο κειμενο ' +
    'κειμενα δηλωση κοινη διακηρυξη μιλα μιλανε περιεχει μπορεισ μπορειτε μου πεσ πειτε να θελω θα ηθελα ξερω ' +
    'μαθω πληροφοριεσ δειξε εξηγησε οι δυο ' +
    'πλευρεσ εε ευρωπαικη ενωση βιετναμ θεση θεμα η ο το του τησ των τισ τουσ τα την τον και ειναι',
  links:
    'για | σχετικα με | οσον αφορα | αναφορικα με | περι | αναφερει | αναφερουν | και | τι γινεται με | τι ' +
    'ισχυει για | πληροφοριεσ για | εξηγησε | το θεμα | ' +
    'τι ειναι | για τη | για την | για το | για τον | για τα | για τισ | για τουσ | σχετικα με τη | σχετικα με ' +
    'την | σχετικα με το | σχετικα με τα',
  tails: 'αναφερεται | αναφερονται | στα εγγραφα | στο κειμενο | στη δηλωση | τι λενε | τι λεει | τι ειναι | παρακαλω',
  closing: 'παρακαλω ευχαριστω καπου',
  filler: 'γεια καλημερα καλησπερα παρακαλω ευχαριστω και λοιπον',
  auxiliaries: 'η ο το οι τα',
};
