import type { Feature } from '../feature.js';
import { share } from './buttons.js';

export const shareFeature: Feature = { components: [share] };
