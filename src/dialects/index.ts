import type { ApiDialect } from './dialect.js';
import { m9m } from './m9m/index.js';

export type { ApiDialect } from './dialect.js';

export const dialects: readonly ApiDialect[] = [m9m];
