import type { Container, Passage } from '../../model.js';

/** Distinct values of a column, and for each passage the position of its value. */
interface Shared<T, Numbers> {
  values: T[];
  of: Numbers;
}

/** passages.json, with a column for each property. */
export interface PassageColumns<Numbers = Uint32Array> {
  /** Ascending. */
  document: Numbers;
  start: Numbers;
  end: Numbers;
  /** 0 if a passage is not a clause. */
  clause: Numbers;
  /** The part of the id after the #. */
  key: string[];
  label: string[];
  section: Shared<string[], Numbers>;
  /** Empty if a passage has none, as are unit and title. */
  number: string[];
  unit: Shared<string, Numbers>;
  title: string[];
  path: Shared<Container[], Numbers>;
}

/** A passage without its document and text. */
export type StoredPassage = Omit<Passage, 'documentId' | 'text' | 'id'> & { key: string };

/** Collects the passages of an index. */
export class PassageTable {
  readonly #columns: PassageColumns<number[]> = {
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

  #share<T>(name: string, column: Shared<T, number[]>, value: T): void {
    const key = `${name} ${JSON.stringify(value)}`;
    let at = this.#known.get(key);
    if (at === undefined) {
      at = column.values.push(value) - 1;
      this.#known.set(key, at);
    }
    column.of.push(at);
  }
}

/** @throws SyntaxError when it is not JSON or a column of numbers is missing */
export function decodePassages(json: string): PassageColumns {
  const columns = JSON.parse(json) as PassageColumns<number[]>;
  const packed = <T>({ values, of }: Shared<T, number[]>) => ({ values, of: numbersOf(of) });
  return {
    ...columns,
    document: numbersOf(columns.document),
    start: numbersOf(columns.start),
    end: numbersOf(columns.end),
    clause: numbersOf(columns.clause),
    section: packed(columns.section),
    unit: packed(columns.unit),
    path: packed(columns.path),
  };
}

/** Half the memory of a list, and the garbage collector does not scan it. */
function numbersOf(list: number[]): Uint32Array {
  if (!Array.isArray(list)) throw new SyntaxError('a column of numbers is missing');
  return Uint32Array.from(list);
}

/** The passage with this number. */
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
