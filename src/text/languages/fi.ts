import type { Language } from './language.js';

/** Months, years and units are inflected for case: "lokakuussa", "lokakuusta", "lokakuuhun". */
export const fi: Language = {
  code: 'fi',
  months: [
    'tammikuu* | tammi',
    'helmikuu* | helmi',
    'maaliskuu* | maalis',
    'huhtikuu* | huhti',
    'toukokuu* | touko',
    'kesäkuu* | kesä',
    'heinäkuu* | heinä',
    'elokuu* | elo',
    'syyskuu* | syys',
    'lokakuu* | loka',
    'marraskuu* | marras',
    'joulukuu* | joulu',
  ],
  weekdays: [
    'maanantai*',
    'tiistai*',
    'keskiviikko* | keskiviikkona',
    'torstai*',
    'perjantai*',
    'lauantai*',
    'sunnuntai*',
  ],
  bounds: {
    before: 'ennen | aikaisemmin kuin | aiemmin kuin',
    until: 'asti | saakka | viimeistään | enintään | mennessä',
    since: 'vuodesta | alkaen | lähtien | aikaisintaan',
    after: 'jälkeen | myöhemmin kuin',
    from: 'vuodesta | alkaen',
    to: 'vuoteen | asti | saakka',
    between: 'välillä',
    and: 'ja',
    on: 'päivänä',
    fillers:
      'vuonna | vuoden | vuotta | vuodesta | vuoteen | lopun | lopussa | alun | alussa | loppua | alkua | ' +
      'kuun | päivän',
    behind: {
      before: 'edeltävästi',
      until: 'asti | saakka | mennessä | -kuuhun',
      since: 'alkaen | lähtien | -kuusta',
      after: 'jälkeen',
    },
  },
  periods: {
    units: {
      day: 'päivä | päivää | päivän | päivänä | päivinä',
      week: 'viikko | viikkoa | viikon | viikolla | viikkoina',
      month: 'kuukausi | kuukautta | kuukauden | kuussa | kuukausina',
      quarter: 'neljännes | neljänneksellä | neljänneksen | vuosineljännes | vuosineljänneksellä | kvartaali',
      half: 'vuosipuolisko | vuosipuoliskolla | puolisko | puolella',
      year: 'vuosi | vuotta | vuoden | vuonna | vuosina',
      decade: 'vuosikymmen | vuosikymmenellä | luku | luvulla | luvun | vuosikymmenen | vuosikymmentä',
      century: 'vuosisata | vuosisadan | vuosisadalla | vuosisataa',
    },
    last: 'viime | edellinen | edellisen | edellisenä | viimeisen | viimeisten | kuluneen | menneen',
    this: 'tämä | tässä | tänä | kuluva | kuluvana | kuluvan',
    next: 'ensi | seuraava | seuraavana | tuleva | tulevana',
    ago: 'sitten',
    lastYear: 'viime vuonna | viime vuosi | viime vuoden | edellisenä vuonna',
    thisYear: 'tänä vuonna | tämän vuoden | kuluvana vuonna',
    nextYear: 'ensi vuonna | ensi vuoden',
    today: 'tänään',
    yesterday: 'eilen',
    vague:
      'viime keväänä | viime kesänä | viime syksynä | viime talvena | hiljattain | äskettäin | viime aikoina | ' +
      'viime vuosina | muutama vuosi sitten | vuosia sitten | kauan sitten',
    latest: 'viimeisin | viimeisimmän | viimeisimmät | uusin | uusimman | uusimmat | nykyinen | tuorein',
  },
  numbers: {
    small:
      'yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista ' +
      'neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista',
    tens:
      'kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä ' +
      'yhdeksänkymmentä',
    joined: '{t}{u}',
    ordinals: [
      'ensimmäinen | ensimmäisellä | ensimmäisen | ensimmäisenä',
      'toinen | toisella | toisen | toisena',
      'kolmas | kolmannella | kolmannen | kolmantena',
      'neljäs | neljännellä | neljännen | neljäntenä',
    ],
  },
  references: {
    units: {
      clause: 'lauseke | lausekkeen | lausekkeessa | lausekkeet',
      article: 'artikla | artiklan | artiklassa | artiklat | artikloissa | art',
      paragraph:
        'kohta | kohdassa | kohdan | kohdat | kohdissa | kappale | kappaleen | kappaleessa | momentti | momentin',
      point: 'alakohta | alakohdan | numero | nro',
      section: 'jakso | jaksossa | osasto | osastossa',
      part: 'osa | osassa',
      chapter: 'luku | luvussa',
      annex: 'liite | liitteessä | liitteen',
    },
    loose: 'numero | nro | alakohta | jakso | jaksossa | osasto | osa | osassa | luku | luvussa | liite | liitteessä',
    number: 'nro | numero',
    last: 'viimeinen | viimeisin | viimeisessä',
    penultimate: 'toiseksi viimeinen | toiseksi viimeisessä',
    onwards: 'eteenpäin | ja siitä eteenpäin',
    to: '',
    and: 'ja | sekä | tai',
    of: 'n',
    documents:
      'julkilausuma* | lausuma* | julistu* | kommunikea* | asiakirja* | teksti | tekstin | ' +
      'yhteinen julkilausuma* | yhteisen julkilausuma* | yhteisessä julkilausuma*',
    texts:
      'sopimus | sopimuksen | yleissopimus | yleissopimuksen | laki | lain | asetus | asetuksen | ' +
      'direktiivi | direktiivin | perustuslaki | perustuslain | peruskirja | peruskirjan',
  },
  questionWords: {
    percentage: 'prosent* | kuinka suuri osuus | mikä osuus | %',
    money: 'kuinka paljon rahaa | kuinka monta euroa | kuinka monta miljoonaa | kuinka monta miljardia | mikä budjetti',
    number: 'kuinka mont* | kuinka paljon | kuinka usein | kuinka kauan | montako | paljonko',
    year: 'minä vuonna | mikä vuosi',
    date: 'milloin | koska | minä päivänä | minä vuonna | mikä päivämäärä',
    person: 'kuka | ketkä | kenen | ketä | kenelle',
  },
  denials: {
    negations:
      'ei | en | et | emme | ette | eivät | eikä | eivätkä | älä | älköön | älkää | ilman | koskaan | ' +
      'milloinkaan | mitään | ellei | elleivät | ettei | etteivät | jollei',
    turning:
      'vain | ainoastaan | paitsi | lukuun ottamatta | huolimatta | vaikka | jos | vastaan | sijasta | ' + 'tuskin',
  },
  frames: [
    'entä …',
    'entäs …',
    'entäpä …',
    'mitä … koskee',
    'onko mitään aiheesta …',
    'onko siellä mitään aiheesta …',
    'mainitaanko …',
    'mainitaanko siinä …',
    'puhutaanko …',
    'onko … mainittu',
    'mitä sanotaan aiheesta …',
    'mitä sanotaan asiasta …',
    'mitä he sanovat aiheesta …',
    'mitä teksti sanoo aiheesta …',
    'mitä julkilausuma sanoo aiheesta …',
    'mitä asiakirjat sanovat aiheesta …',
    'mitä molemmat osapuolet sanovat aiheesta …',
    'mitä osapuolet sanovat aiheesta …',
    'mitä … on sanottu',
    'mitä … sanotaan',
    'mitä sovittiin aiheesta …',
    'mitä tiedät aiheesta …',
    'kerro …',
    'kerro minulle aiheesta …',
    'kerro lisää aiheesta …',
    'näytä …',
    'haluan tietää aiheesta …',
    'etsin tietoa aiheesta …',
    'etsin …',
    'tietoa aiheesta …',
    'tietoja aiheesta …',
    'lisää aiheesta …',
    'koskien …',
    'aiheesta …',
    '… kiitos',
    'mitä uutta aiheesta …',
    'etsi …',
    'jotain aiheesta …',
  ],
};
