/**
 * Phrases as people write them, in small letters with their marks, parted by " | ". A word that ends in "*" stands for
 * every word that begins so.
 */
export type Phrases = string;

/** Stretches of the calendar that have a word of their own. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade';

/** What a question can ask for. */
export type AskedTopic = 'number' | 'date' | 'year' | 'percentage' | 'person' | 'money';

/** Numbered parts of a document that questions name. */
export type ReferenceUnit =
  | 'clause'
  | 'article'
  | 'paragraph'
  | 'point'
  | 'section'
  | 'part'
  | 'title'
  | 'chapter'
  | 'annex';

/** Words that bound a time, each as it stands before the date. */
export interface BoundWords {
  /** Up to the day before the date: "before", "prior to". */
  before: Phrases;
  /** Up to the date, its last day included: "until", "up to", "by", "no later than". */
  until: Phrases;
  /** From the date's first day on: "since", "no earlier than". */
  since: Phrases;
  /** From the day after the date's last: "after", "later than". */
  after: Phrases;
  /** "from … to", "between … and"; `from` alone is the same as `since`. */
  from: Phrases;
  to: Phrases;
  between: Phrases;
  and: Phrases;
  /** What stands before a day: "on". */
  on: Phrases;
  /** Words that may stand between a bound and its date: articles, "the end of", "the year". */
  fillers: Phrases;
  /** Bounds that stand behind the date: "2025 onwards", "október előtt"; with "-" before it, an ending: "októberig". */
  behind?: Partial<Record<'before' | 'until' | 'since' | 'after', Phrases>>;
}

/** Words for periods. */
export interface PeriodWords {
  units: Readonly<Record<PeriodUnit, Phrases>>;
  /** "last month", "this year", "next week": before or after the unit, as the language has it. */
  last: Phrases;
  this: Phrases;
  next: Phrases;
  /**
   * Whether "last", "this" and "next" stand only behind the unit: "tháng trước" is last month, "trước tháng" before a
   * month.
   */
  unitFirst?: true;
  /** "two years ago", "hai năm trước", "il y a deux ans": before or after the number and the unit. */
  ago: Phrases;
  /** One word or phrase for a year or a day: "last year", "letos", "yesterday". */
  lastYear: Phrases;
  thisYear: Phrases;
  nextYear: Phrases;
  today: Phrases;
  yesterday: Phrases;
  /**
   * Times that have no exact ends, of which an answer says that they were not understood: "last spring", "in recent
   * years".
   */
  vague: Phrases;
  /** "the latest", "most recent". */
  latest: Phrases;
}

/** Words that refer to numbered parts of a document. */
export interface ReferenceWords {
  /** All forms, also those with endings. */
  units: Readonly<Partial<Record<ReferenceUnit, Phrases>>>;
  /** Those among them that number anything ("point", "section"): a reference only where nothing else is asked. */
  loose: Phrases;
  /** "no.", "number", between the unit and the number. */
  number: Phrases;
  /** "the last clause", "clauses 58 onwards", "clauses 30 to 32", "34 and 36". */
  last: Phrases;
  onwards: Phrases;
  to: Phrases;
  and: Phrases;
  /** "of", between a unit and what it belongs to: "Article 6 of the Paris Agreement". */
  of: Phrases;
  /** What our own documents are called in general: "the statement", "this document". */
  documents: Phrases;
  /** Kinds of texts that have articles of their own: "treaty", "agreement", "law". */
  texts: Phrases;
}

/** Number words: 1 to 19, the tens from 20 to 90, and how both are joined, as in "{t} {u}" or "{u}und{t}". */
export interface NumberWords {
  /** Forms of one number are parted by "/". */
  small: string;
  tens: string;
  joined: string;
  /** "first" to "fourth" and on, each with its forms. */
  ordinals: readonly Phrases[];
}

/** What questions in a language look like. A new language of questions is one file with one of these. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** January to December: every form and abbreviation. */
  months: readonly Phrases[];
  /** Monday to Sunday. */
  weekdays: readonly Phrases[];
  bounds: BoundWords;
  periods: PeriodWords;
  numbers: NumberWords;
  references: ReferenceWords;
  /** Words that show what kind of thing is asked for. */
  questionWords: Readonly<Record<AskedTopic, Phrases>>;
  /**
   * Ways to ask that say nothing of what is asked; "…" is where the topic stands: "what about …", "còn … thì sao".
   * Longer ones first where one begins another.
   */
  frames: readonly string[];
}

/** The phrases of a list, as written. */
export function phrasesOf(list: Phrases): string[] {
  return list.split('|').flatMap((phrase) => phrase.trim() || []);
}
