export { FlowError } from './flow-error.js';
export type { FlowKind, Reading, Reference, Remark } from './reading.js';
export { readFlow, withReferences } from './read.js';
export type { Pattern } from './secrets/patterns.js';
export { MASK, secretsIn, withoutSecrets, type Finding } from './secrets/secrets.js';
export { portable, type Need, type Portable } from './portable.js';
