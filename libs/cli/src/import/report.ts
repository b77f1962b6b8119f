import type { Item } from '@keyrack/importers';

/** What came of one row of the source. */
export interface Row {
  kind: string;
  /** In the source. */
  id: string;
  name?: string | undefined;
  /**
   * `changed`: taken, but not as it was; `updated`: a flow that was there with another definition, and has that of the
   * source now; `exists`: it was there, and was left alone; `skipped`: nothing was made of it. In a dry run, what would
   * come of it.
   */
  outcome: Outcome;
  /** Here, where it is another one than in the source. */
  newId?: string;
  /** Why it is not simply imported. */
  code?: string;
  message?: string;
}

export const OUTCOMES = ['imported', 'changed', 'updated', 'exists', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a row is not simply imported. */
export interface Remark {
  code: string;
  message: string;
}

/** The code of a row that is skipped because somebody wants it so. */
export const LEFT_OUT = 'LEFT_OUT';

/** What came of all of them. */
export class Report {
  readonly rows: Row[] = [];

  add(
    item: Pick<Row, 'kind' | 'id' | 'name'>,
    outcome: Outcome,
    more: Pick<Row, 'newId' | 'code' | 'message'> = {},
  ): void {
    this.rows.push({
      kind: item.kind,
      id: item.id,
      ...(item.name !== undefined && { name: item.name }),
      outcome,
      ...more,
    });
  }

  /** How many of each kind came to what. */
  summary(): Record<string, Partial<Record<Outcome, number>>> {
    const summary: Record<string, Partial<Record<Outcome, number>>> = {};
    for (const { kind, outcome } of this.rows) {
      const counts = (summary[kind] ??= {});
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return summary;
  }

  /** Rows that somebody should read. */
  remarkable(): Row[] {
    return this.rows.filter(({ outcome, message }) => message !== undefined || outcome === 'skipped');
  }

  /** Whether something was skipped that nobody wanted left out. */
  isIncomplete(): boolean {
    return this.rows.some(({ outcome, code }) => outcome === 'skipped' && code !== LEFT_OUT);
  }
}

/** What a row of a report is about. Shares have no id of their own. */
export function subjectOf(item: Exclude<Item, { kind: 'skipped' }>): Pick<Row, 'kind' | 'id' | 'name'> {
  if (item.kind !== 'share') return { kind: item.kind, id: item.id, name: item.name };
  return { kind: 'share', id: `${item.credentialId} → ${item.workspaceId}` };
}
