import type { Feature } from '../feature.js';
import { findSources } from './command.js';

export const findSourcesFeature: Feature = { command: findSources };
