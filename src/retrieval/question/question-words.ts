/**
 * Words that begin questions, join two questions, or point back to something said before, by language. Folded and
 * separated by spaces; phrases are separated by `|`. Vietnamese keeps its marks, because its words are too similar
 * without them.
 */
export interface QuestionWords {
  /** Words that ask: questions begin with one, or in Vietnamese contain one. */
  asking: string;
  /** Phrases that begin a request without a question mark. */
  requests: string;
  /** Words between two questions, or at the start of the second one. */
  joints: string;
  /** Phrases that continue from what was said before. */
  leads: string;
  /** Words that refer to something said before. */
  pointers: string;
  /** Articles for something already known. */
  definite: string;
}

export const QUESTION_WORDS: Readonly<Record<string, QuestionWords>> = {
  en: {
    asking: 'what which who whom whose when where why how',
    requests:
      'tell me | show me | please tell | please show | i want to know | i would like to know | ' +
      'i d like to know | i need to know | i wonder | i was wondering | i am wondering | can you tell | ' +
      'could you tell | can you find | could you find | do you know | anything on | anything about | ' +
      'is there anything | is there something | i am looking for | i m looking for | looking for | ' +
      'my question is | question',
    joints: 'and also as well then',
    leads: 'and what about | and how about | what about | how about | and | but | so | then | or | also',
    pointers: 'it they them that this those these he she him his her their its there so then',
    definite: 'the their its his her that those these this',
  },
  vi: {
    asking: 'gì nào sao ai đâu mấy bao_nhiêu bao_giờ khi_nào vì_sao tại_sao thế_nào ra_sao không chưa',
    requests:
      'cho hỏi | cho tôi hỏi | cho mình hỏi | cho em hỏi | cho biết | hãy cho biết | xin hỏi | tôi muốn biết | ' +
      'mình muốn biết | tìm giúp',
    joints: 'và còn với',
    leads: 'thế còn | vậy còn | còn về | còn | vậy | thế | và | nhưng | rồi',
    pointers: 'đó này ấy kia nó họ thế vậy',
    definite: 'đó này ấy kia',
  },
  de: {
    asking: 'was wer wen wem wessen wann wo wohin woher warum wieso weshalb wie welche welcher welches welchen welchem',
    requests: 'sag mir | zeig mir | zeigen sie mir | ich mochte wissen | ich wurde gerne wissen | ich suche',
    joints: 'und auch sowie',
    leads: 'und was ist mit | was ist mit | und wie steht es mit | und | aber | also | oder',
    pointers: 'das dies diese dieser es sie er ihn ihm dort dazu davon darüber daruber',
    definite: 'der die das den dem',
  },
  fr: {
    asking: 'que qu quoi quel quelle quels quelles qui quand ou pourquoi comment combien est',
    requests: 'dis moi | dites moi | montrez moi | je voudrais savoir | j aimerais savoir | je cherche',
    joints: 'et aussi puis',
    leads: 'et qu en est il de | qu en est il de | et pour | et | mais | alors | ou',
    pointers: 'cela ca ce celui celle ceux il elle ils elles lui leur y en la',
    definite: 'le la les l du des ce cette ces',
  },
  es: {
    asking: 'que quien quienes cuando donde por como cual cuales cuanto cuanta cuantos cuantas',
    requests: 'dime | digame | muestrame | quiero saber | quisiera saber | me gustaria saber | busco',
    joints: 'y e tambien',
    leads: 'y que hay de | que hay de | y que pasa con | y | pero | entonces | o',
    pointers: 'eso esto ese esa esos esas el ella ello ellos ellas lo alli',
    definite: 'el la los las del ese esa esos esas',
  },
  it: {
    asking: 'che chi cosa quando dove perche come quale quali quanto quanta quanti quante',
    requests: 'dimmi | mi dica | mostrami | vorrei sapere | voglio sapere | cerco',
    joints: 'e ed anche inoltre',
    leads: 'e che dire di | che dire di | e per quanto riguarda | e | ma | allora | o',
    pointers: 'questo questa quello quella cio esso essa lui lei loro lo ne li',
    definite: 'il lo la i gli le l del della dei delle',
  },
  pt: {
    asking: 'que quem quando onde porque como qual quais quanto quanta quantos quantas',
    requests: 'diga me | mostre me | quero saber | gostaria de saber | procuro',
    joints: 'e tambem',
    leads: 'e quanto a | e que tal | e | mas | entao | ou',
    pointers: 'isso isto esse essa aquilo ele ela eles elas la',
    definite: 'o a os as do da dos das esse essa',
  },
  nl: {
    asking: 'wat wie wiens wanneer waar waarom hoe welke welk hoeveel',
    requests: 'vertel me | laat me zien | ik wil weten | ik zou graag weten | ik zoek',
    joints: 'en ook',
    leads: 'en hoe zit het met | hoe zit het met | en | maar | dus | of',
    pointers: 'het dat dit die deze zij hij hem haar hun daar',
    definite: 'de het die dat',
  },
  pl: {
    asking: 'co kto kogo komu kiedy gdzie dlaczego jak jaki jaka jakie ktory ktora ktore ile czy',
    requests: 'powiedz mi | pokaz mi | chce wiedziec | chcialbym wiedziec | szukam',
    joints: 'i oraz tez a',
    leads: 'a co z | a | i | ale | wiec',
    pointers: 'to ten ta te tego tam on ona ono oni one',
    definite: 'te ten ta tych',
  },
  cs: {
    asking: 'co kdo kdy kde proc jak jaky jaka jake ktery ktera ktere kolik',
    requests: 'rekni mi | ukaz mi | chci vedet | chtel bych vedet | hledam',
    joints: 'a i take',
    leads: 'a co | a | ale | i',
    pointers: 'to ten ta toho tam on ona oni',
    definite: 'ten ta to ty',
  },
  sv: {
    asking: 'vad vem vilka vilken vilket nar var varfor hur',
    requests: 'beratta | visa mig | jag vill veta | jag letar efter',
    joints: 'och samt ocksa',
    leads: 'och hur ar det med | hur ar det med | och | men | sa',
    pointers: 'det detta den denna de dem han hon dar',
    definite: 'den det de',
  },
};
