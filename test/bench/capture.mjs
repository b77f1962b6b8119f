// Loaded into the service before it starts (node --import): writes down each SQL text that it sends to SQLite, with its
// parameters, so that the ceiling reads with the service's own SQL and not with a copy of it that ages.
import { appendFileSync } from 'node:fs';
import { SqliteConnection, Statement } from '../../dist/persistence/sqlite/connection.js';

const file = process.env.KEYRACK_BENCH_CAPTURE;
const texts = new WeakMap();

const { prepare } = SqliteConnection.prototype;
SqliteConnection.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  texts.set(statement, sql);
  return statement;
};

const { all } = Statement.prototype;
Statement.prototype.all = function (...parameters) {
  appendFileSync(file, `${JSON.stringify({ sql: texts.get(this), parameters })}\n`);
  return all.apply(this, parameters);
};
