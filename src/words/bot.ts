import type { Words } from './words.js';

/** A question that is not answered now. */
export type Turned =
  /** Too many questions wait already. */
  | { kind: 'busy' }
  /** This user has asked too many in a short time. */
  | { kind: 'wait'; seconds: number }
  /** The bot is about to stop. */
  | { kind: 'stopping' }
  /** The index cannot be reached. */
  | { kind: 'away' };

/** Everything the bot itself says, in one language. What documents say is never translated. */
export interface BotWords extends Words {
  /** Of the interface: the code that ISO 639-1 and Discord have for its language. */
  locale: string;
  /** A date as headings, menus and buttons have it, short. */
  shortDate: (isoDate: string) => string;
  /** Its month and year. */
  monthOf: (isoDate: string) => string;
  /** A passage's label within a line. */
  place: (label: string) => string;
  /** Said of a passage in another language than the reader's. @param code as in ISO 639-1 */
  inLanguage: (code: string) => string;
  sectionIs: (section: string) => string;
  /** Why a date is what it is. */
  inferredSince: (note: string) => string;
  /** The link to the words on the reader pages. */
  openInDocument: string;
  /** The badge of a kind of document as a heading. */
  kinds: Words['badge'];
  /** A part of a passage that is shown in several. */
  part: (part: number, of: number) => string;
  page: (page: number, of: number) => string;
  buttons: {
    /** Opens a passage between its neighbours. @param number of the passage, where the button stands apart from it */
    readOn: (number: number | undefined) => string;
    /** The same beside a line. */
    read: string;
    /** @param place of the passage, within a line */
    readPlace: (place: string) => string;
    sources: string;
    cite: string;
    share: string;
    previous: string;
    next: string;
    citeSource: string;
    /** Takes the reply away. */
    remove: string;
    documents: string;
    howToAsk: string;
    /** Verdicts, where signs are not enough. */
    right: string;
    wrong: string;
  };
  /** What introduces the parts of a reply in plain text. */
  plain: PlainWords;
  /** Placeholders of the menus of an answer's further passages, and of those that only come near. */
  furtherPassages: (count: number) => string;
  nearestPassages: string;
  /** Above passages that may not answer, and why. @param names that no document mentions */
  weakTitle: string;
  weakBecause: (names: readonly string[]) => string;
  /** The newest passage on what was asked. @param place its date, document and place */
  newest: (place: string) => string;
  /** Head of an answer that somebody posted for everybody. */
  sharedBy: (mention: string) => string;
  refusal: RefusalWords;
  quoteCards: QuoteWords;
  timelineTitle: (topic: string) => string;
  /** Above a page that was turned by somebody else than who asked. */
  yourCopy: string;
  /** The menu of a timeline's entries, and where the card has fewer than the picture. */
  timelineEntries: string;
  timelineFurther: (count: number) => string;
  /** Where a menu has fewer than there are. */
  furtherLeftOut: (listed: number, all: number) => string;
  /** Where there is no room for every note. */
  moreNotes: (count: number) => string;
  /** Heading of several clauses. @param numbers such as "30–36, 40" */
  severalClauses: (numbers: string) => string;
  noClauses: string;
  leftOut: (numbers: string) => string;
  listShortened: (count: number) => string;
  /** Heading of the list of documents, and what it says of each. */
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
  /** @param reference that the log has too */
  apology: (reference: string) => string;
  oldIndex: string;
  notYours: string;
  thanks: Record<'right' | 'wrong', string>;
  votedAlready: string;
  noText: string;
  /** @param mention how the bot is mentioned; @param ask and help the commands as they are written or clicked */
  howToAsk: (mention: string, ask: string, help: string) => string;
  smallTalk: SmallTalkWords;
  /** Where a mention is not answered. */
  elsewhere: ElsewhereWords;
  greeting: GreetingWords;
  /** Beside the bot's name, after its words in the other languages: a few words. */
  presence: string;
  unknownButton: string;
  /** What was wrong in a request and what mends it, by the error's code. */
  usage: Readonly<Record<string, string>>;
}

/** Where the operator has chosen the places for questions in messages. */
export interface ElsewhereWords {
  /** @param channels as they are mentioned */
  inChannels: (channels: string) => string;
  inThreads: string;
  nowhere: string;
}

/** The message with which the bot says hello to a server. */
export interface GreetingWords {
  /** @param ask the command as it is written or clicked; @param documents how many there are */
  text: (ask: string, documents: number) => string;
  /** Shown to readers of the other languages, whose greeting is in theirs. */
  askHereToo: string;
  /** For those who look after the server. */
  moderators: string;
}

/** What is said where nothing is asked of the documents, or something that a bot which only quotes does not do. */
export interface SmallTalkWords {
  greetingTitle: string;
  aboutTitle: string;
  /** @param documents how many there are */
  intro: (documents: number) => string;
  /** Questions as people ask them, and a topic of a timeline. */
  examples: readonly string[];
  topic: string;
  /** What it does not do, said of itself. */
  not: string;
  thanks: string;
  onlyQuotes: string;
  /** Behind it, above a passage; and where none was named. */
  theText: string;
  nameIt: string;
  /** How a claim or a quotation is checked. @param quote the command as it is written or clicked */
  check: (quote: string) => string;
  /** The same of the message that was replied to, and what else can be done with it. */
  checkMessage: string;
  findSources: string;
  unread: string;
  /** Above the sources of an answer that somebody doubts. */
  ownWords: string;
  /** Where the bot's own answer was replied to with nothing. */
  askOn: string;
}

/** What is said where nothing answers. */
export interface RefusalWords {
  title: string;
  /** A follow-up of which is not known what it follows. */
  aboutWhat: string;
  nameTopic: string;
  /** The same where the documents have been updated since. */
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
  /** Before the passage that comes nearest. */
  closest: string;
  meanings: Words['check']['meanings'];
  /** What the quote has, and what the source has in its place; or one of both only. */
  says: (given: string, source: string) => string;
  added: (given: string) => string;
  missing: (source: string) => string;
  /** Said of the bot's own messages. */
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

/** What is said beside citations, receipts and comparisons. */
export interface CitingWords {
  /** The styles as people call them, by their names. */
  styles: Readonly<Record<string, string>>;
  /** Placeholder of the menu of styles. */
  chooseStyle: string;
  receipt: (receipt: string) => string;
  anyoneCanCheck: string;
  /** Where a citation is too long for a message, and the words for who cannot see the file. */
  attached: string;
  fileDescription: (style: string, passages: number) => string;
  /** Whether a receipt holds. */
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
  /** Where a passage is too long to be compared whole. */
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
  /** The same where the buttons have words. @param right and wrong the labels of the buttons */
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
  /** How a mention of the bot is written in these texts, where none can be made. */
  mention: string;
  /** @param ask the command as it is written or clicked */
  asking: (ask: string, mention: string) => string;
  /** Questions as people ask them. */
  examples: readonly string[];
  narrowTitle: string;
  narrowing: string;
  clauseTitle: string;
  readTitle: string;
  reading: string;
  /** The same of a reply in plain text. */
  readingText: string;
  commandsTitle: string;
  /** The commands in the menu of a message. */
  menuTitle: string;
}
