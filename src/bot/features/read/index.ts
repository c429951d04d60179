import type { Feature } from '../feature.js';
import { context, newer, turn } from './buttons.js';

export const readFeature: Feature = { components: [context, newer, turn] };
