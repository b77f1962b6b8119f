export { insertsOf } from './inserts.js';
export type { Snapshot } from './snapshot.js';
export { afterKey } from './key-order.js';
export { Tables } from './tables.js';
export { migrationNames } from './migrations/index.js';
export { Database, isDuplicate, isRefusedRow, isoTime, type Row } from './database.js';
export { defineEntity, type AnyEntity } from './entity.js';
export { openDatabase, PersistenceModule } from './persistence.module.js';
export { columnName, timeParameter, type ColumnKind } from './columns.js';
