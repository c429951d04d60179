import type { Frames } from './type.js';

/** How other languages of the European Union ask about a topic, in their commonest wordings. */
export const danish: Frames = {
  opening:
    'hvad hvilke hvor hvordan siger siges sagt star der er noget i de dokumenterne dokumenter dokumentet teksten ' +
    'tekst erklaeringen erklaering faelles naevner ' +
    'naevnes taler kan du mig fortael jeg vil gerne vide information info sog find vis forklar begge parter ' +
    'sider eu vietnam holdning emne det den en et om',
  links:
    'om | angaende | vedrorende | med hensyn til | hvad angar | naevner | naevnes | og | hvad med | hvad er | ' +
    'information om | sog | forklar | emnet',
  tails: 'naevnes | naevnt | i dokumenterne | i teksten | i erklaeringen | hvad siger de | hvad er det | tak',
  closing: 'tak nogen steder',
  filler: 'hej goddag tak og sa ok',
  auxiliaries: 'naevnes er',
};

export const finnish: Frames = {
  opening:
    'mita mika mitka missa miten sanoo sanovat sanotaan sanottiin kerrotaan lukee onko on jotain asiakirjoissa ' +
    'asiakirja asiakirjat tekstissa julistuksessa ' +
    'julkilausumassa yhteisessa mainitaanko mainitaan puhutaan puhutaanko voitko kertoa kerro haluan haluaisin ' +
    'tietaa tietoa etsi nayta selita molemmat ' +
    'osapuolet eu vietnam kanta aihe niissa siina',
  links:
    'koskien | entapa | enta | mainitaanko | mainitaan | mika on | mita on | mita tarkoittaa | etsi | selita | ' +
    'aihe | aiheesta | sanotaan',
  tails: 'mainitaan | mainitaanko | asiakirjoissa | tekstissa | koskien | liittyen | mita sanotaan | kiitos',
  closing: 'kiitos jossain',
  filler: 'hei moi terve kiitos ja no ok',
  auxiliaries: 'onko',
};

export const hungarian: Frames = {
  opening:
    'mit mi milyen hol hogyan mond mondanak mondtak all van szerepel valami a az dokumentumok dokumentumokban ' +
    'dokumentum szoveg szovegben nyilatkozat ' +
    'nyilatkozatban kozos emliti emlitik emlit tudsz tudna mondani szeretnem tudni informacio info keress mutasd ' +
    'magyarazd mindket fel eu vietnam allaspont tema es kerdes',
  links:
    'mi a helyzet | mi van a | mi van az | emliti a | emliti az | es a | es az | mi az | mi a | mi az a | keress ' +
    '| a kovetkezorol',
  tails:
    'szerepel | szoba kerul | emlitve | a dokumentumokban | a szovegben | a nyilatkozatban | mit mondanak | mi ' +
    'az | kerem | kapcsan',
  closing: 'kerem koszonom valahol',
  filler: 'szia helló hello udv jo napot kerem koszonom es hat ok',
  auxiliaries: '',
};

export const slovak: Frames = {
  opening:
    'co ako kde aky ake aka hovori hovoria povedali je su bolo nieco o v dokumentoch dokument dokumenty text ' +
    'texte vyhlasenie vyhlaseni spolocne spolocnom ' +
    'spomina spominaju mozes mi povedz chcem chcel by som vediet informacie info hladaj najdi ukaz vysvetli obe ' +
    'strany eu vietnam postoj tema sa pise tom',
  links:
    'o | ohladom | k | ku | na tema | co sa tyka | pokial ide o | spomina | a | a co | co | informacie o | ' +
    'hladaj | vysvetli | tema | co je | co je to | ako je to s',
  tails: 'spomenute | spomenuty | v dokumentoch | v texte | vo vyhlaseni | co hovoria | co je to | prosim',
  closing: 'prosim dakujem niekde',
  filler: 'ahoj dobry den prosim dakujem a tak ok',
  auxiliaries: 'je su',
};

export const slovenian: Frames = {
  opening:
    'kaj kako kje kateri katere pravi pravijo pise receno je so bilo kaj o v dokumentih dokument dokumenti ' +
    'besedilo besedilu izjava izjavi skupna skupni omenja ' +
    'omenjajo lahko mi poves povej zelim rad bi vedel vedeti informacije info isci najdi pokazi razlozi obe ' +
    'strani eu vietnam stalisce tema se ali',
  links:
    'o | glede | v zvezi z | v zvezi s | kar zadeva | kaj pa | omenja | in | informacije o | isci | razlozi | ' +
    'tema | kaj je | kaj so | kako je z | kako je s',
  tails: 'omenjeno | omenjen | omenjena | v dokumentih | v besedilu | v izjavi | kaj pravijo | kaj je to | prosim',
  closing: 'prosim hvala kje',
  filler: 'zivjo zdravo dober dan prosim hvala in torej ok',
  auxiliaries: 'je so ali',
};

export const croatian: Frames = {
  opening:
    'sto sta kako gdje koji koje koja kaze kazu receno pise stoji je su bilo nesto o u dokumentima dokument ' +
    'dokumenti tekst tekstu izjava izjavi zajednicka zajednickoj ' +
    'spominje spominju mozes mi reci zelim htio htjela bih znati informacije info trazi nadi pokazi objasni obje ' +
    'strane eu vijetnam stajaliste tema se li ima',
  links:
    'o | u vezi s | u vezi sa | sto se tice | glede | spominje | spominju | a | a sto je s | sto je s | sto je | ' +
    'sto je sa | informacije o | trazi | objasni | tema | kako stoji s',
  tails:
    'spominje | spomenuto | se spominje | se spominju | u dokumentima | u tekstu | u izjavi | sto kazu | sto je ' +
    'to | molim',
  closing: 'molim hvala negdje',
  filler: 'bok zdravo dobar dan molim hvala i pa ok',
  auxiliaries: 'je su li',
};

export const bulgarian: Frames = {
  opening:
    'какво как къде какви каква кои казва казват се пише има нещо за в във документите документ документа текста ' +
    'текст изявление изявлението съвместно съвместното ' +
    'споменава споменават говори говорят можеш ми кажи искам бих искал да знам информация търси намери покажи ' +
    'обясни двете страни ес виетнам позиция тема относно е са ли',
  links:
    'за | относно | по | по темата | по отношение на | що се отнася до | споменава | споменават | а | ами | ' +
    'какво е | какво са | информация за | търси | обясни | темата | какво става с',
  tails:
    'споменава | се споменава | се споменават | споменато | в документите | в текста | в изявлението | какво ' +
    'казват | какво е това | моля',
  closing: 'моля благодаря някъде',
  filler: 'здравей здравейте добър ден моля благодаря и така ок',
  auxiliaries: 'е са',
};
