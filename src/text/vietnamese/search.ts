import { lowerBound } from '../lower-bound.js';
import type { DiacriticsModel } from './model.js';
import type { Phrase } from './phrases.js';

/** A place in a run of syllables: the candidate syllables, and what else is known about it. */
export interface Slot {
  /** Folded form, -1 if the slot has one given syllable. */
  readonly fold: number;
  /** The given syllable's number (0 if the dictionary lacks it). */
  readonly given: number;
  /** Added to the score of the plain spelling: how certain it is that the writer types marks. */
  readonly plainBonus: number;
  /** Whether the capitals suggest a name, and whether it is the first part of one. */
  readonly name: 'no' | 'family' | 'given';
}

/** Weights of the score, in natural-log units; chosen on held-out text. */
export interface SearchWeights {
  /** For each syllable of a dictionary word after its first. */
  readonly word: number;
  /** Share of the conditional probability against the unconditional one. */
  readonly bigram: number;
  /**
   * For a syllable that is the commonest name of its kind, if the capitals suggest a name; and for a listed name of
   * several syllables.
   */
  readonly name: number;
  /** For a phrase of the field, in addition to its bonus as a word. */
  readonly phrase: number;
}

export const WEIGHTS: SearchWeights = { word: 4.5, bigram: 0.6, name: 5, phrase: 1 };

/** The dictionary has no words with more syllables. */
const LONGEST_WORD = 4;

interface State {
  readonly syllable: number;
  readonly score: number;
  /** The syllables of the last edge, and the state before it. */
  readonly edge: readonly number[];
  readonly before: State | undefined;
}

/** ln p(second | first), backing off to the syllable's own probability. */
function conditional(model: DiacriticsModel, first: number, second: number): number {
  const backoff = (model.backoffs[first] ?? 1) * Math.exp(model.unigrams[second] ?? -20);
  const end = model.followerStarts[first + 1] ?? 0;
  const at = lowerBound(model.followerStarts[first] ?? 0, end, (i) => (model.followers[i] ?? 0) < second);
  const share = at < end && model.followers[at] === second ? (model.followerShares[at] ?? 0) : 0;
  return Math.log(share + backoff);
}

function nameBonus(model: DiacriticsModel, slot: Slot, syllable: number): number {
  if (slot.name === 'no') return 0;
  const share = (slot.name === 'family' ? model.familyNames : model.givenNames)[syllable] ?? 0;
  // The rarest listed name gets half of the commonest one's bonus.
  return share === 0 ? 0 : 0.5 + share / 2;
}

/** The score of a syllable in a slot on its own. */
function ownScore(model: DiacriticsModel, slot: Slot, syllable: number, weights: SearchWeights): number {
  if (slot.fold < 0) return 0;
  // The plain spelling is the first of its form: the syllables are sorted, and the letters a–z come before marked ones.
  const plain = syllable === model.foldStarts[slot.fold] && /^[a-z]+$/.test(model.syllables[syllable] ?? '');
  return (
    (1 - weights.bigram) * (model.unigrams[syllable] ?? -20) +
    weights.name * nameBonus(model, slot, syllable) +
    (plain ? slot.plainBonus : 0)
  );
}

/** Syllables that may follow from a slot on, with their joint bonus. */
interface Edge {
  readonly syllables: readonly number[];
  readonly bonus: number;
}

/** All readings from the slot at `at` on: single syllables, dictionary words, phrases of the field. */
function* edgesAt(slots: readonly Slot[], at: number, model: DiacriticsModel, weights: SearchWeights): Generator<Edge> {
  const slot = slots[at];
  if (!slot) return;
  if (slot.fold < 0) yield { syllables: [slot.given], bonus: 0 };
  else {
    const end = model.foldStarts[slot.fold + 1] ?? 0;
    for (let syllable = model.foldStarts[slot.fold] ?? 0; syllable < end; syllable++)
      yield { syllables: [syllable], bonus: 0 };
  }
  for (const word of wordsAt(slots, at, model)) {
    const syllables = [...model.wordSyllables.subarray(model.wordStarts[word], model.wordStarts[word + 1])];
    const named = model.properWords[word] === 1 && syllables.every((_, i) => slots[at + i]?.name !== 'no');
    yield { syllables, bonus: weights.word * (syllables.length - 1) + (named ? weights.name : 0) };
  }
  for (const phrase of phrasesAt(slots, at, model))
    yield { syllables: phrase, bonus: weights.word * (phrase.length - 1) + weights.phrase };
}

