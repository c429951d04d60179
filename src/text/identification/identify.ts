import { fold } from '../fold.js';
import { COST_SCALE, firstIndex, hash32, type LanguageModel } from './model.js';
import { type LanguageToken, languageTokens } from './tokens.js';

export { type LanguageModel, loadLanguageModel } from './model.js';

/** The language of a text. */
export interface LanguageGuess {
  /** ISO 639-1: one of the 24 official languages of the European Union, or "vi". */
  language: string;
  /** Vietnamese typed without its diacritics, or with too few; false for every other language. */
  stripped: boolean;
  /** 0 to 1, about the share of such guesses that are right; 0 if the text gives no evidence. */
  confidence: number;
}

// All in nats. Chosen on the questions in data/general, whole and in pieces of one to three words; changing one by a
// fifth changes the share of correctly identified whole questions by less than half a point.
/**
 * The score of a word that a language does not list starts here; its spelling is added. A conservative share of words
 * outside the lists.
 */
const UNLISTED = -4.5;
/** A letter that none of these languages uses, the same for all. */
const UNKNOWN_LETTER = -9;
/** One word counts against a language by no more than this, so that one foreign word cannot outvote a sentence. */
const WORD_CAP = 7;
/** How much a Vietnamese name says about the language of the text around it. */
const VIETNAMESE_NAME_WEIGHT = 0.1;
/** Someone who writes without diacritics is rarer than one who writes with them. */
const STRIPPED_PRIOR = -0.3;
/** A Vietnamese word with some diacritics missing ("hiêp", "tiêng"). */
const PARTLY_STRIPPED = -3;
/** Most questions are in these languages; this decides only what the words leave open. */
const PRIORS: Readonly<Record<string, number>> = { en: 1.5, vi: 1.5 };
/** The least total weight of the words: an acronym or two are not enough evidence. */
const LEAST_EVIDENCE = 0.25;
/** Words are not independent, so their summed evidence is overconfident. */
const CONFIDENCE_TEMPERATURE = 1.1;

// Plain letters and marked ones that Vietnamese has, only there or in other languages too; any other marked letter
// rules it out.
const VIETNAMESE_MARKED = /^[a-zà-ãè-êìíò-õùúýăđĩũơư\u1ea0-\u1ef9]+$/u;
const MARKED = /[^a-z]/u;

/**
 * Guesses the language of a question, a keyword query or a passage.
 *
 * 1. split the text into words; names and acronyms get little weight
 * 2. Greek and Cyrillic words count for Greek and Bulgarian
 * 3. a Latin word counts by its frequency in each language, or by its letters if it is not listed
 * 4. sum up, add the priors, and take the best
 * 5. for Vietnamese, check whether the diacritics are missing
 *
 * Without any evidence (no words, or only an acronym or two) it returns English with confidence 0.
 */
export function identifyLanguage(text: string, model: LanguageModel): LanguageGuess {
  const tokens = languageTokens(text);
  const columns = model.languages.length + 1;
  const totals = new Float64Array(columns);
  const scores = new Float64Array(columns);
  const vi = model.languages.indexOf('vi');
  let evidence = 0;
  for (const token of tokens) {
    const listed = scoreToken(token, model, scores);
    if (listed || token.weight > 0.3) evidence += token.weight;
    const best = Math.max(...scores);
    // A capitalised Vietnamese word is usually a name, and names occur in questions in every language.
    const weight = token.name && scores[vi] === best ? VIETNAMESE_NAME_WEIGHT : token.weight;
    for (let column = 0; column < columns; column++) {
      const loss = Math.min(WORD_CAP, best - (scores[column] ?? best));
      totals[column] = (totals[column] ?? 0) - weight * loss;
    }
  }
  if (evidence < LEAST_EVIDENCE) return { language: 'en', stripped: false, confidence: 0 };

  let winner = 0;
  for (let column = 0; column < model.languages.length; column++) {
    totals[column] = (totals[column] ?? 0) + (PRIORS[model.languages[column] ?? ''] ?? 0);
    if ((totals[column] ?? 0) > (totals[winner] ?? 0)) winner = column;
  }
  let sum = 0;
  for (let column = 0; column < model.languages.length; column++) {
    sum += Math.exp(((totals[column] ?? 0) - (totals[winner] ?? 0)) / CONFIDENCE_TEMPERATURE);
  }
  const language = model.languages[winner] ?? 'en';
  return { language, stripped: language === 'vi' && lacksDiacritics(tokens, model), confidence: 1 / sum };
}

