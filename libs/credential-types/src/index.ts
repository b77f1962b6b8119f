export * from './define.js';
export { catalogue } from './catalogue.js';
export { changed } from './changed.js';
export { canonicalNames, checkValues, isShown, type Checked } from './check.js';
export type { CheckOptions, Finding } from './names.js';
export { migrateValues } from './migrate.js';
export { nearestName } from './nearest-name.js';
export { schemaOf, type JsonSchema } from './schema.js';
