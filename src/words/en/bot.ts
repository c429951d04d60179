import type { BotWords } from '../bot.js';
import { TERMINAL } from './terminal.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "29 January 2026", "January 2026"; by arithmetic, since a calendar date has no time zone. */
function longDate(isoDate: string): string {
  const [year = '', month, day] = isoDate.split('-');
  const name = month === undefined ? undefined : (MONTHS[Number(month) - 1] ?? month);
  return [day === undefined ? undefined : Number(day), name, year].filter((part) => part !== undefined).join(' ');
}

/** "clause 34" as part of a line; names taken from the documents stay as they are. */
function placeOf(label: string): string {
  return label.replace(/^(?:Clause|Paragraph|Article|Point|Section|Part|Annex|Recital)(?= )/, (name) =>
    name.toLowerCase(),
  );
}

/** "in Vietnamese" */
function inLanguage(code: string): string {
  return `in ${new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code}`;
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** What the bot says in Discord. */
export const BOT: BotWords = {
  ...TERMINAL,
  described: 'our title',
  locale: 'en',
  date: longDate,
  shortDate: longDate,
  monthOf: (isoDate) => longDate(isoDate.slice(0, 7)),
  place: placeOf,
  inLanguage,
  sectionIs: (section) => `Section: ${section}`,
  inferredSince: (note) => `Date inferred: ${note}`,
  openInDocument: 'open in the document',
  kinds: { official: 'Official document', news: 'News report' },
  part: (part, of) => `part ${part} of ${of}`,
  page: (page, of) => `page ${page} of ${of}`,
  buttons: {
    readOn: (number) => (number === undefined ? 'Read on' : `Read on ${number}`),
    read: 'Read',
    readPlace: (place) => `Read ${place}`,
    sources: 'Sources',
    cite: 'Cite',
    share: 'Post for everyone',
    previous: 'Previous',
    next: 'Next',
    citeSource: 'Cite the source',
    remove: 'Delete',
    documents: 'Documents',
    howToAsk: 'How to ask',
    right: 'Right answer',
    wrong: 'Wrong answer',
  },
  plain: {
    question: (question) => `Question: ${question}`,
    passage: (number) => `Passage ${number}`,
    deciding: (sentences) => (sentences === 1 ? 'Answering sentence:' : 'Answering sentences:'),
    inFull: 'In full:',
    inPlace: 'In its place:',
    source: 'Source:',
    address: 'Address:',
  },
  furtherPassages: (count) => plural(count, 'more passage'),
  nearestPassages: 'More passages on the subject',
  weakTitle: '⚠️ Probably not an answer',
  weakBecause: (names) =>
    names.length === 0
      ? 'Part of your question is not in these passages. They come closest.'
      : `The documents do not mention ${names.map((name) => `“${name}”`).join(', ')}. These passages come closest.`,
  newest: (place) => `🆕 Newest on this: **${place}**`,
  sharedBy: (mention) => `Shared by ${mention}`,
  refusal: {
    title: 'The documents don’t say',
    aboutWhat: 'About what?',
    nameTopic:
      'This seems to follow up on something. Name the topic too, for example “fisheries in 2025”, or reply to the ' +
      'answer you mean.',
    topicLost:
      'The documents have been updated since that answer. Name the topic too, for example “fisheries in 2025”.',
    offTopic: (first, last) =>
      `I only quote documents on the EU–Viet Nam partnership (${first === last ? first : `${first} – ${last}`}); ` +
      'your question seems to be about something else.',
    offTopicNoDates:
      'I only quote documents on the EU–Viet Nam partnership; your question seems to be about something else.',
    near: 'Some passages touch on the subject, but none of them answers this question. Closest:',
    nothingNear: 'No passage answers this question.',
    outsideDates: 'No document is from that time.',
    datesOf: (first, last) => (first === last ? `Mine are dated ${first}.` : `Mine are dated ${first} to ${last}.`),
    searched: (documents, first, last) =>
      `Searched ${plural(documents, 'document')}, ${first === last ? first : `${first} – ${last}`}.`,
  },
  quoteCards: {
    verbatim: 'Word for word',
    altered: (differences) => `Not word for word: ${plural(differences, 'difference')}`,
    notFound: 'Not in these documents',
    legend: '~~crossed out~~: the quote · **bold**: the source',
    tooShort: (text, passages) =>
      `**Too short to check as a quote:** “${text}” occurs in ${plural(passages, 'passage')}.`,
    nowhere: (documents) =>
      'No passage says this, word for word or nearly. That does not make it false: I only know ' +
      `${plural(documents, 'document')}.`,
    closest: 'Closest passage:',
    meanings: TERMINAL.check.meanings,
    says: (given, source) => `the quote says ${given}, the source says ${source}`,
    added: (given) => `the quote adds ${given}`,
    missing: (source) => `the quote leaves out ${source}`,
    own: 'This is my own card; its words are in:',
    ownWithout: 'This is my own message; it quotes no passage.',
  },
  timelineTitle: (topic) => `“${topic}”, oldest first`,
  yourCopy: 'Only the person who asked can turn their page; here is yours.',
  timelineEntries: 'Read the other entries',
  timelineFurther: (count) => `${plural(count, 'more entry', 'more entries')} in the picture and the menu.`,
  furtherLeftOut: (listed, all) =>
    `The menu lists ${listed} of ${all} further passages. Narrow it down to see the rest.`,
  moreNotes: (count) => `${plural(count, 'more note')} left out.`,
  severalClauses: (numbers) => `${/^\d+$/.test(numbers) ? 'Clause' : 'Clauses'} ${numbers}`,
  noClauses: 'No document has numbered clauses.',
  leftOut: (numbers) => `Left out because the list is too long: ${numbers}. Ask for them separately.`,
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
    receipt: (receipt) => `Check code: ${receipt}`,
    anyoneCanCheck: 'Anyone can test a check code with `/verify`.',
    attached: 'It is in the file below.',
    fileDescription: (style, passages) => `${plural(passages, 'cited passage')}, as ${style}`,
    holds: '✅ **Still correct:** the document says this there, word for word.',
    moved: (newReceipt) =>
      `✅ **Still correct, in another place:** the document says this word for word. The new check code: ${newReceipt}`,
    changed: '❌ **No longer correct:** the document does not say this there any more. It now says:',
    shorter: '❌ **No longer correct:** the document does not say this there any more, and is shorter now.',
    unknownDocument: (id) => `❔ **It cannot be checked:** I don’t have a document \`${id}\`.`,
    shared: (terms) => `**Shared terms:** ${terms}`,
    nothingShared: 'These passages share no terms.',
    related: (terms) => `**Similar in meaning:** ${terms}`,
    comparedFirst: (characters) => `Only the first ${characters} characters of a longer passage were compared.`,
    bibliography: (documents, passages) =>
      `Cited here: ${plural(passages, 'passage')} of ${plural(documents, 'document')}`,
    nothingCited: 'The bot has cited nothing here in the last 100 messages. Replies that only you see do not count.',
    leftOut: (messages) =>
      `${plural(messages, 'message')} left out: the documents have been updated since. Ask again to cite what they ` +
      'say now.',
    unreadable:
      'I’m not allowed to read the messages here. In a server, ask a moderator to add me to it and to allow ' +
      '“View Channel” and “Read Message History”.',
  },
  about: {
    title: 'About this bot',
    what:
      'It answers questions about the EU–Viet Nam partnership with passages from the documents, word for word, each ' +
      'with its document and date. If nothing in them answers, it says so.',
    notTitle: 'What it is not',
    not:
      'It writes nothing of its own about the partnership; it does not summarise or translate. It is not legal ' +
      'advice and does not speak for any institution; only the document itself counts.',
    documentsTitle: 'Documents',
    documents: (documents, passages) =>
      `${documents} ${documents === '1' ? 'document' : 'documents'}, ${passages} ` +
      `${passages === '1' ? 'passage' : 'passages'}`,
    limitsTitle: 'Limits',
    limits: (burst, seconds) =>
      `${plural(burst, 'question')} at once, then one every ${seconds === 1 ? 'second' : `${seconds} seconds`}`,
    privacyTitle: 'Privacy',
    privacy:
      'Questions are neither stored nor logged. An answer stays in memory for up to an hour, without a name, so that ' +
      'the same question need not be searched for again.',
    feedback:
      '👍 and 👎 keep only the passage, the verdict, the time and the index version, in a file of the operator.',
    feedbackInWords: (right, wrong) =>
      `“${right}” and “${wrong}” keep only the passage, the verdict, the time and the index version, in a file of ` +
      'the operator.',
    noFeedback: 'No feedback is kept.',
    gaps:
      'For questions without an answer it counts the closest heading in the documents, how close that was, why there ' +
      'was no answer, and the month; no words of a question and no names.',
    clauseReferences:
      'It looks through messages in channels for references such as “clause 34” and answers with the clause; ' +
      'nothing is kept.',
    noClauseReferences: 'It reads only messages that mention it or reply to it.',
    forums:
      'It reads messages that mention it or reply to it, and new posts in the forums that the operator has chosen; ' +
      'nothing is kept.',
    limitedPlaces: 'In servers it answers messages only in channels that the operator has chosen.',
    threadsOnly: 'In servers it answers messages only in threads.',
    versionsTitle: 'Versions',
    program: 'Program',
    index: (version, built) => `Index ${version}, built on ${built}`,
    model: 'Model',
  },
  help: {
    title: 'How to ask',
    mention: '**@bot**',
    asking: (ask, mention) =>
      `Use ${ask}, or write ${mention} and your question in a message, in English, Vietnamese or another EU ` +
      'language. A reply to the bot works too.',
    examples: ['What do both sides say about the yellow card?', 'How is the South China Sea mentioned?'],
    narrowTitle: 'Narrow it down',
    narrowing:
      '`source`: one document · `since`, `until`: a period (2025, 2025-10 or 2025-10-24) · `as_of`: what was known ' +
      'on a day · `language` · `private`: only you see it · `text`: for screen readers',
    clauseTitle: 'Look a clause up',
    readTitle: 'Read an answer',
    reading:
      'Above each passage are its date and document; the bar holds the document’s own words, with the answering ' +
      'sentence in bold inside a longer passage. \\[…\\] marks what was left out; “Read on” shows the whole passage ' +
      'with those before and after.',
    readingText:
      'Each passage is quoted word for word: first the kind of document and the place in it, then the sentences ' +
      'that answer, the whole passage if there is room, and its document and date. \\[…\\] marks what was left ' +
      'out; “Read on” shows it with the passages before and after.',
    commandsTitle: 'All commands',
    menuTitle: 'In a message’s menu (right-click or hold) → Apps',
  },
  turned: {
    busy: () => 'Too many questions are waiting right now. Please ask again in a minute.',
    wait: ({ seconds }) => `You have asked a lot at once. You can ask again in about ${plural(seconds, 'second')}.`,
    stopping: () => 'The bot is being restarted. Please ask again in a minute.',
    away: () => 'The documents cannot be searched right now. Please try again in a minute.',
  },
  apology: (reference) => `Sorry, that went wrong. If it happens again, give the operator this code: \`${reference}\``,
  oldIndex: 'The documents have been updated since this answer. Please ask again to see what they say now.',
  notYours: 'This answer belongs to somebody else. Ask your own question to use its buttons.',
  thanks: {
    right: '👍 Thanks!',
    wrong: '👎 Thanks, noted. Try other words, or the other passages in the menu.',
  },
  votedAlready: 'You have already rated this answer.',
  noText: 'There’s no text in this message.',
  howToAsk: (mention, ask, help) =>
    `Ask me a question: “${mention} what do they say about trade?”, or use ${ask}. More in ${help}.`,
  smallTalk: {
    greetingTitle: 'Hello! I quote documents on the EU–Viet Nam partnership',
    aboutTitle: 'I quote documents on the EU–Viet Nam partnership',
    intro: (documents) =>
      `Ask me anything about it; I answer only with passages from ${plural(documents, 'document')}, word for word, ` +
      'each with its date. When they don’t say, I tell you so.',
    examples: ['What do both sides say about the yellow card?', 'Biển Đông được nhắc đến thế nào?'],
    topic: 'yellow card',
    not: 'This is not legal advice, and I don’t speak for any institution; only the document itself counts.',
    thanks: 'You’re welcome.',
    onlyQuotes: 'I only quote; I don’t summarise, explain or translate.',
    theText: 'Here is the text itself:',
    nameIt: 'Name a topic or a clause, and I’ll show you the text itself.',
    check: (quote) =>
      `I can check whether a quotation is in the documents word for word, not whether a claim is true. Use ${quote}; ` +
      'for a message, open its menu (right-click or hold) → Apps → **Check quote**.',
    checkMessage: 'To check that message, open its menu (right-click or hold) → Apps → **Check quote**.',
    findSources: '**Find sources**, in the same menu, shows what the documents say about it.',
    unread: 'I can’t read messages that don’t mention me.',
    ownWords: 'These are the documents’ own words. I can’t tell whether they are true, only where they are from.',
    askOn: 'Ask a follow-up question, for example “and in 2025?” or “who said that?”.',
  },
  presence: 'Ask me: /ask',
  elsewhere: {
    inChannels: (channels) => `I answer questions in ${channels}. Please ask me there, or use \`/ask\`.`,
    inThreads: 'In this server I answer in threads. Please mention me in one, or use `/ask`.',
    nowhere: 'I don’t answer messages here. Please use `/ask`.',
  },
  greeting: {
    text: (ask, documents) =>
      `Use ${ask} or mention me with your question. I answer only with passages from ` +
      `${plural(documents, 'document')}, word for word, each with its date. When they don’t say, I tell you so.`,
    askHereToo: 'You can ask in English too.',
    moderators: 'Moderators: Server Settings → Integrations sets who may use my commands, and where.',
  },
  unknownButton: 'This button is from an older version of the bot. Please ask again.',
  usage: {
    quote_too_long: 'That is too long for one quote. Check it part by part.',
    not_shared:
      'Discord does not allow this answer to be posted here for everyone. Ask a moderator to add the bot to the ' +
      'server, or to allow “Use External Apps” here.',
    embed_links_missing:
      'I’m not allowed to show quotes in this channel. Ask a moderator to give me the “Embed Links” permission here.',
    bad_receipt:
      'That isn’t a complete check code. Copy all of it, for example `joint-statement-2026:100-200:0123456789abcdef`.',
    no_such_part: 'That clause has no such part. Ask for the whole clause.',
    no_such_passage: 'I don’t have that passage. Pick one from the list.',
    which_document: 'Several documents have clauses. Pick a passage from the list.',
    one_passage: 'That is more than one passage. Pick one from the list.',
    unknown_style: 'I don’t know that citation style. Pick one from the list.',
    bad_clause: 'That isn’t a clause number. Try `34`, `30-36` or `34, 36`.',
    no_such_document: 'I don’t have that document. Pick one from the list, or see `/sources`.',
    unknown_language: 'I have no documents in that language. Pick one from the list.',
    text_refused: 'I can’t read this text: I failed on it twice. Please rephrase it.',
    bad_date: 'I can’t read that date. Write `2025`, `2025-10` or `2025-10-24`.',
  },
};
