import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Library } from '../../index/library.js';
import { citePassage } from '../../retrieval/citation.js';
import { listSources, type SourceSummary } from '../../retrieval/lookup.js';
import type { BotWords } from '../../words/bot.js';
import { dateOf, publisherOf, titleOf } from '../../words/wording.js';
import type { Action } from '../custom-id.js';
import { replyOf, turning } from './buttons.js';
import { badgeOf, colourOf, GREY, linkOf, shortened } from './card.js';
import { cutToFit } from './cut.js';
import { LIMITS } from './limits.js';
import { asPlain, asText } from './markdown.js';
import { roomFor } from './plain.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** Documents on a page: with the longest titles and notes they still fit a message. */
const DOCUMENTS = 5;
const DOCUMENTS_IN_TEXT = 3;
/** Most passages whose sources are listed. */
const SOURCES = 12;
/** Line breaks around a source. */
const LINES = 2;
/** Longest texts about a source, as they are written. */
const LONGEST = { reason: 350, publisher: 200, passages: 120, url: 120, id: 100 } as const;

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
  const content = `**${words.documents(from, from + shown.length - 1, sources.length)}**`;
  const turnTo = (to: number): Action | undefined =>
    to < 0 || to > last ? undefined : { kind: 'documents', page: to };
  const components = turning(turnTo(at - 1), turnTo(at + 1), library, view);
  return replyOf({ content, embeds: shown.map((source) => documentEmbed(source, words)), components });
}

function documentEmbed(source: SourceSummary, words: BotWords): APIEmbed {
  const short = shortened(source);
  const { first, last } = source.clauses ?? {};
  const counts = words.count.passages(source.passages);
  const clauses = first === undefined || last === undefined ? [] : [words.count.clauses(first, last)];
  const lines = [
    [dateText(short, words), publisherText(short)],
    [languageOf(source.language, words), ...clauses, counts],
  ];
  const option = source.id.length > LONGEST.id ? [] : [words.sourceOption(source.id)];
  return {
    author: { name: badgeOf(source, words) },
    title: cutToFit(titleOf(short, words), LIMITS.title, asText),
    ...linkOf(source),
    description: [...lines.map(joined), ...option].join('\n'),
    color: colourOf(source),
  };
}

/** Where an answer's passages are from: each document once, with the numbers its passages have in the answer. */
export function renderAnswerSources(library: Library, passages: number[], view: View): Reply {
  const { words } = view;
  const byDocument = new Map<string, { passage: number; labels: string[] }>();
  for (const [i, passage] of passages.slice(0, SOURCES).entries()) {
    const { id } = library.documentOf(passage);
    const entry = byDocument.get(id) ?? { passage, labels: [] };
    entry.labels.push(`${i + 1}. ${words.label(library.passage(passage).label)}`);
    byDocument.set(id, entry);
  }
  const fields: APIEmbedField[] = [];
  let room = roomFor(view).all - words.answerSources.length - words.moreSources(SOURCES).length;
  for (const { passage, labels } of byDocument.values()) {
    const field = sourceField(library, passage, labels, view);
    room -= field.name.length + field.value.length + LINES;
    if (room < 0) break;
    fields.push(field);
  }
  const left = byDocument.size - fields.length;
  const footer = left > 0 ? { footer: { text: words.moreSources(left) } } : {};
  return { embeds: [{ title: words.answerSources, fields, color: GREY, ...footer }] };
}

function sourceField(library: Library, passage: number, labels: string[], view: View): APIEmbedField {
  const { words } = view;
  const source = shortened(citePassage(library, passage));
  const facts = [
    dateText(source, words),
    publisherText(source),
    view.text ? words.kinds[source.kind] : badgeOf(source, words),
  ];
  const { url } = linkOf(source.url === undefined ? source : { url: source.url });
  const lines = [
    joined(facts),
    cutToFit(labels.join(' · '), LONGEST.passages, asText),
    // An address without white space and angle brackets is shown as a link, whatever else it holds.
    ...(url === undefined || url.length > LONGEST.url || /[<>]/.test(url) ? [] : [`<${asPlain(url)}>`]),
  ];
  return { name: cutToFit(titleOf(source, words), LIMITS.fieldName, asText), value: lines.join('\n') };
}

/** The date in bold, with the reason where it was inferred. */
function dateText(
  source: Pick<SourceSummary, 'date' | 'dateBasis' | 'dateNote' | 'dateNotes'>,
  words: BotWords,
): string {
  const date = words.date(source.date);
  const reason = dateOf(source, words).slice(date.length);
  return `**${date}**${cutToFit(reason, LONGEST.reason, asText)}`;
}

function publisherText(source: Pick<SourceSummary, 'publisher' | 'reference'>): string {
  return cutToFit(publisherOf(source), LONGEST.publisher, asText);
}

function joined(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}

function languageOf(code: string, words: BotWords): string {
  const name = new Intl.DisplayNames([words.locale], { type: 'language' }).of(code) ?? code;
  return asText(name.charAt(0).toUpperCase() + name.slice(1));
}
