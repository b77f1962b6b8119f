import type { Column } from './column.js';

/** The classes that `Grid` knows. */
export function classOf({ isWide, align }: Pick<Column<never>, 'isWide' | 'align'>): string | undefined {
  const classes = [isWide ? 'wide' : '', align ?? ''].filter((name) => name !== '');
  return classes.length > 0 ? classes.join(' ') : undefined;
}
