import type { CredentialType } from '@keyrack/credential-types';
import { Problem, problem, type Findings, type ProblemKind } from '../../platform/index.js';

const MISSING = 'required field missing';

type Worded = Record<string, unknown>;

const NOT_FOUND: Worded = { error: 'Credential not found', code: 'NOT_FOUND' };
const inBody = ({ message }: Problem): Worded => ({
  error: 'Invalid credential data',
  code: 'VALIDATION_ERROR',
  details: { body: message },
});

const WORDS: Readonly<Partial<Record<ProblemKind, (found: Problem) => Worded>>> = {
  invalid: ({ code, details }) => ({ error: 'Invalid credential data', code, details }),
  missing: inBody,
  malformed: inBody,
  notFound: () => NOT_FOUND,
  credentialDeleted: () => NOT_FOUND,
  credentialUnshared: () => NOT_FOUND,
  credentialInUse: ({ code, details }) => ({
    error: 'Credential is in use by workflows',
    code,
    details: { workflows: namesIn(details) },
  }),
  unauthenticated: ({ message }) => ({ error: 'Authentication required', code: 'AUTH_REQUIRED', message }),
  forbidden: ({ message }) => ({ error: 'Access denied', code: 'ACCESS_DENIED', message }),
};

/** A problem as m9m's documentation of its API words it. */
export function wordsOf(found: Problem, requestId: string): Worded {
  return WORDS[found.kind]?.(found) ?? { error: found.message, code: found.code, requestId };
}

function namesIn(details: unknown): string[] {
  const { flows } = details as { flows: { name: string }[] };
  return [...new Set(flows.map(({ name }) => name))];
}

/** The name of an input in m9m's words. */
export function m9mName(type: CredentialType | undefined, input: string): string {
  const names = Object.entries(type?.dialects?.m9m ?? {});
  return names.find(([, declared]) => declared === input)?.[0] ?? input;
}

/** A refusal of values by m9m's names of fields, and its word for those that are missing. */
export function inM9mNames(error: unknown, type: CredentialType | undefined): unknown {
  if (!(error instanceof Problem) || error.kind !== 'invalid') return error;
  const findings: Record<string, string> = {};
  for (const [field, sentence] of Object.entries(error.details as Findings)) {
    const [, input] = /^plainDataObj\.(.+)$/.exec(field) ?? [];
    const name = input === undefined ? fieldOf(field) : m9mName(type, input);
    findings[name] = / required, missing/.test(sentence) ? MISSING : sentence.replace(/plainDataObj/g, 'data');
  }
  return problem('invalid', findings);
}

const FIELDS: Readonly<Record<string, string>> = { plainDataObj: 'data', credentialName: 'type' };

function fieldOf(field: string): string {
  return FIELDS[field] ?? field;
}

/** @throws Problem `invalid` for fields that are required and not there, or of the wrong kind */
export function required(body: unknown, kinds: Readonly<Record<string, 'string' | 'object'>>): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw problem('invalid', { body: 'must be a JSON object' });
  }
  const given = body as Record<string, unknown>;
  const findings: Record<string, string> = {};
  for (const [field, kind] of Object.entries(kinds)) {
    const value = given[field];
    const isRight = typeof value === kind && value !== null && !Array.isArray(value) && value !== '';
    if (!isRight)
      findings[field] =
        value === undefined || value === null || value === ''
          ? MISSING
          : `must be a${kind === 'object' ? 'n object' : ' text'}`;
  }
  if (Object.keys(findings).length > 0) throw problem('invalid', findings);
  return given;
}
