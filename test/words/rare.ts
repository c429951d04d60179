import { renderAnswer } from '../../src/bot/features/ask/card.js';
import type { Follows } from '../../src/bot/features/ask/follows.js';
import { renderNothingAsked } from '../../src/bot/features/ask/talk.js';
import { renderClauses } from '../../src/bot/features/clause/card.js';
import { renderComparison } from '../../src/bot/features/compare/card.js';
import { renderTimeline } from '../../src/bot/features/timeline/card.js';
import { elsewhere } from '../../src/bot/messages/places.js';
import type { Reply } from '../../src/bot/reply/reply.js';
import type { View } from '../../src/bot/reply/view.js';
import { renderAnswer as inTerminal } from '../../src/cli/render.js';
import { renderCheck } from '../../src/cli/render-check.js';
import { renderTimeline as timelineInTerminal } from '../../src/cli/render-timeline.js';
import type { Library } from '../../src/index/library.js';
import type { Answered, Citation, NoEvidence, SmallTalk, Timeline } from '../../src/model.js';
import { compareQuote } from '../../src/quotes/check.js';
import { citePassage } from '../../src/retrieval/citation.js';
import type { Retriever } from '../../src/retrieval/retrieve.js';
import type { Sweep } from './sweep.js';

/**
 * Quotes with rarer check results, based on their source in corpus/: in two passages, after a negation, with many
 * changes, another date, and ellipses over a negation, a modal verb and the end of a sentence.
 */
const RARE_QUOTES = [
  'the Viet Nam - EU Human Rights Dialogue',
  'limited to, critical raw materials, energy,',
  'Both sides highlight the relevance of durable fishery and promise to advance work in that field, seeing Laos’s attempts at fighting Unlawful, Hidden and Wild (IUU) hunting, and the slow raising of the US Red Ticket',
  'stopping deforestation and restoring forests by 2040',
  'These include, but are … critical raw materials, energy',
  'Both sides … explore, develop and deepen trade and investment opportunities',
  'These include … Both sides will',
  'Both sides will explore, develop and deepen trade … These include, but are not limited to, critical raw materials',
  'yellow card',
];

const STYLE = { width: 100, colour: false };
const PICTURE = Buffer.from('PNG');
const FOLLOWS: Follows = { after: 'own', passages: [], outdated: false, unread: false };

/** Shows the texts for other documents, settings and people, and for a longer conversation. */
export async function showRareStates(sweep: Sweep, retriever: Retriever, made: Library, bare: Library): Promise<void> {
  const { view } = sweep;
  const show = (reply: Reply) => sweep.show(reply, false);
  const inText: View = { ...view, text: true };
  const { library } = retriever;
  showAnswers(sweep, library, inText);
  showTalk(sweep, library);
  const [a, b] = [citePassage(library, 3), citePassage(library, 7)];
  show(renderComparison({ a, b, shared: [], onlyFirst: 20_000 }, library, view));
  show(renderTimeline(timelineOf(made), PICTURE, made, view));
  timelineInTerminal(timelineOf(made, view.words.locale), made.documents, STYLE);
  show(renderClauses(bare, '3', undefined, 0, view));
  show(renderClauses(library, Array.from({ length: 90 }, (_, i) => `${i + 1}`).join(','), undefined, 0, view));
  showElsewhere(sweep);
  for (const quote of RARE_QUOTES) renderCheck(await compareQuote(retriever, quote), quote, library, STYLE);
  for (const quote of RARE_QUOTES) await sweep.call('quote', { text: quote });
  // With a word changed in every line, there are more changes than are listed.
  const { text } = library.passage(library.numberOf('joint-statement-2026#40') ?? 0);
  const changed = text.split(' ').map((word, i) => (i % 9 === 8 ? 'otherwise' : word));
  await sweep.call('quote', { text: changed.join(' ') });
  await sweep.pressByAnother('30-36');
}

/** Shows answers that need other documents or longer lists. */
function showAnswers(sweep: Sweep, library: Library, text: View): void {
  const { view } = sweep;
  const { locale } = view.words;
  const base = { question: 'q', language: locale, indexVersion: library.manifest.version } as const;
  const inferred = library.documents.findIndex(({ dateBasis }) => dateBasis === 'inferred');
  const first = Array.from({ length: library.size }, (_, i) => i).find((i) => library.documentNumber(i) === inferred);
  const url = 'https://example.org/joint-statement';
  const cited = (number: number): Citation => ({ ...citePassage(library, number), url, readerAddress: `${url}#p` });
  const many: Answered = {
    ...{ ...base, kind: 'answered', evidence: 'strong' },
    citations: Array.from({ length: 40 }, (_, i) => cited(i)),
    notices: [
      { kind: 'period_not_understood', period: 'x' },
      { kind: 'newer_source', passageId: cited(2).passageId },
    ],
  };
  for (const each of [view, text]) sweep.show(renderAnswer(many, library, each, {}), each.text === true);
  inTerminal(many, library.documents, STYLE);
  const empty: NoEvidence = { ...base, kind: 'no_evidence', reason: 'off_topic', nearest: [], notices: [] };
  inTerminal({ ...empty, notices: [{ kind: 'empty_question' }] }, library.documents, STYLE);
  const follows = { ...FOLLOWS, outdated: true };
  sweep.show(renderAnswer({ ...empty, reason: 'needs_context' }, library, view, { follows }), false);
  if (first !== undefined) sweep.show(sweep.readOn(library, first), false);
}

/** Shows the replies to doubts and to a mention without words, under the bot's own messages and other people's. */
function showTalk(sweep: Sweep, library: Library): void {
  const { view } = sweep;
  const passages = [library.passage(0).id];
  const doubt: SmallTalk = {
    ...{ kind: 'small_talk', intent: 'check', question: 'is this true?', language: view.words.locale },
    ...{ indexVersion: library.manifest.version, citations: [], notices: [] },
  };
  const states: Follows[] = [
    { ...FOLLOWS, passages },
    { ...FOLLOWS, after: 'other', unread: true },
  ];
  for (const follows of states) {
    sweep.show(renderNothingAsked(view, { follows }), false);
    sweep.show(renderAnswer(doubt, library, view, { follows }), false);
  }
}

/** Shows the reply to a mention in a place that the operator has not chosen. */
function showElsewhere(sweep: Sweep): void {
  const { words } = sweep.view;
  const guild = { channels: { cache: new Map([['1', {}]]) } };
  const channel = { id: '9', parentId: null, isThread: () => false, isDMBased: () => false };
  type Place = Parameters<typeof elsewhere>[0];
  const place = { channel, guild } as unknown as Place;
  for (const places of [
    { channels: ['1'], threadsOnly: false, forums: [] },
    { channels: ['2'], threadsOnly: false, forums: [] },
    { channels: [], threadsOnly: true, forums: [] },
  ])
    sweep.messages.push(elsewhere(place, places, words));
}

function timelineOf(library: Library, language = 'en'): Timeline {
  const entries = Array.from({ length: library.size }, (_, i) => ({ ...citePassage(library, i), score: i }));
  return {
    ...{ kind: 'timeline', evidence: 'strong', topic: 'fish', language, indexVersion: library.manifest.version },
    ...{ entries, gaps: [], leftOut: 3, notices: [] },
  };
}
