import type { Feature } from '../feature.js';
import { checkQuote } from './command.js';

export const checkQuoteFeature: Feature = { command: checkQuote };
