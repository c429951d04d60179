import type { Library } from '../index/library.js';

/** What checking reads of the library. */
export type Shelf = Pick<
  Library,
  'size' | 'documents' | 'documentNumber' | 'documentOf' | 'clauseOf' | 'passage' | 'spanOf' | 'slice'
>;
