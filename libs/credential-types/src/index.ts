export * from './define.js';
export { catalogue } from './catalogue.js';
export { canonicalNames, checkValues, type Checked } from './check.js';
export type { CheckOptions, Finding } from './names.js';
export { nearestName } from './nearest-name.js';
export { schemaOf, type JsonSchema } from './schema.js';
