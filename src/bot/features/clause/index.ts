import type { Feature } from '../feature.js';
import { clausePages } from './buttons.js';
import { clause } from './command.js';

export const clauseFeature: Feature = { command: clause, components: [clausePages] };
