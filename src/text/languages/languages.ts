import { en } from './en.js';
import type { Language } from './language.js';
import { vi } from './vi.js';

/** Every language that questions are read in, by its code. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map([en, vi].map((language) => [language.code, language]));
