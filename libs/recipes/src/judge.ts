import type { AnswerRule, HttpTest } from '@keyrack/credential-types';
import { memberOf } from './json-path.js';
import { sentenceOf } from './redaction.js';
import { jsonOf, meaningOf, retryAfterOf, type Answer, type Meaning, type Verdict } from './verdict.js';

/**
 * What the answer to a test says of the credential: by the first of the test's `answers` that matches, or by its status.
 * @param secrets what must not be repeated: `secretsOf` the credential, and an access token if one was sent
 */
export function judge(test: HttpTest, answer: Answer, secrets: readonly string[]): Verdict {
  const json = answer.truncated ? undefined : jsonOf(answer.body);
  const means = test.answers ? byRules(test.answers, answer, json) : meaningOf(answer.status);
  const said = means === 'valid' ? undefined : sentenceOf(memberOf(json, test.errorAt ?? ''), secrets);
  const retryAfterSeconds = means === 'rate-limited' ? retryAfterOf(answer) : undefined;
  return {
    means,
    status: answer.status,
    ...(said !== undefined && { said }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function byRules(rules: readonly AnswerRule[], answer: Answer, json: unknown): Meaning {
  for (const rule of rules) {
    if (!hasStatus(rule, answer) || !hasText(rule, answer)) continue;
    // Whether the rule matches stands in what was cut off. The rules behind it count only if it does not.
    if (rule.body && answer.truncated) return 'unknown';
    if (hasBody(rule, json)) return rule.means;
  }
  return 'unknown';
}

function hasStatus({ status }: AnswerRule, answer: Answer): boolean {
  return status === undefined || [status].flat().includes(answer.status);
}

function hasText({ text }: AnswerRule, { body }: Answer): boolean {
  return text === undefined || body.includes(text);
}

function hasBody({ body }: AnswerRule, json: unknown): boolean {
  if (!body) return true;
  const found = memberOf(json, body.path);
  if (found === undefined || found === null) return false;
  if (body.equals !== undefined && found !== body.equals) return false;
  if (body.contains === undefined) return true;
  return (typeof found === 'string' || Array.isArray(found)) && found.includes(body.contains);
}
