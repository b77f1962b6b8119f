import { memberOf } from './json-path.js';
import { sentenceOf } from './redaction.js';
import { jsonOf, retryAfterOf, type Answer, type Meaning, type Verdict } from './verdict.js';

export interface AccessToken {
  token: string;
  /** How long it works, if the server said so. */
  expiresInSeconds?: number;
}

/** RFC 6749, 5.2: the errors that are about the credential. All others may be about the request or the server. */
const REFUSALS = ['invalid_client', 'invalid_grant'];
/** Where servers say in words what is wrong: the standard's place, and those of servers with errors of their own. */
const SENTENCES = ['error_description', 'error.message', 'errorMessage', 'message', 'detail', 'error'];

/**
 * The token in the answer to a token request, or why there is none.
 * @param secrets what must not be repeated: `secretsOf` the credential
 */
export function tokenFrom(answer: Answer, secrets: readonly string[]): AccessToken | Verdict {
  const json = answer.truncated ? undefined : jsonOf(answer.body);
  const token = memberOf(json, 'access_token');
  if (answer.status < 300 && typeof token === 'string' && token !== '') return { token, ...lifetimeOf(json) };
  const said = SENTENCES.map((path) => sentenceOf(memberOf(json, path), secrets)).find((each) => each !== undefined);
  const means = meaningOfError(memberOf(json, 'error'), answer.status);
  const retryAfterSeconds = means === 'rate-limited' ? retryAfterOf(answer) : undefined;
  return {
    means,
    status: answer.status,
    ...(said !== undefined && { said }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function lifetimeOf(json: unknown): Pick<AccessToken, 'expiresInSeconds'> {
  // Some servers send the number as a text.
  const seconds = Number(memberOf(json, 'expires_in') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? { expiresInSeconds: seconds } : {};
}

function meaningOfError(error: unknown, status: number): Meaning {
  if (typeof error === 'string' && REFUSALS.includes(error)) return 'invalid';
  if (status === 429) return 'rate-limited';
  return status === 401 ? 'invalid' : 'unknown';
}
