import type { Words } from './words.js';

/** Why a question is not answered now. */
export type Turned =
  /** Too many questions are already waiting. */
  | { kind: 'busy' }
  /** This user has asked too many in a short time. */
  | { kind: 'wait'; seconds: number }
  /** The bot is about to stop. */
  | { kind: 'stopping' }
  /** The index cannot be reached. */
  | { kind: 'away' };

/** Everything the bot itself says, in one language. What documents say is never translated. */
export interface BotWords extends Words {
  /** The language of the interface, by its code in ISO 639-1 and Discord. */
  locale: string;
  /** A short date, for headings, menus and buttons. */
  shortDate: (isoDate: string) => string;
  /** The month and year of a date. */
  monthOf: (isoDate: string) => string;
  /** A passage's label as part of a line. */
  place: (label: string) => string;
  /** For a passage in a language other than the reader's. @param code as in ISO 639-1 */
  inLanguage: (code: string) => string;
  sectionIs: (section: string) => string;
  /** Why a date was inferred. */
  inferredSince: (note: string) => string;
  /** The link to the words on the reader pages. */
  openInDocument: string;
  /** The badge of a kind of document as a heading. */
  kinds: Words['badge'];
  /** A part of a passage that is shown in several parts. */
  part: (part: number, of: number) => string;
  page: (page: number, of: number) => string;
  buttons: {
    /** Opens a passage between its neighbours. @param number of the passage, if the button is away from it */
    readOn: (number: number | undefined) => string;
    /** The same, beside a line. */
    read: string;
    /** @param place of the passage, as part of a line */
    readPlace: (place: string) => string;
    sources: string;
    cite: string;
    share: string;
    previous: string;
    next: string;
    citeSource: string;
    /** Removes the reply. */
    remove: string;
    documents: string;
    howToAsk: string;
    /** Labels of the verdict buttons, if emoji are not enough. */
    right: string;
    wrong: string;
  };
  /** What introduces the parts of a plain-text reply. */
  plain: PlainWords;
  /** Placeholders of the menus of further passages of an answer, and of those that are only near. */
  furtherPassages: (count: number) => string;
  nearestPassages: string;
  /** Above passages that may not answer, and why. @param names that no document mentions */
  weakTitle: string;
  weakBecause: (names: readonly string[]) => string;
  /** The newest passage on what was asked. @param place its date, document and place */
  newest: (place: string) => string;
  /** Heading of an answer that someone posted for everyone. */
  sharedBy: (mention: string) => string;
  refusal: RefusalWords;
  quoteCards: QuoteWords;
  timelineTitle: (topic: string) => string;
  /** Above a page turned by someone other than the person who asked. */
  yourCopy: string;
  /** The menu of a timeline's entries, and the note if the card has fewer than the picture. */
  timelineEntries: string;
  timelineFurther: (count: number) => string;
  /** Shown if a menu does not list all. */
  furtherLeftOut: (listed: number, all: number) => string;
  /** Shown if there is no room for all notes. */
  moreNotes: (count: number) => string;
  /** Heading of several clauses. @param numbers such as "30–36, 40" */
  severalClauses: (numbers: string) => string;
  noClauses: string;
  leftOut: (numbers: string) => string;
  listShortened: (count: number) => string;
  /** Heading of the list of documents, and what it says about each. */
  documents: (from: number, to: number, all: number) => string;
  noDocuments: string;
  count: { passages: (count: number) => string; clauses: (first: number | string, last: number | string) => string };
  sourceOption: (id: string) => string;
  answerSources: string;
  moreSources: (count: number) => string;
  citing: CitingWords;
  about: AboutWords;
  help: HelpWords;
  turned: { [K in Turned['kind']]: (turned: Extract<Turned, { kind: K }>) => string };
  /** @param reference that is also in the log */
  apology: (reference: string) => string;
  oldIndex: string;
  notYours: string;
  thanks: Record<'right' | 'wrong', string>;
  votedAlready: string;
  noText: string;
  /** @param mention how the bot is mentioned; @param ask and help the commands, as they are typed or clicked */
  howToAsk: (mention: string, ask: string, help: string) => string;
  smallTalk: SmallTalkWords;
  /** If a mention is not answered. */
  elsewhere: ElsewhereWords;
  greeting: GreetingWords;
  /** Beside the bot's name, with its words in the other languages: keep it short. */
  presence: string;
  unknownButton: string;
  /** What is wrong with a request and how to fix it, by the error's code. */
  usage: Readonly<Record<string, string>>;
}

/** If the operator has chosen the places for questions in messages. */
export interface ElsewhereWords {
  /** @param channels as they are mentioned */
  inChannels: (channels: string) => string;
  inThreads: string;
  nowhere: string;
}

