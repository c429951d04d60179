import type { Words } from '../../words.js';
import type { Turned } from '../desk.js';
import { ENGLISH } from './english.js';
import { VIETNAMESE } from './vietnamese.js';

/** Everything the bot itself says, in one language. What documents say is never translated. */
export interface BotWords extends Words {
  locale: 'en' | 'vi';
  /** The badge of a kind of document as a heading. */
  kinds: Words['badge'];
  /** A part of a passage that is shown in several. */
  part: (part: number, of: number) => string;
  page: (page: number, of: number) => string;
  buttons: {
    /** @param number of the card, where there are several */
    inContext: (number: number | undefined) => string;
    sources: string;
    share: string;
    previous: string;
    next: string;
    /** @param label of the passage */
    read: (label: string) => string;
  };
  /** Placeholders of the menus of an answer's further passages, and of those that come nearest where nothing answers. */
  furtherPassages: string;
  nearestPassages: string;
  /** Where a menu has fewer than there are. */
  furtherLeftOut: (listed: number, all: number) => string;
  /** Where there is no room for every note. */
  moreNotes: (count: number) => string;
  documentDates: (first: string, last: string) => string;
  /** Heading of several clauses. @param numbers such as "30–36, 40" */
  severalClauses: (numbers: string) => string;
  noClauses: string;
  leftOut: (numbers: string) => string;
  listShortened: (count: number) => string;
  /** Heading of the list of documents, and what it says of each. */
  documents: (from: number, to: number, all: number) => string;
  noDocuments: string;
  count: { passages: (count: number) => string; clauses: (first: number, last: number) => string };
  sourceOption: (id: string) => string;
  answerSources: string;
  moreSources: (count: number) => string;
  about: AboutWords;
  help: HelpWords;
  turned: { [K in Turned['kind']]: (turned: Extract<Turned, { kind: K }>) => string };
  /** @param reference that the log has too */
  apology: (reference: string) => string;
  oldIndex: string;
  notYours: string;
  thanks: string;
  noText: string;
  howToAsk: string;
  unknownButton: string;
  /** What was wrong in a request and what mends it, by the error's code. */
  usage: Readonly<Record<string, string>>;
}

export interface AboutWords {
  title: string;
  what: string;
  notTitle: string;
  not: string;
  documentsTitle: string;
  documents: (documents: string, passages: string) => string;
  limitsTitle: string;
  limits: (burst: number, seconds: number) => string;
  privacyTitle: string;
  privacy: string;
  feedback: string;
  noFeedback: string;
  clauseReferences: string;
  noClauseReferences: string;
  versionsTitle: string;
  /** Names of the versions, in the order shown. */
  program: string;
  index: (version: string, built: string) => string;
  model: string;
}

export interface HelpWords {
  title: string;
  /** Names of the commands and options as they are typed. */
  ask: string;
  clause: string;
  sources: string;
  about: string;
  menu: string;
  example: string;
  /** How a mention of the bot is written in these texts, where none can be made. */
  mention: string;
  askTitle: string;
  asking: (mention: string) => string;
  narrowTitle: string;
  narrowing: string;
  clauseTitle: string;
  readTitle: string;
  reading: string;
  restTitle: string;
  rest: (sources: string, about: string, menu: string) => string;
}

/** The bot's words for a locale of Discord or an ISO code: Vietnamese, or English for all others. */
export function botWordsFor(locale: string): BotWords {
  return /^vi\b/i.test(locale) ? VIETNAMESE : ENGLISH;
}
