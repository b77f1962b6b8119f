import { ExpressionError, lookupIn, type Finding } from '../src/index.js';

/** Stands in every value that may be shown nowhere but in a result. */
export const CANARY = 'canary-7d2e';

/** A node with several credentials. */
export const several = lookupIn({
  openai: { apiKey: `${CANARY}-key`, organization: '' },
  pg: { host: 'db.example.com', port: 5432, tls: true, options: { pool: [1, { max: CANARY }] }, schema: null },
  'my key': { token: `${CANARY}-token`, 'the field': `${CANARY}-field` },
  ümlaut: { ключ: `${CANARY}-ключ` },
});

/** A node with one. */
export const single = lookupIn({ slack: { token: `${CANARY}-slack`, slack: 'shadowed' } });

/** What the work is refused for. Anything but an ExpressionError fails the test. */
export function findingsOf(work: () => unknown): readonly Finding[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ExpressionError) return error.findings;
    throw error;
  }
  throw new Error('it was expected to be refused');
}
