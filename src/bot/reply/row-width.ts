import type { APIButtonComponentWithCustomId } from 'discord.js';

/**
 * Measures of Discord's client in CSS pixels: the width of a row below a message and inside a box on a phone 390 wide;
 * a button's padding with its border, an emoji, the gaps, and an average letter. Taken from the client's styles;
 * letters were measured.
 */
const ROOM = { below: 314, inside: 276 } as const;
const PADDING = 26;
const SIGN = 20;
const GAP = 6;
const BETWEEN = 8;
const LETTER = 7.3;

/** Where a row of buttons is shown. */
export type RowPlace = keyof typeof ROOM;

/** Emoji that say something their labels do not. */
const TURNS = ['◀️', '▶️'];
/** Emoji that are understood without a label. */
const KNOWN = ['🔖'];

type Button = APIButtonComponentWithCustomId;

/**
 * Buttons in the form that takes the fewest lines on a phone: with emoji and label, otherwise with one of the two. A
 * label never changes, only whether it is shown.
 */
export function fitted(buttons: readonly Button[], place: RowPlace): Button[] {
  const withoutSigns = buttons.map((button) => (isTurn(button) ? button : withoutSign(button)));
  const shortest = withoutSigns.map((button, i) => (isKnown(buttons[i]) ? withoutLabel(buttons[i] ?? button) : button));
  const variants = [[...buttons], withoutSigns, shortest];
  const lines = variants.map((variant) => linesOf(variant, ROOM[place]));
  return variants[lines.indexOf(Math.min(...lines))] ?? [...buttons];
}

/** Lines that buttons take in a given width, wrapping like words. */
function linesOf(buttons: readonly Button[], room: number): number {
  let lines = 1;
  let at = 0;
  for (const button of buttons) {
    const width = widthOf(button);
    if (at > 0 && at + BETWEEN + width > room) {
      lines += 1;
      at = width;
    } else at += (at > 0 ? BETWEEN : 0) + width;
  }
  return lines;
}

function widthOf({ label = '', emoji }: Button): number {
  const sign = emoji === undefined ? 0 : SIGN;
  const gap = emoji === undefined || label === '' ? 0 : GAP;
  return PADDING + sign + gap + label.length * LETTER;
}

function isTurn({ emoji }: Button): boolean {
  return TURNS.includes(emoji?.name ?? '');
}

function isKnown(button: Button | undefined): boolean {
  return KNOWN.includes(button?.emoji?.name ?? '');
}

function withoutSign(button: Button): Button {
  const { emoji: _, ...rest } = button;
  return button.label === undefined ? button : rest;
}

function withoutLabel(button: Button): Button {
  const { label: _, ...rest } = button;
  return rest;
}
