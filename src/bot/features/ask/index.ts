import type { Feature } from '../feature.js';
import { answerSources, more } from './buttons.js';
import { ask } from './command.js';

export const askFeature: Feature = { command: ask, components: [answerSources, more] };
