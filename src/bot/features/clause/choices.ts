import type { Library } from '../../../index/library.js';
import type { UnitChoice } from '../../../retrieval/lookup.js';
import { button, removal, rowsOf } from '../../reply/buttons.js';
import { GREY, type WordsPart } from '../../reply/card.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import { rangesOf } from './numbers.js';

/** Most places offered, each with its button, and the greatest length of a place's text. */
const CHOICES = 8;
const CHOICE = 200;

/** The places to choose from when several units have the same number. */
export function renderChoices(
  choices: readonly UnitChoice[],
  asked: readonly string[],
  library: Library,
  view: View,
): Reply {
  const { words } = view;
  const title = cutToFit(words.severalClauses(rangesOf(asked)), LIMITS.title, asText);
  const places = choices.slice(0, CHOICES).map((choice, i): WordsPart => {
    const { passage, label, section, title: document, passageId } = choice;
    const place = cutToFit(oneLine([words.label(label), ...section].join(' — ')), CHOICE, asText);
    const source = cutToFit(oneLine(`${document} · ${passageId}`), CHOICE, asText);
    const named = view.text ? words.buttons.readOn(i + 1) : words.buttons.read;
    return {
      kind: 'words',
      text: `**${place}**\n-# ${source}`,
      button: button({ kind: 'turn', passage, part: 0, around: false }, { label: named }, library, view),
    };
  });
  return {
    cards: [{ colour: GREY, parts: [{ kind: 'words', text: `### ${title}` }, ...places] }],
    components: rowsOf([removal(library, view)]),
  };
}
