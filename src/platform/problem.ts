import { shownId } from './ids.js';

/** What is wrong, by field. Texts name the field's rule, never the submitted value. */
export type Findings = Readonly<Record<string, string>>;

interface Said {
  message: string;
  details?: unknown;
  /** For the log alone. */
  cause?: unknown;
}

/**
 * Everything that can go wrong by somebody else's doing: its HTTP status, its code for programs, and its sentence for
 * people. Services throw one of these; each dialect words it. Anything else that is thrown is a 500, and our bug.
 */
const CATALOGUE = {
  invalid: {
    status: 400,
    code: 'VALIDATION_ERROR',
    say: (findings: Findings): Said => ({ message: Object.values(findings).join('; '), details: findings }),
  },
  malformed: { status: 400, code: 'MALFORMED_REQUEST', say: (what: string): Said => ({ message: what }) },
  unauthenticated: { status: 401, code: 'UNAUTHENTICATED', say: (what: string): Said => ({ message: what }) },
  forbidden: { status: 403, code: 'FORBIDDEN', say: (who: string): Said => ({ message: who }) },
  secondFactorRequired: {
    status: 403,
    code: 'SECOND_FACTOR_REQUIRED',
    say: (): Said => ({
      message:
        'Your organization requires a second factor, and you have none. Set one up first, in the console or with POST /api/v1/me/second-factor',
    }),
  },
  notFound: {
    status: 404,
    code: 'NOT_FOUND',
    say: (what: string, id = ''): Said => ({ message: `${what}${shownId(id)} not found` }),
  },
  noRoute: {
    status: 404,
    code: 'NO_ROUTE',
    say: (docs: string): Said => ({ message: `There is no such route. The routes are listed at ${docs}` }),
  },
  conflict: { status: 409, code: 'CONFLICT', say: (what: string): Said => ({ message: what }) },
  stale: {
    status: 409,
    code: 'STALE',
    say: (what: string, id: string): Said => ({
      message: `${what}${shownId(id)} was changed by somebody else at the same time. Read it again and repeat the change`,
    }),
  },
  unreadable: {
    status: 409,
    code: 'UNREADABLE',
    say: (what: string): Said => ({ message: what }),
  },
  lastOwner: {
    status: 409,
    code: 'LAST_OWNER',
    say: (): Said => ({ message: 'This is the last owner of the organization. Make another member an owner first' }),
  },
  credentialInUse: {
    status: 409,
    code: 'CREDENTIAL_IN_USE',
    say: (what: string, details: unknown): Said => ({ message: what, details }),
  },
  credentialDeleted: { status: 404, code: 'CREDENTIAL_DELETED', say: (what: string): Said => ({ message: what }) },
  credentialUnshared: { status: 404, code: 'CREDENTIAL_UNSHARED', say: (what: string): Said => ({ message: what }) },
  credentialExpired: { status: 409, code: 'CREDENTIAL_EXPIRED', say: (what: string): Said => ({ message: what }) },
  inUse: { status: 409, code: 'IN_USE', say: (what: string, details?: unknown): Said => ({ message: what, details }) },
  missing: { status: 412, code: 'PRECONDITION_FAILED', say: (what: string): Said => ({ message: what }) },
  tooLarge: { status: 413, code: 'TOO_LARGE', say: (what: string): Said => ({ message: what }) },
  mediaType: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    say: (): Said => ({ message: 'The body must be JSON, with the header Content-Type: application/json' }),
  },
  tooMany: {
    status: 429,
    code: 'TOO_MANY_ATTEMPTS',
    say: (retryAfterSeconds: number): Said => ({
      message: `Too many attempts. Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}`,
      details: { retryAfterSeconds },
    }),
  },
  unavailable: {
    status: 503,
    code: 'UNAVAILABLE',
    say: (what: string, cause?: unknown): Said => ({ message: what, cause }),
  },
  internal: {
    status: 500,
    code: 'INTERNAL_ERROR',
    say: (): Said => ({ message: 'Something went wrong inside Keyrack. The log has the reason under this request id' }),
  },
} as const;

export type ProblemKind = keyof typeof CATALOGUE;

/** Every code for programs, for the OpenAPI document. */
export const ERROR_CODES: readonly string[] = [...new Set(Object.values(CATALOGUE).map(({ code }) => code))];

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(
    readonly kind: ProblemKind,
    said: Said,
  ) {
    super(said.message, { cause: said.cause });
    this.status = CATALOGUE[kind].status;
    this.code = CATALOGUE[kind].code;
    this.details = said.details;
  }
}

/** Builds a problem to throw: `throw problem('notFound', 'Credential', id)`. */
export function problem<K extends ProblemKind>(kind: K, ...args: Parameters<(typeof CATALOGUE)[K]['say']>): Problem {
  const say = CATALOGUE[kind].say as (...args: unknown[]) => Said; // the compiler does not follow K through the catalogue
  return new Problem(kind, say(...args));
}
