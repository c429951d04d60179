import type { Library } from '../../../index/library.js';
import type { NoEvidence } from '../../../model.js';
import type { BotWords } from '../../../words/bot.js';
import { guide, menuRow, removal, rowsOf } from '../../reply/buttons.js';
import { GREY, type Part } from '../../reply/card.js';
import { asText } from '../../reply/markdown.js';
import { passageOptions } from '../../reply/menu.js';
import { nearLines } from '../../reply/near.js';
import type { Reply } from '../../reply/reply.js';
import { shortTitleOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { headOf } from './head.js';

/** Most lines about the clauses of documents: a longer list helps nobody. */
const RANGES = 9;

/**
 * A plain statement that nothing answers, the reason, and what there is instead.
 * @param asked whether the question is repeated
 * @param outdated whether it follows up on passages of an index that has been replaced
 */
export function renderRefusal(
  answer: NoEvidence,
  library: Library,
  view: View,
  asked: boolean,
  outdated = false,
): Reply {
  const { words } = view;
  const isRelated = answer.reason === 'not_in_documents' || answer.reason === 'other_text';
  const near = isRelated ? nearLines(answer.nearest.slice(0, 2), library, view, answer.question) : [];
  // The nearest passages do not help if the question is on another subject.
  const further = answer.reason === 'off_topic' ? [] : answer.nearest.slice(near.length);
  const parts: Part[] = [
    { kind: 'words', text: refusalText(answer, library, words, outdated) },
    ...near,
    ...(near.length > 0 ? [{ kind: 'words' as const, text: `-# ${searched(library, words)}` }] : []),
  ];
  return {
    content: headOf(answer, library, view, asked, 0),
    cards: [{ colour: GREY, parts }],
    components: [
      ...rowsOf([guide('documents', library, view), guide('help', library, view), removal(library, view)]),
      ...menuRow(passageOptions(further, library, view), words.nearestPassages, library, view),
    ],
  };
}

/** What the documents are about, and the months that they span. */
function offTopicText({ refusal, monthOf }: BotWords, first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return refusal.offTopicNoDates;
  return refusal.offTopic(monthOf(first), monthOf(last));
}

function refusalText(answer: NoEvidence, library: Library, words: BotWords, outdated: boolean): string {
  const { refusal } = words;
  const [first, last] = datesOf(library);
  switch (answer.reason) {
    case 'off_topic':
      return `### ${refusal.title}\n${offTopicText(words, first, last)}`;
    case 'no_such_clause': {
      const ranges = answer.notices.flatMap((notice) => {
        if (notice.kind !== 'clause_range') return [];
        const document = library.documents.find(({ id }) => id === notice.documentId);
        const title = document ? shortTitleOf(document, words) : asText(notice.documentId);
        return words.clauseRange(title, notice.first, notice.last);
      });
      return [`### ${words.reason.no_such_clause}`, ...ranges.slice(0, RANGES)].join('\n');
    }
    case 'other_text':
      return `### ${refusal.title}\n${words.reason.other_text}`;
    case 'outside_dates': {
      const dates =
        first === undefined || last === undefined ? '' : refusal.datesOf(words.shortDate(first), words.shortDate(last));
      return `### ${refusal.title}\n${refusal.outsideDates} ${dates}`.trim();
    }
    case 'needs_context':
      return `### ${refusal.aboutWhat}\n${outdated ? refusal.topicLost : refusal.nameTopic}`;
    default:
      return `### ${refusal.title}\n${answer.nearest.length > 0 ? refusal.near : refusal.nothingNear}`;
  }
}

/** What was searched, so that readers can judge the refusal. */
function searched(library: Library, words: BotWords): string {
  const [first = '', last = ''] = datesOf(library);
  return words.refusal.searched(library.documents.length, words.shortDate(first), words.shortDate(last));
}

function datesOf({ documents }: Library): [string?, string?] {
  const dates = documents.map(({ date }) => date).sort();
  const [first, last] = [dates.at(0), dates.at(-1)];
  return first === undefined || last === undefined ? [] : [first, last];
}
