import { wordsFor } from '../../words.js';
import type { BotWords } from './words.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "29 January 2026"; by arithmetic, since a calendar date has no time zone. */
function longDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
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
    share: 'Share',
    previous: 'Previous',
    next: 'Next',
    read: (label) => `Read ${label}`,
  },
  furtherPassages: 'Further passages that answer',
  nearestPassages: 'Nearest passages – they do not answer it',
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
    noFeedback: 'No feedback is kept.',
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
    sources: '/sources',
    about: '/about',
    menu: 'Find sources',
    example: 'your question',
    mention: '**@bot**',
    askTitle: 'Ask',
    asking: (mention) =>
      `in English, Vietnamese or another EU language. ${mention} in a message works too, and so does a reply to the bot.`,
    narrowTitle: 'Narrow it down',
    narrowing:
      '`source` keeps to one document, `language` to one language, `since` and `until` to a time (2025, 2025-10 or 2025-10-24); ' +
      '`private` shows the answer to you only.',
    clauseTitle: 'Look a clause up',
    readTitle: 'Read an answer',
    reading:
      'Each card is a passage, word for word, with the sentences that answer in bold and its document and date below. ' +
      '\\[…\\] marks what was left out; “in context” shows it with the passages before and after.',
    restTitle: 'And also',
    rest: (sources, about, menu) =>
      `${sources} lists the documents, ${about} tells of privacy and limits. In the menu of a message, Apps → **${menu}** finds ` +
      'passages about what it says.',
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
    not_shared:
      'Discord does not let this answer be posted here for everybody. Ask a moderator to add the bot to the server, or to allow “Use External Apps” here.',
    embed_links_missing:
      'I may not show quotations in this channel. Ask a moderator to give me the permission “Embed Links” here.',
    bad_clause: 'That names no clause. Write a number or a range, for example `34`, `30-36` or `34, 36`.',
    no_such_document: 'There is no such document. Choose one from the list that is offered, or see `/sources`.',
    unknown_language: 'There are no documents in that language. Choose one from the list that is offered.',
    bad_date: 'That is no date. Write a year, a month or a day: `2025`, `2025-10` or `2025-10-24`.',
  },
};
