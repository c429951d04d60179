import type { Feature } from '../feature.js';
import { citeAllButton, citeButton, styleMenu } from './buttons.js';
import { cite } from './command.js';

export const citeFeature: Feature = { command: cite, components: [citeAllButton, citeButton, styleMenu] };
