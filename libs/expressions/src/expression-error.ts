/** One thing that is wrong in one text. */
export interface Finding {
  /** Where the text stands in the parameters, as a JSON Pointer (RFC 6901); '' when it is all there is. */
  path: string;
  /** Where in the text, in UTF-16 code units from its start. */
  offset: number;
  /** Says what is wrong and what would be right. Names aliases and fields, repeats no value and no text in quotes. */
  message: string;
}

const MOST_FINDINGS = 20;

/** Expressions or references that cannot be put in: all of them up to 20, in the order in which they stand. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  constructor(readonly findings: readonly Finding[]) {
    const [first, ...others] = findings;
    super(`${first?.message ?? 'not readable'}${others.length > 0 ? ` (and ${others.length} more)` : ''}`);
  }
}

/** Gathers what is wrong. */
export class Findings {
  private readonly found: Finding[] = [];

  /** @throws ExpressionError once there are as many as are told at a time */
  add(path: string, offset: number, message: string): void {
    this.found.push({ path, offset, message });
    if (this.found.length === MOST_FINDINGS) this.conclude();
  }

  /** @throws ExpressionError if there are any */
  conclude(): void {
    if (this.found.length > 0) throw new ExpressionError(this.found);
  }
}
