import type { Container, Passage } from '../../model.js';

/** Distinct values of a column, and for each passage the position of its own. */
interface Shared<T> {
  values: T[];
  of: number[];
}

/** passages.json, a column for each property. */
export interface PassageColumns {
  document: number[];
  start: number[];
  end: number[];
  /** 0 where a passage is none. */
  clause: number[];
  /** What stands behind the # of the id. */
  key: string[];
  label: string[];
  section: Shared<string[]>;
  /** Empty where a passage has none, as are unit and title. */
  number: string[];
  unit: Shared<string>;
  title: string[];
  path: Shared<Container[]>;
}

/** What a passage is, without its document and text. */
export type StoredPassage = Omit<Passage, 'documentId' | 'text' | 'id'> & { key: string };

/** Collects the passages of an index. */
export class PassageTable {
  readonly #columns: PassageColumns = {
    document: [],
    start: [],
    end: [],
    clause: [],
    key: [],
    label: [],
    section: { values: [], of: [] },
    number: [],
    unit: { values: [], of: [] },
    title: [],
    path: { values: [], of: [] },
  };
  readonly #known = new Map<string, number>();

  /** @param document its number in the index */
  add(passage: Passage, document: number): void {
    const columns = this.#columns;
    columns.document.push(document);
    columns.start.push(passage.start);
    columns.end.push(passage.end);
    columns.clause.push(passage.clause ?? 0);
    columns.key.push(passage.id.slice(passage.id.indexOf('#') + 1));
    columns.label.push(passage.label);
    columns.number.push(passage.number ?? '');
    columns.title.push(passage.title ?? '');
    this.#share('section', columns.section, passage.section);
    this.#share('unit', columns.unit, passage.unit ?? '');
    this.#share('path', columns.path, passage.path ?? []);
  }

  encode(): string {
    return JSON.stringify(this.#columns);
  }

  #share<T>(name: string, column: Shared<T>, value: T): void {
    const key = `${name} ${JSON.stringify(value)}`;
    let at = this.#known.get(key);
    if (at === undefined) {
      at = column.values.push(value) - 1;
      this.#known.set(key, at);
    }
    column.of.push(at);
  }
}

/** @throws SyntaxError when it is no JSON */
export function decodePassages(json: string): PassageColumns {
  return JSON.parse(json) as PassageColumns;
}

/** The passage of a number. */
export function passageAt(columns: PassageColumns, at: number): StoredPassage {
  const [clause, number, title] = [columns.clause[at] ?? 0, columns.number[at] ?? '', columns.title[at] ?? ''];
  const unit = columns.unit.values[columns.unit.of[at] ?? -1] ?? '';
  const path = pathAt(columns, at);
  return {
    key: columns.key[at] ?? '',
    start: columns.start[at] ?? 0,
    end: columns.end[at] ?? 0,
    label: columns.label[at] ?? '',
    section: columns.section.values[columns.section.of[at] ?? -1] ?? [],
    ...(clause > 0 ? { clause } : {}),
    ...(number === '' ? {} : { number }),
    ...(unit === '' ? {} : { unit }),
    ...(title === '' ? {} : { title }),
    ...(path.length === 0 ? {} : { path }),
  };
}

/** The containers that a passage is in, outermost first. */
export function pathAt(columns: PassageColumns, at: number): Container[] {
  return columns.path.values[columns.path.of[at] ?? -1] ?? [];
}
