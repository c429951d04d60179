import { describe } from 'vitest';
import { filesPlace } from '../../src/index/store/files-place.js';
import { narrowSuite, type OpenStore, storeSuite } from './suite.js';

const open: OpenStore = (config) => filesPlace(config).open();

describe('the files store', () => {
  storeSuite(open);
});

describe('the files store with narrow filters', () => {
  narrowSuite(open);
});
