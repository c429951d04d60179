import type { Language } from './language.js';

export const pl: Language = {
  code: 'pl',
  months: [
    'styczeń | stycznia | styczniu | styczniem | sty',
    'luty | lutego | lutym | lut',
    'marzec | marca | marcu | marcem | mar',
    'kwiecień | kwietnia | kwietniu | kwietniem | kwi',
    'maj | maja | maju | majem',
    'czerwiec | czerwca | czerwcu | czerwcem | cze',
    'lipiec | lipca | lipcu | lipcem | lip',
    'sierpień | sierpnia | sierpniu | sierpniem | sie',
    'wrzesień | września | wrześniu | wrześniem | wrz',
    'październik | października | październiku | październikiem | paź',
    'listopad | listopada | listopadzie | listopadem | lis',
    'grudzień | grudnia | grudniu | grudniem | gru',
  ],
  weekdays: [
    'poniedziałek | poniedziałku',
    'wtorek | wtorku',
    'środa | środę | środy',
    'czwartek | czwartku',
    'piątek | piątku',
    'sobota | sobotę | soboty',
    'niedziela | niedzielę | niedzieli',
  ],
  bounds: {
    before: 'przed | sprzed | wcześniej niż',
    until: 'do | aż do | do końca | najpóźniej | najpóźniej do | nie później niż',
    since: 'od | począwszy od | nie wcześniej niż',
    after: 'po | później niż',
    from: 'od | z',
    to: 'do',
    between: 'między | pomiędzy',
    and: 'a | i',
    on: 'dnia | w dniu | z dnia',
    fillers: 'dnia | roku | rokiem | r | końcem | końca | początkiem | początku | połowy | miesiąca | w',
  },
  periods: {
    units: {
      day: 'dzień | dni | dnia | dniach',
      week: 'tydzień | tygodnie | tygodni | tygodniu',
      month: 'miesiąc | miesiące | miesięcy | miesiącu | miesiąca',
      quarter: 'kwartał | kwartały | kwartale | kwartału',
      half: 'półrocze | półroczu | półrocza | połowa | połowie',
      year: 'rok | roku | lat | lata | latach',
      decade:
        'dekada | dekady | dekadzie | lata | latach | dekadę | dziesięciolecie | dziesięcioleciu | ' +
        'dziesięciolecia',
      century: 'wiek | wieku | wieki | stulecie | stuleciu | stulecia',
    },
    last:
      'ubiegły | ubiegłym | ubiegłego | zeszły | zeszłym | zeszłego | ostatni | ostatnim | ostatnich | ' +
      'ostatnie | poprzedni | poprzednim | ostatniej | ostatnią | ostatnia | ostatniego | ubiegłej | ' +
      'zeszłej | minionej | minionym | minionego | minione',
    this: 'ten | tym | bieżący | bieżącym | tego | obecny | obecnym',
    next: 'następny | następnym | przyszły | przyszłym | najbliższy | najbliższych',
    ago: 'temu',
    lastYear: 'w zeszłym roku | w ubiegłym roku | zeszłego roku | w poprzednim roku',
    thisYear: 'w tym roku | w bieżącym roku | tego roku',
    nextYear: 'w przyszłym roku | w następnym roku',
    today: 'dzisiaj | dziś',
    yesterday: 'wczoraj',
    vague:
      'zeszłej wiosny | zeszłego lata | zeszłej jesieni | zeszłej zimy | ostatnio | niedawno | w ostatnich latach | ' +
      'kilka lat temu | parę lat temu | lata temu | dawno temu | w ostatnim czasie',
    latest:
      'najnowszy | najnowsza | najnowsze | najnowszego | najnowszych | najnowszej | ostatni | ostatnia | ' +
      'obecnie | aktualny',
  },
  numbers: {
    small:
      'jeden/jedna dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście ' +
      'czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
    tens:
      '' +
      'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
    joined: '{t} {u}',
    ordinals: [
      'pierwszy | pierwsza | pierwsze | pierwszym | pierwszego',
      'drugi | druga | drugie | drugim | drugiego',
      'trzeci | trzecia | trzecie | trzecim | trzeciego',
      'czwarty | czwarta | czwarte | czwartym | czwartego',
    ],
  },
  references: {
    units: {
      clause: 'klauzula | klauzuli | klauzule | klauzulę | klauzul',
      article: 'artykuł | artykułu | artykuły | artykule | artykułach | art',
      paragraph: 'ustęp | ustępu | ustępy | ustępie | ust | paragraf | paragrafu | paragrafy | akapit | akapicie',
      point: 'punkt | punkty | punktu | punkcie | pkt | numer | numeru | nr',
      section: 'sekcja | sekcji | dział',
      part: 'część | części',
      chapter: 'rozdział | rozdziale | rozdziału',
      annex: 'załącznik | załączniku | załącznika',
    },
    loose:
      'punkt | punkty | punktu | punkcie | pkt | numer | numeru | nr | sekcja | sekcji | dział | część | ' +
      'części | rozdział | rozdziale | załącznik | załączniku',
    number: 'nr | numer',
    last: 'ostatni | ostatnia | ostatnią | ostatnim',
    penultimate: 'przedostatni | przedostatnia | przedostatnią | przedostatnim',
    onwards: 'i następne | i dalsze',
    to: 'do',
    and: 'i | oraz | lub',
    of: 'w | z | ze | we | do',
    documents:
      'oświadczeni* | deklaracj* | komunikat* | dokument* | tekst | tekstu | wspólne oświadczeni* | ' +
      'wspólnego oświadczeni* | wspólnym oświadczeni* | wspólnej deklaracj*',
    texts:
      'traktat | traktatu | umowa | umowy | porozumienie | porozumienia | konwencja | konwencji | ' +
      'ustawa | ustawy | rozporządzenie | rozporządzenia | dyrektywa | dyrektywy | karta | ' +
      'konstytucja | konstytucji | kodeks | kodeksu',
  },
  questionWords: {
    percentage: 'procent* | odsetek | jaka część | %',
    money: 'ile pieniędzy | ile euro | ile milionów | ile miliardów | jaki budżet',
    number: 'ile | ilu | jak często | jak długo',
    year: 'którym roku | jakim roku',
    date: 'kiedy | w którym roku | którego dnia | jaka data | w jakim miesiącu',
    person: 'kto | kogo | komu | kim',
  },
  denials: {
    negations: 'nie | nigdy | nikt | nikogo | nic | niczego | żad* | bez | ani | brak',
    turning:
      'tylko | jedynie | wyłącznie | oprócz | z wyjątkiem | mimo | pomimo | choć | chociaż | jeśli | ' +
      'jeżeli | chyba że | przeciw | przeciwko | zamiast | ledwo',
  },
  frames: [
    'a co z …',
    'co z …',
    'czy jest coś o …',
    'czy jest coś na temat …',
    'czy coś jest o …',
    'czy jest klauzula o …',
    'czy wspomina się o …',
    'czy wspominają o …',
    'czy mowa o …',
    'czy jest mowa o …',
    'czy … jest wspomniane',
    'co jest o …',
    'co mówi się o …',
    'co się mówi o …',
    'co mówią o …',
    'co mówi tekst o …',
    'co mówi oświadczenie o …',
    'co mówi deklaracja o …',
    'co mówią dokumenty o …',
    'co mówią obie strony o …',
    'co mówią strony o …',
    'co powiedziano o …',
    'co powiedziano na temat …',
    'co ustalono w sprawie …',
    'co wiesz o …',
    'powiedz mi o …',
    'powiedz coś o …',
    'opowiedz mi o …',
    'pokaż mi …',
    'chcę wiedzieć o …',
    'chciałbym dowiedzieć się o …',
    'szukam informacji o …',
    'szukam …',
    'informacje o …',
    'informacje na temat …',
    'więcej o …',
    'na temat …',
    'w sprawie …',
    'jeśli chodzi o …',
    'proszę o …',
    '… proszę',
    'co nowego w sprawie …',
    'co nowego o …',
    'pokaż …',
    'gdzie jest mowa o …',
    'gdzie jest mowa …',
    'gdzie mowa o …',
    'temat …',
    'co mówią …',
    'co się mówi …',
    'szukaj …',
    'znajdź …',
    'coś o …',
    'co słychać w sprawie …',
    'jak wygląda sprawa …',
  ],
};
