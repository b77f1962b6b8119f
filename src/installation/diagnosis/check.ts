export const STATUSES = ['ok', 'warning', 'failure'] as const;
export type Status = (typeof STATUSES)[number];

/** What was looked at, and what came of it. Holds no value, and no name that a tenant has chosen. */
export interface Check {
  name: string;
  status: Status;
  /** What was found. */
  message: string;
  /** What to do about it; without it, nothing. */
  advice?: string;
  /** For programs. */
  details?: Record<string, unknown>;
}

/** The worst of several. */
export function worstOf(checks: readonly { status: Status }[]): Status {
  return STATUSES.findLast((status) => checks.some((check) => check.status === status)) ?? 'ok';
}

/** The one finding, or the worst of several in one check with the sentences of all. */
export function joined(
  name: string,
  findings: readonly Omit<Check, 'name'>[],
  otherwise: string,
  details?: Record<string, unknown>,
): Check {
  const more = details && { details };
  if (findings.length === 0) return { name, status: 'ok', message: otherwise, ...more };
  const message = findings.map((finding) => finding.message).join('. ');
  const advice = findings.flatMap((finding) => finding.advice ?? []).join('. ');
  return { name, status: worstOf(findings), message, ...(advice !== '' && { advice }), ...more };
}
