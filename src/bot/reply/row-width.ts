import type { APIButtonComponentWithCustomId } from 'discord.js';

/**
 * Measures of Discord's client in CSS pixels: what a phone of 390 has for a row below a message, and within a box; a
 * button's padding with its border, a sign, the gaps, and an average letter. Taken from the client's style, letters
 * measured.
 */
const ROOM = { below: 314, inside: 276 } as const;
const PADDING = 26;
const SIGN = 20;
const GAP = 6;
const BETWEEN = 8;
const LETTER = 7.3;

/** Where a row of buttons stands. */
export type RowPlace = keyof typeof ROOM;

/** Signs that say something that their labels do not. */
const TURNS = ['◀️', '▶️'];
/** Signs that are understood alone. */
const KNOWN = ['🔖'];

type Button = APIButtonComponentWithCustomId;

/**
 * Buttons as they take the fewest lines on a phone: with sign and label, else with one of both. Who presses them finds
 * the same label wherever it is shown.
 */
export function fitted(buttons: readonly Button[], place: RowPlace): Button[] {
  const withoutSigns = buttons.map((button) => (isTurn(button) ? button : withoutSign(button)));
  const shortest = withoutSigns.map((button, i) => (isKnown(buttons[i]) ? withoutLabel(buttons[i] ?? button) : button));
  const variants = [[...buttons], withoutSigns, shortest];
  const lines = variants.map((variant) => linesOf(variant, ROOM[place]));
  return variants[lines.indexOf(Math.min(...lines))] ?? [...buttons];
}

/** Lines that buttons take in a width, when they break as words do. */
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
