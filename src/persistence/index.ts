export { Database, isDuplicate, isoTime, type Row } from './database.js';
export { defineEntity, type AnyEntity } from './entity.js';
export { openDatabase, PersistenceModule } from './persistence.module.js';
export { columnName, timeParameter } from './columns.js';
