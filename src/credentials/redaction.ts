import type { CredentialType } from '@keyrack/credential-types';

export type Values = Record<string, unknown>;

/** Stands for a secret in every answer, and for "as it is" in a change. Flowise's constant: its clients know it. */
export const REDACTED = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
/** Stands for the password inside a URL. */
const MASK = '••••••';

const SECRET_PARAMETER = /([?&;#](?:[^=&;#]*(?:pass|pwd|token|secret|key|sig|credential|auth)[^=&;#]*)=)([^&;#]*)/gi;

/** Values as people may see them: secrets, and whatever the type does not declare, are replaced; passwords in URLs are masked. */
export function redact(type: CredentialType | undefined, values: Values): Values {
  const kinds = new Map(type?.inputs.map((input) => [input.name, input.type]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const kind = kinds.get(name);
      if (kind === undefined || kind === 'password') return [name, REDACTED];
      return [name, kind === 'url' ? maskUrl(value) : value];
    }),
  );
}

/**
 * A URL without what is secret in it. Reads it as a human would rather than as the URL standard does: what stands before
 * the last @ is credentials even if it holds a slash, and several hosts may follow.
 */
export function maskUrl(value: unknown): unknown {
  if (typeof value !== 'string') return REDACTED;
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(value) ?? [];
  if (scheme === undefined || rest === undefined) return REDACTED;
  return scheme + maskUser(rest).replace(SECRET_PARAMETER, (_all, before: string) => before + MASK);
}

/** `user:password@…` → `user:••••••@…`; a user without a password may be a token, and is masked too. */
function maskUser(rest: string): string {
  const at = rest.lastIndexOf('@');
  if (at === -1) return rest;
  const user = rest.slice(0, at);
  const colon = user.indexOf(':');
  return (colon === -1 ? MASK : user.slice(0, colon + 1) + MASK) + rest.slice(at);
}

/** Whether a value has lost its secret to redaction, so that storing it would destroy what is stored. */
export function isRedacted(value: unknown): boolean {
  return typeof value === 'string' && (value.includes(REDACTED) || value.includes(MASK));
}
