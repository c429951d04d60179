import type { Feature } from '../feature.js';
import { documentPages } from './buttons.js';
import { sources } from './command.js';

export const sourcesFeature: Feature = { command: sources, components: [documentPages] };
