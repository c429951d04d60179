import type { Feature } from '../feature.js';
import { quote } from './command.js';

export const quoteFeature: Feature = { command: quote };
