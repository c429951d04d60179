import type { Feature } from '../feature.js';
import { bibliography } from './command.js';

export const bibliographyFeature: Feature = { command: bibliography };
