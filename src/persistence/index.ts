export { Database, isDuplicate, isoTime, timeParameter, type Row } from './database.js';
export { defineEntity, type AnyEntity } from './entity.js';
export { openDatabase, PersistenceModule } from './persistence.module.js';
export { columnName } from './columns.js';
