import type { Feature } from '../feature.js';
import { verify } from './command.js';

export const verifyFeature: Feature = { command: verify };
