import type { Feature } from '../feature.js';
import { removeButton, share } from './buttons.js';

export const shareFeature: Feature = { components: [share, removeButton] };
