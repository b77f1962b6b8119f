export * from './item.js';
export { ImportError } from './import-error.js';
export { openFlowise, type FlowiseSource } from './flowise/open.js';
export { openM9m, type M9mSource } from './m9m/open.js';
export { openN8n, type N8nSource } from './n8n/open.js';
export { guessType, type Proposal } from './env/guess.js';
export { readEnv, type EnvFile, type Variable } from './env/read.js';
