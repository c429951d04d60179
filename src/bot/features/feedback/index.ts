import type { Feature } from '../feature.js';
import { feedback } from './buttons.js';

export const feedbackFeature: Feature = { components: [feedback] };
