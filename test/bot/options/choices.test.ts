import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CHOICES, toChoices } from '../../../src/bot/options/choices.js';
import { languageChoices, languageCode } from '../../../src/bot/options/languages.js';
import type { Library } from '../../../src/index/library.js';

describe('choices', () => {
  const one = (name: string, value = 'v') => toChoices([{ name, value }])[0];

  it('keep a short name as it is', () => {
    expect(one('34 · The two sides')).toEqual({ name: '34 · The two sides', value: 'v' });
    expect(one('x'.repeat(100))?.name).toHaveLength(100);
  });

  it('cut a long name at a word', () => {
    const name = one(`${'word '.repeat(19)}another one`)?.name;
    expect(name).toBe(`${'word '.repeat(18)}word…`);
    expect(one(`${'a'.repeat(99)} b`)?.name).toBe(`${'a'.repeat(99)}…`);
  });

  it('cut a name without words within the limit and never inside a character', () => {
    const name = one('🙂'.repeat(60))?.name ?? '';
    expect(name).toBe(`${'🙂'.repeat(49)}…`);
  });

  it('are one line, 25 at most, each once', () => {
    expect(one(' a\n b ')?.name).toBe('a b');
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, value: `v${i}` }));
    expect(toChoices(many)).toHaveLength(MAX_CHOICES);
    expect(toChoices([...many.slice(0, 3), ...many.slice(0, 3)])).toHaveLength(3);
  });

  it('leave out what Discord would refuse', () => {
    const wanted = [
      { name: 'long', value: 'x'.repeat(101) },
      { name: '', value: 'x' },
      { name: 'empty', value: '' },
      { name: 'fits', value: 'y'.repeat(100) },
    ];
    expect(toChoices(wanted).map(({ name }) => name)).toEqual(['fits']);
  });

  it('are within the limits whatever is wanted', () => {
    const name = fc.string({ maxLength: 150, unit: 'binary' });
    const wanted = fc.array(fc.record({ name, value: fc.string() }), { maxLength: 5 });
    fc.assert(
      fc.property(wanted, (choices) =>
        toChoices(choices).every(({ name, value }) => name.length >= 1 && name.length <= 100 && value.length <= 100),
      ),
    );
  });
});

describe('languages', () => {
  const library = { documents: [{ language: 'vi' }, { language: 'en' }, { language: 'en' }] } as unknown as Library;

  it('are offered by their names in the language of the user', () => {
    expect(languageChoices(library, '', 'en')).toEqual([
      { name: 'English (en)', value: 'en' },
      { name: 'Vietnamese (vi)', value: 'vi' },
    ]);
    expect(languageChoices(library, 'viet', 'vi').map(({ value }) => value)).toEqual(['vi']);
    expect(languageChoices(library, 'klingon', 'en')).toEqual([]);
  });

  it('are understood by code and by name, in any case and without marks', () => {
    expect(languageCode(library, ' VI ', 'en')).toBe('vi');
    expect(languageCode(library, 'Vietnamese', 'vi')).toBe('vi');
    expect(languageCode(library, 'tieng viet', 'en')).toBe('vi');
    expect(languageCode(library, 'tiếng Anh', 'vi')).toBe('en');
  });

  it('stay as typed where they are unknown', () => {
    expect(languageCode(library, 'xx', 'en')).toBe('xx');
  });
});
