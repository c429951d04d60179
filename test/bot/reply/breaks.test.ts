import { expect, it } from 'vitest';
import { breaksIn } from '../../../src/bot/reply/breaks.js';

it.each([
  ['imposed for illegal, unreported, and unregulated fishing, recognising the efforts', ['fishing,']],
  ['noting the efforts in combating Illegal, Unreported and Unregulated fishing, and the lifting', ['fishing,']],
  ['Hai bên bày tỏ vui mừng về kết quả, trong đó EU tiếp tục', ['quả,']],
  ['in line with the Paris Agreement; engage in rapid reductions: all of them', ['Agreement;', 'reductions:']],
  ['nothing to cut here', []],
])('a text is cut behind its marks, but not within a list: %s', (text, words) => {
  const breaks = breaksIn(text);
  expect(breaks.map(({ end }) => text.slice(0, end).split(' ').at(-1))).toEqual(words);
  for (const { end, next } of breaks) expect(text.slice(end, next).trim()).toBe('');
});
