import type { Library } from '../index/library.js';

/** What checking needs of the library. */
export type Shelf = Pick<
  Library,
  'size' | 'documents' | 'documentNumber' | 'documentOf' | 'clauseOf' | 'passage' | 'spanOf' | 'slice'
>;
