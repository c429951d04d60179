import type { Feature } from '../feature.js';
import { compare } from './command.js';

export const compareFeature: Feature = { command: compare };
