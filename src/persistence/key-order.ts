/** A piece of SQL for the rows that come after one with this key, when all are ordered by these columns. */
export function afterKey(
  columns: readonly string[],
  key: readonly unknown[] | undefined,
): { sql: string; parameters: unknown[] } {
  const [column, ...others] = columns;
  if (key === undefined || column === undefined) return { sql: '1 = 1', parameters: [] };
  const [value, ...rest] = key;
  if (others.length === 0) return { sql: `${column} > ?`, parameters: [value] };
  const after = afterKey(others, rest);
  // The first part says nothing new, and lets every engine use its index.
  const sql = `${column} >= ? AND (${column} > ? OR (${after.sql}))`;
  return { sql, parameters: [value, value, ...after.parameters] };
}