/** The message with which the bot greets a server. */
export interface GreetingWords {
  /** @param ask the command, as it is typed or clicked; @param documents how many there are */
  text: (ask: string, documents: number) => string;
  /** Shown to readers of the other languages, who get their greeting in their own. */
  askHereToo: string;
  /** For the server's moderators. */
  moderators: string;
}

/** Replies to messages that ask nothing of the documents, or something that a bot that only quotes does not do. */
export interface SmallTalkWords {
  greetingTitle: string;
  aboutTitle: string;
  /** @param documents how many there are */
  intro: (documents: number) => string;
  /** Questions as people ask them, and a topic of a timeline. */
  examples: readonly string[];
  topic: string;
  /** What the bot says that it does not do. */
  not: string;
  thanks: string;
  onlyQuotes: string;
  /** After it, above a passage; and if no passage was named. */
  theText: string;
  nameIt: string;
  /** How to check a claim or a quotation. @param quote the command, as it is typed or clicked */
  check: (quote: string) => string;
  /** The same for the message that was replied to, and what else can be done with it. */
  checkMessage: string;
  findSources: string;
  unread: string;
  /** Above the sources of an answer that someone doubts. */
  ownWords: string;
  /** If someone replied to the bot's own answer without a question. */
  askOn: string;
}

/** Replies if nothing answers the question. */
export interface RefusalWords {
  title: string;
  /** To a follow-up if it is not known what it follows. */
  aboutWhat: string;
  nameTopic: string;
  /** The same if the documents have been updated since. */
  topicLost: string;
  /** @param first and last month of the documents */
  offTopic: (first: string, last: string) => string;
  offTopicNoDates: string;
  near: string;
  nothingNear: string;
  outsideDates: string;
  datesOf: (first: string, last: string) => string;
  searched: (documents: number, first: string, last: string) => string;
}

/** What cards of checked quotes say. */
export interface QuoteWords {
  verbatim: string;
  altered: (differences: number) => string;
  notFound: string;
  /** What the marks of a comparison mean. */
  legend: string;
  tooShort: (text: string, passages: number) => string;
  nowhere: (documents: number) => string;
  /** Before the passage that is nearest. */
  closest: string;
  meanings: Words['check']['meanings'];
  /** What the quote has, and what the source has in its place; or only one of the two. */
  says: (given: string, source: string) => string;
  added: (given: string) => string;
  missing: (source: string) => string;
  /** About the bot's own messages. */
  own: string;
  ownWithout: string;
}

export interface PlainWords {
  question: (question: string) => string;
  passage: (number: number) => string;
  /** Before the sentences that answer. */
  deciding: (sentences: number) => string;
  /** Before the whole passage, after the sentences that answer. */
  inFull: string;
  /** Before a part of it. */
  inPlace: string;
  source: string;
  address: string;
}

/** Texts for citations, receipts and comparisons. */
export interface CitingWords {
  /** The common names of the citation styles, by their ids. */
  styles: Readonly<Record<string, string>>;
  /** Placeholder of the menu of styles. */
  chooseStyle: string;
  receipt: (receipt: string) => string;
  anyoneCanCheck: string;
  /** If a citation is too long for a message, and the description for anyone who cannot see the file. */
  attached: string;
  fileDescription: (style: string, passages: number) => string;
  /** Whether a receipt is valid. */
  holds: string;
  moved: (newReceipt: string) => string;
  changed: string;
  shorter: string;
  unknownDocument: (id: string) => string;
  /** @param terms as they are listed */
  shared: (terms: string) => string;
  nothingShared: string;
  /** Words of one language that mean much the same. */
  related: (terms: string) => string;
  /** If a passage is too long to be compared as a whole. */
  comparedFirst: (characters: string) => string;
  bibliography: (documents: number, passages: number) => string;
  nothingCited: string;
  leftOut: (messages: number) => string;
  unreadable: string;
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
  /** The same if the buttons have words. @param right and wrong the labels of the buttons */
  feedbackInWords: (right: string, wrong: string) => string;
  noFeedback: string;
  gaps: string;
  clauseReferences: string;
  noClauseReferences: string;
  forums: string;
  limitedPlaces: string;
  threadsOnly: string;
  versionsTitle: string;
  /** Names of the versions, in the order shown. */
  program: string;
  index: (version: string, built: string) => string;
  model: string;
}

export interface HelpWords {
  title: string;
  /** How these texts write a mention of the bot if a real one cannot be made. */
  mention: string;
  /** @param ask the command, as it is typed or clicked */
  asking: (ask: string, mention: string) => string;
  /** Questions as people ask them. */
  examples: readonly string[];
  narrowTitle: string;
  narrowing: string;
  clauseTitle: string;
  readTitle: string;
  reading: string;
  /** The same for a plain-text reply. */
  readingText: string;
  commandsTitle: string;
  /** The commands in a message's menu. */
  menuTitle: string;
}
