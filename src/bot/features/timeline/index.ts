import type { Feature } from '../feature.js';
import { timeline } from './command.js';

export const timelineFeature: Feature = { command: timeline };
