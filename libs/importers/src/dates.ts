const WRITTEN = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?/;

/**
 * A date of a source as ISO 8601 in UTC, where it is one. Without a zone it is taken to be in UTC, as sources write it, but
 * where a database has written its own time. One that lies in the future by that is not given: Keyrack takes none.
 */
export function isoDate(written: unknown): string | undefined {
  const [, day, time, zone = 'Z'] = (typeof written === 'string' && WRITTEN.exec(written)) || [];
  if (day === undefined || time === undefined) return undefined;
  const date = new Date(`${day}T${time.replace(/(\.\d{3})\d+/, '$1')}${/^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone}`);
  return date.getTime() <= Date.now() ? date.toISOString() : undefined; // which nothing is that is no date
}
