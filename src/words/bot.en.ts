import type { BotWords } from './bot.js';
import { wordsFor } from './words.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "29 January 2026", "January 2026" or "2026"; by arithmetic, since a calendar date has no time zone. */
function longDate(isoDate: string): string {
  const [year = '', month, day] = isoDate.split('-');
  if (month === undefined) return year;
  const named = `${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const ENGLISH: BotWords = {
  ...wordsFor('en'),
  locale: 'en',
  date: longDate,
  kinds: { official: 'Official document', news: 'News report' },
  part: (part, of) => `part ${part} of ${of}`,
  page: (page, of) => `page ${page} of ${of}`,
  buttons: {
    inContext: (number) => (number === undefined ? 'In context' : `${number} in context`),
    sources: 'Sources',
    cite: 'Cite',
    share: 'Share',
    previous: 'Previous',
    next: 'Next',
    read: (label) => `Read ${label}`,
    newer: (passage) => `Newer: ${passage}`,
    right: 'Right answer',
    wrong: 'Wrong answer',
  },
  plain: {
    question: (question) => `Question: ${question}`,
    passage: (number) => `Passage ${number}`,
    deciding: (sentences) => (sentences === 1 ? 'Deciding sentence:' : 'Deciding sentences:'),
    inFull: 'In full:',
    inPlace: 'In its place:',
    source: 'Source:',
    address: 'Address:',
  },
  furtherPassages: 'Further passages that answer',
  nearestPassages: 'Nearest passages – they do not answer it',
  timelineEntries: 'Entries in context',
  timelineFurther: (count) => `${plural(count, 'more entry', 'more entries')} in the picture and the menu.`,
  furtherLeftOut: (listed, all) => `The menu lists ${listed} of ${all} further passages. Ask for less to see the rest.`,
  moreNotes: (count) => `${plural(count, 'more note')} left out.`,
  documentDates: (first, last) =>
    first === last ? `The documents are from ${first}.` : `The documents are from ${first} to ${last}.`,
  severalClauses: (numbers) => `${/^\d+$/.test(numbers) ? 'Clause' : 'Clauses'} ${numbers}`,
  noClauses: 'No document has numbered clauses.',
  leftOut: (numbers) => `Left out, since the list is too long to turn its pages: ${numbers}. Ask for them apart.`,
  listShortened: (count) => `Only the first ${count} numbers of the list were looked up.`,
  documents: (from, to, all) =>
    from === 1 && to === all ? `Documents (${all}), newest first` : `Documents ${from}–${to} of ${all}, newest first`,
  noDocuments: 'There are no documents.',
  count: {
    passages: (count) => plural(count, 'passage'),
    clauses: (first, last) => (first === last ? `clause ${first}` : `clauses ${first}–${last}`),
  },
  sourceOption: (id) => `To search it alone: \`source: ${id}\``,
  answerSources: 'Sources of this answer',
  moreSources: (count) => `and ${count} more`,
  citing: {
    styles: {
      footnote: 'Footnote (EU style)',
      link: 'Plain text for a link',
      markdown: 'Quote in Markdown',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
    },
    chooseStyle: 'Another style',
    receipt: (receipt) => `Receipt: ${receipt}`,
    attached: 'It is in the file below.',
    fileDescription: (style, passages) => `${plural(passages, 'cited passage')}, as ${style}`,
    holds: '✅ **It holds:** these words stand there, word for word.',
    moved: (newReceipt) =>
      `✅ **These words stand elsewhere in the document now,** word for word. The new receipt: ${newReceipt}`,
    changed: '❌ **It does not hold:** these words no longer stand there. This stands there now:',
    shorter: '❌ **It does not hold:** these words no longer stand there, and the document is shorter now.',
    unknownDocument: (id) => `❔ **It cannot be checked:** there is no document \`${id}\`.`,
    shared: (terms) => `**Shared terms:** ${terms}`,
    nothingShared: 'These passages share no terms.',
    bibliography: (documents, passages) =>
      `Cited here: ${plural(passages, 'passage')} of ${plural(documents, 'document')}`,
    nothingCited: 'The bot has cited nothing here in the last 100 messages. Replies that only you see do not count.',
    leftOut: (messages) =>
      `${plural(messages, 'message')} left out: the documents have been updated since. Ask again to cite what they say now.`,
    unreadable:
      'I may not read what was said here. In a server, ask a moderator to add me to it and to allow “View Channel” and “Read Message History”.',
  },
  about: {
    title: 'About this bot',
    what:
      'It answers questions about the EU–Viet Nam partnership with passages of the documents, word for word, each with its ' +
      'document and date. Where nothing in them answers, it says so.',
    notTitle: 'What it is not',
    not:
      'It writes nothing of its own about the partnership, sums nothing up and translates nothing. It is no legal advice and ' +
      'speaks for no institution; what counts is the document itself.',
    documentsTitle: 'Documents',
    documents: (documents, passages) =>
      `${documents} ${documents === '1' ? 'document' : 'documents'}, ${passages} ${passages === '1' ? 'passage' : 'passages'}`,
    limitsTitle: 'Limits',
    limits: (burst, seconds) =>
      `${plural(burst, 'question')} at once, then one every ${seconds === 1 ? 'second' : `${seconds} seconds`}`,
    privacyTitle: 'Privacy',
    privacy:
      'Questions are neither stored nor logged. For up to an hour an answer stays in memory, without a name, so that the same ' +
      'question need not be searched again.',
    feedback:
      '👍 and 👎 keep only the passage, the verdict, the time and the index version, in a file of the operator.',
    feedbackInWords: (right, wrong) =>
      `“${right}” and “${wrong}” keep only the passage, the verdict, the time and the index version, in a file of the operator.`,
    noFeedback: 'No feedback is kept.',
    gaps:
      'Of questions that nothing answers it is counted which heading of the documents they came nearest to, how near, why they ' +
      'were refused and in which month; no word of a question and nobody’s name.',
    noGaps: 'Questions that nothing answers are not counted.',
    clauseReferences:
      'Messages in channels are read for references such as “clause 34”, which are answered with the clause; nothing is kept.',
    noClauseReferences: 'Messages that do not mention the bot or reply to it are not read.',
    versionsTitle: 'Versions',
    program: 'Program',
    index: (version, built) => `Index ${version}, built on ${built}`,
    model: 'Model',
  },
  help: {
    title: 'How to ask',
    ask: '/ask question:',
    clause: '/clause number:',
    example: 'your question',
    mention: '**@bot**',
    askTitle: 'Ask',
    asking: (mention) =>
      `in English, Vietnamese or another EU language. ${mention} in a message works too, and so does a reply to the bot.`,
    narrowTitle: 'Narrow it down',
    narrowing:
      '`source` keeps to one document, `language` to one language, `since` and `until` to a time (2025, 2025-10 or 2025-10-24), `as_of` answers as on a day; ' +
      '`private` shows the answer to you only, `text` as plain text for screen readers.',
    clauseTitle: 'Look a clause up',
    readTitle: 'Read an answer',
    reading:
      'Each card is a passage, word for word, with the sentences that answer in bold and its document and date below. ' +
      '\\[…\\] marks what was left out; “in context” shows it with the passages before and after.',
    readingText:
      'Each passage stands there word for word: first the kind of document and the place in it, then the sentences that answer, ' +
      'the passage in full where there is room, and its document and date. \\[…\\] marks what was left out; “in context” shows it ' +
      'with the passages before and after.',
    commandsTitle: 'All commands',
    menuTitle: 'In the menu of a message, under Apps',
  },
  turned: {
    busy: () => 'Too many questions are waiting right now. Please ask again in a minute.',
    wait: ({ seconds }) => `One moment: you can ask again in ${plural(seconds, 'second')}.`,
    stopping: () => 'The bot is being restarted. Please ask again in a minute.',
  },
  apology: (reference) => `Sorry, that went wrong. If it happens again, give the operator this code: \`${reference}\``,
  oldIndex: 'The documents have been updated since this answer. Please ask again to see what they say now.',
  notYours: 'This answer belongs to somebody else. Ask your own question to use its buttons.',
  thanks: 'Thank you, your verdict was kept.',
  noText: 'This message holds no text to look for.',
  howToAsk: 'Write a question, for example after `/ask question:` or behind a mention of the bot. `/help` tells more.',
  unknownButton: 'This button is from an older version of the bot. Please ask again.',
  usage: {
    quote_too_long: 'That is too long for one quote. Check it part by part.',
    not_shared:
      'Discord does not let this answer be posted here for everybody. Ask a moderator to add the bot to the server, or to allow “Use External Apps” here.',
    embed_links_missing:
      'I may not show quotations in this channel. Ask a moderator to give me the permission “Embed Links” here.',
    bad_receipt:
      'That is no receipt. Copy all of it from below a citation: document, offsets and 16 digits, for example `joint-statement-2026:100-200:0123456789abcdef`.',
    no_such_passage: 'There is no such passage. Choose one from the list that is offered.',
    which_document: 'Several documents have clauses. Choose a passage from the list that is offered.',
    one_passage: 'That is more than one passage. Choose one from the list that is offered.',
    unknown_style: 'There is no such citation style. Choose one from the list that is offered.',
    bad_clause: 'That names no clause. Write a number or a range, for example `34`, `30-36` or `34, 36`.',
    no_such_document: 'There is no such document. Choose one from the list that is offered, or see `/sources`.',
    unknown_language: 'There are no documents in that language. Choose one from the list that is offered.',
    text_refused: 'The bot cannot read this text: twice it broke off over it. Please word it differently.',
    bad_date: 'That is no date. Write a year, a month or a day: `2025`, `2025-10` or `2025-10-24`.',
  },
};