/** Fills `scores` with the log probability of a word in each column; true if any language lists it. */
function scoreToken(token: LanguageToken, model: LanguageModel, scores: Float64Array): boolean {
  scores.fill(Number.NEGATIVE_INFINITY);
  if (token.script !== 'latin') {
    scores[model.languages.indexOf(token.script === 'greek' ? 'el' : 'bg')] = 0;
    return true;
  }
  scoreSpelling(token.text, model, scores);
  const listed = scoreListed(token.text, model, scores);
  const vi = model.languages.indexOf('vi');
  const stripped = model.languages.length;
  let vietnamese = Math.max(scores[vi] ?? 0, (scores[stripped] ?? 0) + STRIPPED_PRIOR);
  if (MARKED.test(token.text)) {
    if (!VIETNAMESE_MARKED.test(token.text)) vietnamese = Number.NEGATIVE_INFINITY;
    else vietnamese = Math.max(vietnamese, strippedLog(fold(token.text), model) + PARTLY_STRIPPED);
  }
  scores[vi] = vietnamese;
  scores[stripped] = Number.NEGATIVE_INFINITY; // folded into Vietnamese
  return listed;
}

/** The log probability of an unlisted word, by the trigrams of its letters, or by the letter if a trigram is rare. */
function scoreSpelling(word: string, model: LanguageModel, scores: Float64Array): void {
  const width = model.trigramColumns.length;
  for (const column of model.trigramColumns) scores[column] = UNLISTED;
  const padded = ` ${word} `;
  for (let at = 0; at + 3 <= padded.length; at++) {
    let row = firstIndex(model.trigramHashes, hash32(padded.slice(at, at + 3)));
    if (row < 0) row = firstIndex(model.trigramHashes, hash32(padded.charAt(at + 2)));
    for (let place = 0; place < width; place++) {
      const column = model.trigramColumns[place] ?? 0;
      const log = row < 0 ? UNKNOWN_LETTER : -(model.trigramCosts[row * width + place] ?? 0) / COST_SCALE;
      scores[column] = (scores[column] ?? 0) + log;
    }
  }
}

/** Replaces the score of each language that lists the word by the word's log frequency. */
function scoreListed(word: string, model: LanguageModel, scores: Float64Array): boolean {
  const hash = hash32(word);
  const first = firstIndex(model.wordHashes, hash);
  if (first < 0) return false;
  for (let at = first; model.wordHashes[at] === hash; at++) {
    scores[model.wordColumns[at] ?? 0] = -(model.wordCosts[at] ?? 0) / COST_SCALE;
  }
  return true;
}

/**
 * How rare a word is in a language, in nats: about 3 for the commonest, infinite if the language does not list it.
 * @param word in lower case, with its marks
 */
export function listedCost(word: string, language: string, model: LanguageModel): number {
  const column = model.languages.indexOf(language);
  return column < 0 ? Number.POSITIVE_INFINITY : -listedLog(word, column, model);
}

/** ln of the frequency of a word in one column; minus infinity if it is not listed. */
function listedLog(word: string, column: number, model: LanguageModel): number {
  const hash = hash32(word);
  const first = firstIndex(model.wordHashes, hash);
  for (let at = first; at >= 0 && model.wordHashes[at] === hash; at++) {
    if (model.wordColumns[at] === column) return -(model.wordCosts[at] ?? 0) / COST_SCALE;
  }
  return Number.NEGATIVE_INFINITY;
}

function strippedLog(word: string, model: LanguageModel): number {
  return listedLog(word, model.languages.length, model);
}

/** Prior for a writer who omits diacritics, in nats. Most writers mark either every word or none. */
const OMITS_PRIOR = -1.5;
/** The share of words without diacritics from a writer who omits them; some keyboards still mark a few. */
const OMITTED_SHARE = 0.6;
/** One bare word counts for no more than this (nats): it may be foreign, or a name. */
const BARE_CAP = 3;

/**
 * Compares two writers, word by word: one who marks every word, and one who omits diacritics. A bare word is evidence
 * by how much more frequent it is among stripped words than among words as they are written.
 */
function lacksDiacritics(tokens: readonly LanguageToken[], model: LanguageModel): boolean {
  const vi = model.languages.indexOf('vi');
  let omits = OMITS_PRIOR;
  for (const { text, weight } of tokens) {
    const bare = strippedLog(fold(text), model);
    if (bare === Number.NEGATIVE_INFINITY) continue; // not a Vietnamese syllable at all
    const written = listedLog(text, vi, model);
    const ratio = MARKED.test(text) && written > Number.NEGATIVE_INFINITY ? 0 : Math.exp(bare - written);
    omits += weight * Math.min(BARE_CAP, Math.log(1 - OMITTED_SHARE + OMITTED_SHARE * ratio));
  }
  return omits > 0;
}
