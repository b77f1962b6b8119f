import type { CredentialType } from '@keyrack/credential-types';
import { maskedUrl } from '@keyrack/credential-types/secrets-in-urls';

export type Values = Record<string, unknown>;

/** Stands for a secret in every answer, and for "as it is" in a change. Flowise's constant: its clients know it. */
export const REDACTED = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
/** Stands for the password inside a URL. */
const MASK = '••••••';

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

/** A URL without what is secret in it; what is no URL is secret as a whole. */
export function maskUrl(value: unknown): string {
  return (typeof value === 'string' ? maskedUrl(value, MASK) : undefined) ?? REDACTED;
}

/** Whether a value has lost its secret to redaction, so that storing it would destroy what is stored. */
export function isRedacted(value: unknown): boolean {
  return typeof value === 'string' && (value.includes(REDACTED) || value.includes(MASK));
}
