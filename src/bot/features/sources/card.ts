import type { Library } from '../../../index/library.js';
import { citePassage } from '../../../retrieval/citation.js';
import { listSources, type SourceSummary } from '../../../retrieval/sources.js';
import type { BotWords } from '../../../words/bot.js';
import { titleOf } from '../../../words/wording.js';
import type { Action } from '../../custom-id.js';
import { turning } from '../../reply/buttons.js';
import { GREY, type Part } from '../../reply/card.js';
import { cutToFit } from '../../reply/cut.js';
import { roomFor } from '../../reply/layout.js';
import { costOf } from '../../reply/limits.js';
import { asPlain, asText } from '../../reply/markdown.js';
import { unsigned } from '../../reply/plain.js';
import type { Reply } from '../../reply/reply.js';
import { badgeOf, dateNoteOf, linkOf, readerLinkOf, shortenedSource } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Documents per page: even with the longest titles and notes they fit in a message. */
const DOCUMENTS = 5;
const DOCUMENTS_IN_TEXT = 3;
/** Most passages whose sources are listed. */
const SOURCES = 12;
/** Number of line breaks around a source. */
const LINES = 2;
/** Greatest lengths of the texts about a source, as written. */
const LONGEST = { title: 256, reason: 250, publisher: 120, passages: 120, url: 120, id: 100 } as const;

/** The documents, newest first. @param page counted from 0 */
export function renderDocuments(library: Library, page: number, view: View): Reply {
  const { words } = view;
  const onPage = view.text ? DOCUMENTS_IN_TEXT : DOCUMENTS;
  const sources = listSources(library);
  if (sources.length === 0) return { content: words.noDocuments };
  const last = Math.ceil(sources.length / onPage) - 1;
  const at = Math.min(page, last);
  const shown = sources.slice(at * onPage, (at + 1) * onPage);
  const from = at * onPage + 1;
  const heading = `### ${words.documents(from, from + shown.length - 1, sources.length)}`;
  const turnTo = (to: number): Action | undefined =>
    to < 0 || to > last ? undefined : { kind: 'documents', page: to };
  const entries = shown.map((source) => documentPart(source, view));
  return {
    cards: [{ colour: GREY, parts: [{ kind: 'words', text: heading }, ...entries] }],
    components: turning({ before: turnTo(at - 1), after: turnTo(at + 1) }, library, view),
  };
}

function documentPart(source: SourceSummary, view: View): Part {
  const { words } = view;
  const short = shortenedSource(source, words);
  const { first, last } = source.clauses ?? {};
  const clauses = first === undefined || last === undefined ? [] : [words.count.clauses(first, last)];
  const title = cutToFit(titleOf(short, words), LONGEST.title, asText);
  const facts = [languageOf(source.language, words), ...clauses, words.count.passages(source.passages)];
  const lines = [
    `**${title}**`,
    joined([dateText(source, words), kindOf(source, view), publisherText(short)]),
    `-# ${joined(facts)}`,
    ...(source.id.length > LONGEST.id ? [] : [`-# ${words.sourceOption(source.id)}`]),
    ...addressLines(source),
  ];
  return { kind: 'words', text: lines.join('\n') };
}

/** Where an answer's passages come from: each document once, with the numbers of its passages in the answer. */
export function renderAnswerSources(library: Library, passages: number[], view: View): Reply {
  const { words } = view;
  const byDocument = new Map<string, { passage: number; labels: string[] }>();
  for (const passage of passages.slice(0, SOURCES)) {
    const { id } = library.documentOf(passage);
    const entry = byDocument.get(id) ?? { passage, labels: [] };
    entry.labels.push(words.label(library.passage(passage).label));
    byDocument.set(id, entry);
  }
  const texts: string[] = [];
  let room = roomFor(view).all - words.answerSources.length - words.moreSources(SOURCES).length - LINES;
  for (const { passage, labels } of byDocument.values()) {
    const text = sourceText(library, passage, labels, view);
    room -= costOf(text) + LINES;
    if (room < 0) break;
    texts.push(text);
  }
  const left = byDocument.size - texts.length;
  const more = left > 0 ? [`-# ${words.moreSources(left)}`] : [];
  const parts = [`### ${words.answerSources}`, ...texts, ...more].map((text): Part => ({ kind: 'words', text }));
  return { cards: [{ colour: GREY, parts }] };
}

function sourceText(library: Library, passage: number, labels: string[], view: View): string {
  const { words } = view;
  const citation = citePassage(library, passage);
  const source = shortenedSource(citation, words);
  const lines = [
    `**${cutToFit(titleOf(source, words), LONGEST.title, asText)}**`,
    joined([dateText(citation, words), publisherText(source), kindOf(source, view)]),
    `-# ${cutToFit([...new Set(labels)].join(' · '), LONGEST.passages, asText)}`,
    ...addressLines(source),
  ];
  return lines.join('\n');
}

/**
 * Where the source is published, and its reader page. An address without white space or angle brackets becomes a link.
 */
function addressLines(source: { url?: string; readerAddress?: string }): string[] {
  const { url } = linkOf(source);
  const own = url === undefined || url.length > LONGEST.url || /[<>]/.test(url) ? [] : [url];
  const reader = readerLinkOf(source) ?? [];
  return [...own, ...[reader].flat()].map((address) => `-# <${asPlain(address)}>`);
}

function kindOf(source: Pick<SourceSummary, 'kind'>, { words, text }: View): string {
  const badge = badgeOf(source, words);
  return text ? unsigned(badge, words) : badge;
}

/** The date in bold, with the reason if it was inferred. */
function dateText(
  source: Pick<SourceSummary, 'date' | 'dateBasis' | 'dateNote' | 'dateNotes'>,
  words: BotWords,
): string {
  const date = `**${words.shortDate(source.date)}**`;
  if (source.dateBasis === 'stated') return date;
  const note = dateNoteOf(source, words);
  return `${date} (${words.inferred}${note === undefined ? '' : `: ${cutToFit(note, LONGEST.reason, asText)}`})`;
}

function publisherText({ publisher, reference }: Pick<SourceSummary, 'publisher' | 'reference'>): string {
  const from = [publisher, reference].filter((part) => part !== undefined && part !== '').join(', ');
  return cutToFit(from, LONGEST.publisher, asText);
}

function joined(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}

function languageOf(code: string, words: BotWords): string {
  const name = new Intl.DisplayNames([words.locale], { type: 'language' }).of(code) ?? code;
  return asText(name.charAt(0).toUpperCase() + name.slice(1));
}
