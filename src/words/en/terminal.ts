import { codePointOf, type Words } from '../words.js';

/** Above clauses that someone wanted summarised, explained or translated. */
const ONLY_QUOTES = "I only quote; I don't summarise, explain or translate. Here is the text itself:";

const asStored = (text: string) => text;

/** What the terminal says, and the bot too. */
export const TERMINAL: Words = {
  language: 'en',
  badge: { official: 'official document', news: 'news report' },
  described: 'title described, not given by the text',
  inferred: 'inferred',
  weak: 'Probably not an answer: part of the question is not in these passages.',
  nothing: 'The documents don’t say.',
  reason: {
    off_topic: 'The documents are about the EU–Viet Nam partnership; the question seems to be about something else.',
    no_such_clause: 'There is no such clause.',
    other_text: 'That is part of another text; I can only quote what the documents say about it.',
    outside_dates: 'No document is from that time.',
    needs_context: 'This seems to follow up on something. Please name the topic too, for example “fisheries in 2025”.',
  },
  notInDocuments: 'Some passages touch on the subject, but none of them answers this question.',
  nearest: 'Closest passages (they do not answer it):',
  talk: {
    greeting: (documents) =>
      'Hello! I quote documents on the EU–Viet Nam partnership. Ask me anything about it; I answer only with ' +
      `passages from ${documents} documents, word for word, each with its date. When they don't say, I tell you so.`,
    thanks: () => "You're welcome.",
    help: (documents) =>
      'Ask a question about the EU–Viet Nam partnership, for example “what do they say about fisheries?”, or name a ' +
      `clause: “clause 34”. I answer with passages from ${documents} documents, word for word, each with its date.`,
    about: (documents) =>
      `I quote documents on the EU–Viet Nam partnership. I answer only with passages from ${documents} documents, ` +
      `word for word, each with its date. When they don't say, I tell you so.`,
    summarise: () =>
      "I only quote; I don't summarise, explain or translate. Name a topic or a clause, and I'll show you the text.",
    translate: () =>
      "I only quote; I don't summarise, explain or translate. Name a topic or a clause, and I'll show you the text.",
    check: () =>
      'I can check whether a quotation is word for word in the documents, not whether a claim is true. Send me the ' +
      'words to check, or ask what the documents say.',
  },
  onlyQuotes: ONLY_QUOTES,
  partAnswered: (question, numbers) => `“${question}”: ${numbers}`,
  partUnanswered: (question) => `Note: nothing in the documents answers this part: “${question}”.`,
  clauseRange: (title, first, last) => `The clauses of “${title}” are numbered ${first} to ${last}.`,
  missingClauses: (numbers) =>
    /[–,]/.test(numbers) ? `There are no clauses ${numbers}.` : `There is no clause ${numbers}.`,
  noSuchPart: (label, part) => `${label} has no paragraph ${part}; all of it is shown.`,
  otherText: (name) => `The text of “${name}” is not among the documents.`,
  newerSource: (passage) => `Note: a newer document also covers this: ${passage}.`,
  asOf: (date) => `As of ${date}: later documents are left out.`,
  datedFigures: 'Figures from different dates:',
  timeline: {
    title: (topic) => `What the documents say on “${topic}”`,
    noDocument: (years) => `no document is from ${years === 1 ? 'this year' : 'these years'}`,
    leftOut: (count) =>
      `${count} more ${count === 1 ? 'document mentions' : 'documents mention'} it; the best are shown.`,
    inferredDate: 'inferred date',
    emptyYears: 'no document',
  },
  check: {
    verdict: { verbatim: 'Word for word', altered: 'Not word for word', not_found: 'Not in these documents' },
    nowhere: 'No passage says this, word for word or nearly. That does not make it false.',
    sourceSays: 'The source says:',
    meanings: {
      number: 'number',
      date: 'date',
      negation: 'negation',
      modal: 'will/may/must',
      name: 'name',
      word: 'wording',
      punctuation: 'punctuation',
    },
    alsoIn: (count) => `The same words are in ${count} other ${count === 1 ? 'passage' : 'passages'}.`,
    nearest: 'Closest passage (it does not say this):',
    legend: (source, given) => `${source}: only in the source · ${given}: only in the quote`,
    moreChanges: (count) => `and ${count} more ${count === 1 ? 'change' : 'changes'}`,
    onlyFirst: (checked, all) => `The message has ${all} quotes; the first ${checked} were checked.`,
    changed: (given, source) => {
      if (given === '') return `the quote leaves out “${source}”`;
      return source === '' ? `the quote adds “${given}”` : `the quote says “${given}”, the source says “${source}”`;
    },
    outside: 'In no clause or paragraph',
    tooShort: (passages) =>
      `Too short to check as a quote: ${passages === 1 ? 'one passage has' : `${passages} passages have`} these words.`,
    leftOut: (text, why) => `Left out: “${text}”${why.length === 0 ? '' : ` (${why.join(', ')})`}`,
    why: {
      negation: 'it reverses the meaning',
      modal: 'with will, may or must',
      sentence: 'across the end of a sentence',
      actor: 'with a name',
    },
    negatedBefore: (word) => `The source has “${word}” just before these words.`,
    onlyCapitals: 'Only capitals differ.',
    otherAlphabet: (word, letter) => `“${word}” has a letter of another alphabet: ${letter} (${codePointOf(letter)}).`,
    footnoteMark: (word) =>
      `“${word}”: the number was taken for a footnote mark, which only one side has, and not compared.`,
    citation: (text) => `Taken for the citation and not compared: ${text}`,
  },
  shortened: (characters) => `Note: the question has ${characters} characters; only its beginning was read.`,
  unknownName: (name) => `Note: the documents do not mention “${name}”.`,
  periodNotUnderstood: (period) =>
    `Note: “${period}” was not understood as a period, so all dates were searched. Try a year or a month.`,
  emptyQuestion: 'Please type a question.',
  score: 'score',
  label: asStored,
  date: asStored,
};
