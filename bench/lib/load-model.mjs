// `node load-model.mjs MODEL_DIR MODEL DTYPE THREADS`: only loads the model with transformers.js.
import './no-telemetry.mjs';
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@xenova/transformers';

const [modelDir = '', model = '', dtype = 'q8', threads = '2'] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = join(modelDir, '/');
const session_options = { intraOpNumThreads: Number(threads), enableCpuMemArena: false, enableMemPattern: false };
await Promise.all([AutoTokenizer.from_pretrained(model), AutoModel.from_pretrained(model, { dtype, session_options })]);
process.stdout.write('loaded\n');
