import type { ReactNode } from 'react';

export interface Column<Row> {
  heading: string;
  cell: (row: Row) => ReactNode;
  /** CSS; without it the column shares what is left. */
  width?: number | string;
  /** Phones have no room for it. */
  isWide?: boolean;
  align?: 'right';
  /** Makes the heading a button that sorts: the name of the field that the service sorts by. */
  sortBy?: string;
}

/** By which field the rows are sorted, in the words of the service: `name`, or `-name` for the other direction. */
export interface SortOrder {
  sort: string;
  onSort: (sort: string) => void;
}
