import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { BotWords } from '../../words/bot.js';
import type { Button, Card, Part, PassagePart } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { costOf, LIMITS } from './limits.js';
import { asText } from './markdown.js';
import { plainLength, plainText } from './plain.js';
import type { Message, Reply } from './reply.js';
import { citedPlaceOf, dateNoteOf, dateOf, kindOf, readerLinkOf, sourceOf } from './source.js';
import type { View } from './view.js';

/** Characters between two texts of a plain message. */
const BETWEEN = 3;
/** Greatest length of a detail shown besides the source line, as written. */
const DETAIL = 300;

/**
 * A reply as it is sent: as plain text if requested; as components if it has cards; otherwise its text unchanged. The
 * code that renders cards keeps them within {@link roomFor}.
 */
export function asMessage(reply: Reply, { words, text }: Pick<View, 'words' | 'text'>): Message {
  const { content = '', cards = [], components = [], files = [] } = reply;
  const attached = files.length === 0 ? {} : { files };
  if (text) return { ...plainText(reply, words), ...attached };
  if (cards.length === 0) {
    return {
      ...(content === '' ? {} : { content }),
      ...(components.length === 0 ? {} : { components }),
      ...attached,
    };
  }
  const shown = new Set(
    cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'picture' ? part.name : []))),
  );
  const layout: APIMessageTopLevelComponent[] = [
    ...(content === '' ? [] : [display(content)]),
    ...withoutTwins(cards).map((card) => container(card, words)),
    ...files.flatMap(({ name }) =>
      shown.has(name) ? [] : [{ type: ComponentType.File as const, file: { url: `attachment://${name}` } }],
    ),
    ...components,
  ];
  return { flags: MessageFlags.IsComponentsV2, components: layout, ...attached };
}

/** Discord accepts each custom id only once: of buttons that do the same, the first stays. */
function withoutTwins(cards: readonly Card[]): Card[] {
  const seen = new Set<string>();
  return cards.map(({ colour, parts }) => ({
    colour,
    parts: parts.map((part) => {
      if (!('button' in part) || !part.button) return part;
      const twin = seen.has(part.button.custom_id);
      seen.add(part.button.custom_id);
      return twin ? { ...part, button: undefined } : part;
    }),
  }));
}

/** How much room a message has, and how much of it a card takes. */
export interface Room {
  all: number;
  sizeOf(card: Card): number;
}

/** The room for cards, or for the text that they become; the text above them counts too. */
export function roomFor({ words, text }: View): Room {
  if (text) return { all: LIMITS.content, sizeOf: (card) => plainLength(card, words) + BETWEEN };
  return {
    all: LIMITS.displays,
    sizeOf: (card) => card.parts.reduce((sum, part) => sum + textsIn(setPart(part, words)).reduce(addCost, 0), 0),
  };
}

const addCost = (sum: number, text: string) => sum + costOf(text);

function textsIn(components: readonly APIComponentInContainer[]): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    return component.type === ComponentType.Section ? component.components.map(({ content }) => content) : [];
  });
}

function container({ colour, parts }: Card, words: BotWords): APIMessageTopLevelComponent {
  return {
    type: ComponentType.Container,
    accent_color: colour,
    components: parts.flatMap((part) => setPart(part, words)),
  };
}

function setPart(part: Part, words: BotWords): APIComponentInContainer[] {
  switch (part.kind) {
    case 'words':
      return part.text === '' ? [] : [beside(part.text, part.button)];
    case 'passage':
      return setPassage(part, words);
    case 'rule':
      return [{ type: ComponentType.Separator, divider: true }];
    case 'picture':
      return [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: `attachment://${part.name}` }, description: part.description }],
        },
      ];
    case 'rows':
      return part.rows;
  }
}

function setPassage(passage: PassagePart, words: BotWords): APIComponentInContainer[] {
  const { citation, text, look, button } = passage;
  const date = dateOf(citation, words);
  const place = citedPlaceOf(citation, words, passage.part);
  const source = `${asText(sourceOf(citation, words))}${inItsDocument(citation, words)}`;
  const details = passage.detailed
    ? detailsOf(passage, words)
        .map((line) => `\n-# ${line}`)
        .join('')
    : '';
  if (look === 'line') return setLine(passage, words);
  if (look === 'item') {
    const title = passage.title ?? itemTitle(passage, words);
    return [beside(title === '' ? inBar(text) : `**${title}**\n${inBar(text)}`, button)];
  }
  if (look === 'page') {
    return [beside(`## ${place}\n-# ${date} · ${source}`, button), display(`${inBar(text)}${details}`)];
  }
  return underHeading(`### ${date}`, `-# **${place}** · ${source}\n${inBar(text)}${details}`, button);
}

/** A short excerpt; of its source, only the kind and language are shown. */
function setLine({ citation, text, part, button }: PassagePart, words: BotWords): APIComponentInContainer[] {
  const date = `**${dateOf(citation, words)}**`;
  const place = citedPlaceOf(citation, words, part);
  const bar = text === '' ? '' : `\n${inBar(text)}`;
  if (!button) return [display(`${date} · ${place}${bar}`)];
  return underHeading(date, `-# **${place}** · ${kindOf(citation, words)}${bar}`, button);
}

/** Beside a button a phone has room for little more than a date: everything else goes below, at full width. */
function underHeading(heading: string, text: string, button: Button | undefined): APIComponentInContainer[] {
  return button ? [beside(heading, button), display(text)] : [display(`${heading}\n${text}`)];
}

/** A link to the words in their document, if there are reader pages. */
function inItsDocument(citation: PassagePart['citation'], words: BotWords): string {
  const address = readerLinkOf(citation);
  return address === undefined ? '' : ` · [${words.openInDocument}](<${address}>)`;
}

function itemTitle({ citation, part }: PassagePart, words: BotWords): string {
  const behind = part && part.of > 1 ? ` (${words.part(part.part, part.of)})` : '';
  return `${cutToFit(oneLine(words.label(citation.label)), DETAIL, asText)}${behind}`;
}

/** Details when reading on: the headings above, a described title in full, and why the date was inferred. */
function detailsOf({ citation }: PassagePart, words: BotWords): string[] {
  const cut = (text: string) => cutToFit(oneLine(text), DETAIL, asText);
  const { section, title, titleBasis, dateBasis } = citation;
  const note = dateBasis === 'inferred' ? dateNoteOf(citation, words) : undefined;
  return [
    ...(section.length === 0 ? [] : [words.sectionIs(cut(section.join(' — ')))]),
    ...(titleBasis === 'described' ? [`${cut(title)} (${words.described})`] : []),
    ...(note === undefined ? [] : [words.inferredSince(cut(note))]),
  ];
}

function beside(text: string, button: Button | undefined): APITextDisplayComponent | APISectionComponent {
  if (!button) return display(text);
  return { type: ComponentType.Section, components: [display(text)], accessory: button };
}

function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Words of a document in a quote bar, which never contains anything else; blank lines would end it. */
export function inBar(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `> ${line}`)
    .join('\n');
}
