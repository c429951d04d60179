import type { Feature } from '../feature.js';
import { reload, status } from './command.js';

/** For operators; registered only if there are any. */
export const statusFeature: Feature = { command: status, components: [reload] };
