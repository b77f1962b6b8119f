import { isoTime, migrationNames, type Database } from '../../persistence/index.js';
import { joined, type Check } from './check.js';

const SLOW_MS = 50;
const TRIES = 3;

interface Question {
  version: string;
  size: string;
  setting: string;
}

const QUESTIONS: Record<Database['engine'], Question> = {
  sqlite: {
    version: 'SELECT sqlite_version() AS value',
    size: 'SELECT page_count * page_size AS value FROM pragma_page_count(), pragma_page_size()',
    setting: 'SELECT journal_mode AS value FROM pragma_journal_mode()',
  },
  mysql: {
    version: 'SELECT VERSION() AS value',
    size: 'SELECT SUM(data_length + index_length) AS value FROM information_schema.tables WHERE table_schema = DATABASE()',
    setting: "SELECT 'read committed' AS value",
  },
  postgres: {
    version: "SELECT current_setting('server_version') AS value",
    size: 'SELECT pg_database_size(current_database()) AS value',
    setting: "SELECT 'read committed' AS value",
  },
};

/** Which database it is, and how fast it answers. */
export async function checkDatabase(database: Database): Promise<Check> {
  const { engine } = database;
  const { version, size, setting } = QUESTIONS[engine];
  const ask = async (sql: string): Promise<unknown> => (await database.read(sql, []))[0]?.['value'];
  const times: number[] = [];
  for (let n = 0; n < TRIES; n++) {
    const from = performance.now();
    await ask('SELECT 1 AS value');
    times.push(performance.now() - from);
  }
  const latencyMs = Math.round(Math.min(...times) * 100) / 100;
  const name = engine === 'sqlite' ? 'journal' : 'isolation';
  const details = {
    engine,
    version: String(await ask(version)),
    bytes: Number(await ask(size)),
    latencyMs,
    [name]: String(await ask(setting)),
  };
  const message = `${engine} ${details.version} answers in ${latencyMs} ms`;
  const slow = {
    status: 'warning' as const,
    message,
    advice: 'Run the service nearer to its database: most requests ask it more than once',
  };
  return joined('database', latencyMs > SLOW_MS ? [slow] : [], message, details);
}

/** Whether the tables are those of this version. */
export async function checkMigrations(database: Database): Promise<Check> {
  const run = (await database.read('SELECT name FROM migrations ORDER BY id', [])).map(({ name }) => String(name));
  const known = migrationNames();
  const [missing, unknown] = [known.filter((one) => !run.includes(one)), run.filter((one) => !known.includes(one))];
  const findings = [
    ...(missing.length > 0
      ? [
          {
            status: 'failure' as const,
            message: `${missing.length} migrations of this version were not run: ${missing.join(', ')}`,
            advice: 'Start the service anew; if that does not help, restore the database from a backup',
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            status: 'warning' as const,
            message: `A newer version has worked on this database: ${unknown.join(', ')}`,
            advice: 'Run that version, or restore the backup from before the upgrade',
          },
        ]
      : []),
  ];
  return joined('migrations', findings, `All ${known.length} migrations were run, and no others`, { missing, unknown });
}

const NOW: Record<Database['engine'], string | undefined> = {
  sqlite: undefined,
  mysql: 'SELECT UTC_TIMESTAMP(3) AS value',
  postgres: 'SELECT clock_timestamp() AS value',
};
const APART_MS = { warning: 2000, failure: 30_000 };

/** Whether the clocks of the service and of the database server agree: codes of second factors and all ends depend on it. */
export async function checkClock(database: Database): Promise<Check> {
  const sql = NOW[database.engine];
  if (sql === undefined)
    return { name: 'clock', status: 'ok', message: 'The database is in the same process, with the same clock' };
  const before = Date.now();
  const [row] = await database.read(sql, []);
  const apartMs = Math.round(Date.parse(isoTime(row?.['value'])) - (before + Date.now()) / 2);
  const message = `The clock of the database server is ${Math.abs(apartMs)} ms ${apartMs < 0 ? 'behind' : 'ahead of'} that of the service`;
  const status = Math.abs(apartMs) > APART_MS.failure ? 'failure' : 'warning';
  const advice = 'Keep the clocks of both machines in step (NTP)';
  return joined('clock', Math.abs(apartMs) > APART_MS.warning ? [{ status, message, advice }] : [], message, {
    apartMs,
  });
}