/**
 * The likeliest syllables for a run of slots. The score of a reading is the sum over its syllables of (1 - bigram) ln
 * p(s) + bigram ln p(s | previous), with bonuses for dictionary words of several syllables and for names.
 *
 * Only the last syllable of a reading affects what follows, so keeping the best reading for each last syllable loses
 * nothing: this is exact, whereas a beam search would be an approximation.
 */
export function likeliestSyllables(slots: readonly Slot[], model: DiacriticsModel, weights = WEIGHTS): number[] {
  const start: State = { syllable: 0, score: 0, edge: [], before: undefined };
  /** For each number of syllables read: last syllable → the best reading that ends with it. */
  const states: Map<number, State>[] = Array.from({ length: slots.length + 1 }, () => new Map<number, State>());
  states[0]?.set(0, start);
  const step = (first: number, second: number) => weights.bigram * conditional(model, first, second);

  const extend = (at: number, { syllables, bonus }: Edge) => {
    const [head = 0] = syllables;
    const last = syllables[syllables.length - 1] ?? 0;
    let inner = bonus;
    for (const [i, syllable] of syllables.entries()) {
      const slot = slots[at + i];
      if (slot) inner += ownScore(model, slot, syllable, weights);
      if (i > 0) inner += step(syllables[i - 1] ?? 0, syllable);
    }
    let best: State | undefined;
    for (const before of states[at]?.values() ?? []) {
      const score = before.score + inner + step(before.syllable, head);
      if (!best || score > best.score) best = { syllable: last, score, edge: syllables, before };
    }
    const target = states[at + syllables.length];
    if (best && target && best.score > (target.get(last)?.score ?? Number.NEGATIVE_INFINITY)) target.set(last, best);
  };

  for (const at of slots.keys()) {
    for (const edge of edgesAt(slots, at, model, weights)) extend(at, edge);
  }
  const ends = states[slots.length]?.values() ?? [];
  return readingOf(ends, (state) => state.score + step(state.syllable, 0));
}

/** The syllables of the best reading of all slots. */
function readingOf(ends: Iterable<State>, scoreOf: (state: State) => number): number[] {
  let best: State | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const state of ends) {
    const score = scoreOf(state);
    if (score > highest) [best, highest] = [state, score];
  }
  const read: number[] = [];
  for (let state = best; state?.before; state = state.before) read.unshift(...state.edge);
  return read;
}

/** The dictionary words of several syllables that fit the slots from `at` on. */
function wordsAt(slots: readonly Slot[], at: number, model: DiacriticsModel): number[] {
  const head = slots[at];
  if (!head) return [];
  const form = head.fold >= 0 ? head.fold : (model.foldOf[head.given] ?? 0);
  if (head.fold < 0 && head.given === 0) return [];
  const found: number[] = [];
  const room = Math.min(LONGEST_WORD, slots.length - at);
  const end = model.firstWords[form + 1] ?? 0;
  for (let word = model.firstWords[form] ?? 0; word < end; word++) {
    const from = model.wordStarts[word] ?? 0;
    const length = (model.wordStarts[word + 1] ?? 0) - from;
    if (length > room) continue;
    let fits = true;
    for (let i = 0; fits && i < length; i++) fits = canBe(slots[at + i], model.wordSyllables[from + i] ?? 0, model);
    if (fits) found.push(word);
  }
  return found;
}

/** The phrases of the field that fit the slots from `at` on. */
function phrasesAt(slots: readonly Slot[], at: number, model: DiacriticsModel): readonly Phrase[] {
  const head = slots[at];
  if (!head || (head.fold < 0 && head.given === 0)) return [];
  const form = head.fold >= 0 ? head.fold : (model.foldOf[head.given] ?? 0);
  const phrases = model.phrases().get(form) ?? [];
  return phrases.filter((phrase) => phrase.every((syllable, i) => canBe(slots[at + i], syllable, model)));
}

function canBe(slot: Slot | undefined, syllable: number, model: DiacriticsModel): boolean {
  if (slot === undefined) return false;
  return slot.fold < 0 ? slot.given === syllable : slot.fold === model.foldOf[syllable];
}
