import type { Service } from '../support/service.js';

/** All rows of all tables, as texts in a fixed order. */
export type Rows = Readonly<Record<string, readonly string[]>>;

type Row = Record<string, unknown>;

const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
};

/** What changes when there is time for it, and not when somebody asks. */
const UNSTEADY: Readonly<Record<string, Row>> = {
  api_keys: { last_used_at: undefined },
  sessions: { last_seen_at: undefined },
  webhook_deliveries: Object.fromEntries(
    ['status', 'attempts', 'next_attempt_at', 'leased_until', 'attempted_at', 'last_status', 'last_error'].map(
      (column) => [column, undefined],
    ),
  ),
};

/** Of the audit log, which only grows, and soon is most of what there is. */
export type OfAudit = { since: string } | 'changes';

/** What is stored, as it is; of the audit log the entries after an id, or those that tell of changes. */
export async function allRows({ database }: Service, ofAudit: OfAudit): Promise<Record<string, Row[]>> {
  const tables = await database.read(TABLES[database.engine], []);
  const names = tables
    .map(({ name }) => String(name))
    // Counts of uses are written when there is time; throttles count what is refused.
    .filter((name) => !['migrations', 'credential_uses', 'throttles'].includes(name));
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async (name) => {
        const [where, values] = name === 'audit_entries' ? choiceOf(ofAudit) : ['', []];
        return [name, await database.read(`SELECT * FROM ${name}${where}`, values)];
      }),
    ),
  ) as Record<string, Row[]>;
}

function choiceOf(ofAudit: OfAudit): [where: string, values: string[]] {
  return ofAudit === 'changes' ? [" WHERE outcome <> 'refused'", []] : [' WHERE id > ?', [ofAudit.since]];
}

/** What is stored, but for what a mere attempt changes: when keys were last used, and that something was refused. */
export async function rowsOf(service: Service): Promise<Rows> {
  const tables = Object.entries(await allRows(service, 'changes')).map(([name, rows]) => [
    name,
    rows.map((row) => JSON.stringify({ ...row, ...UNSTEADY[name] })).sort(), // prettier-ignore
  ]);
  return Object.fromEntries(tables) as Rows;
}

/** The rows that belong to one organization. */
export function belongingTo(organizationId: string, rows: Rows): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([name, texts]) => [name, texts.filter((text) => ownerOf(name, text) === organizationId)]),
  );
}

/** The rows that were not there before. */
export function added(before: Rows, after: Rows): string[] {
  return Object.entries(after).flatMap(([name, texts]) => texts.filter((text) => !before[name]?.includes(text)));
}

/** The rows whose own id this is; the rows that refer to it may change. */
export function rowsAbout(id: string, rows: Rows): string[] {
  return Object.values(rows).flatMap((texts) => texts.filter((text) => (JSON.parse(text) as Row)['id'] === id));
}

/** Every id that occurs in rows. */
export function idsIn(rows: Rows): string[] {
  const texts = Object.values(rows).flat().join();
  return [...new Set(texts.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))];
}

function ownerOf(table: string, text: string): unknown {
  const row = JSON.parse(text) as Row;
  return row[table === 'organizations' ? 'id' : 'organization_id'];
}
