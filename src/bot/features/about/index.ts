import type { Feature } from '../feature.js';
import { about } from './command.js';

export const aboutFeature: Feature = { command: about };
