import type { CredentialType } from '@keyrack/credential-types';
import type { Verdict } from './verdict.js';

/** Words for secrets, by what their labels say. The first that fits counts. */
const NOUNS: readonly [RegExp, string][] = [
  [/password/i, 'password'],
  [/token/i, 'token'],
  [/secret/i, 'secret'],
  [/key/i, 'key'],
];

/** A verdict as a sentence that a person can act on. */
export function explain(type: CredentialType, { means, said, status, retryAfterSeconds }: Verdict): string {
  const { label } = type;
  const noun = nounOf(type);
  switch (means) {
    case 'valid':
      return `${label} accepted the ${noun}.`;
    case 'invalid':
      return quote(`${label} refused the ${noun}`, said);
    case 'expired':
      return quote(`${label} says that the ${noun} has expired; get a new one`, said);
    case 'forbidden':
      return quote(`${label} knows the ${noun}, but does not let it do what the test asks for`, said);
    case 'rate-limited':
      return quote(`Cannot tell: ${label} is limiting requests; try again in ${waiting(retryAfterSeconds)}`, said);
    case 'unknown': {
      const answer = status === undefined ? 'the answer' : `the answer (status ${status})`;
      return quote(`Cannot tell: ${answer} of ${label} says nothing about the ${noun}`, said);
    }
  }
}

function nounOf({ inputs }: CredentialType): string {
  const secrets = inputs.filter(({ type }) => type === 'password');
  const label = (secrets.find(({ optional }) => !optional) ?? secrets[0])?.label ?? '';
  return NOUNS.find(([pattern]) => pattern.test(label))?.[1] ?? 'credential';
}

function waiting(seconds = 60): string {
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

function quote(sentence: string, said: string | undefined): string {
  if (said === undefined) return `${sentence}.`;
  return /[.!?…]$/.test(said) ? `${sentence}: ${said}` : `${sentence}: ${said}.`;
}
