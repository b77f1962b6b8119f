import { randomBytes } from 'node:crypto';
import type { CredentialType, HttpTest, ProtocolTest } from '@keyrack/credential-types';
import {
  digestAuthorization,
  hostsOf,
  judge,
  parametersOf,
  RecipeError,
  requestOf,
  secretsOf,
  tokenFrom,
  tokenRequestOf,
  withoutSecrets,
  type Answer,
  type RecipeRequest,
  type Verdict,
} from '@keyrack/recipes';
import { Injectable } from '@nestjs/common';
import { Environment, type Values } from '../credentials/index.js';
import { Egress, EgressError, type EgressRequest } from '../platform/index.js';
import { borrowed, leadsElsewhere } from './borrowed-values.js';
import { driverFor } from './drivers/index.js';
import { cannotTell, outcomeOf, type Outcome } from './outcome.js';

/** For everything that one test takes, such as a token first. */
const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 3;
const ELSEWHERE =
  "values of the environment are sent only to the provider's own addresses, or to one that comes from the environment as a whole.";

/** Asks providers whether they take a credential. What leaves the service goes through `Egress`. */
@Injectable()
export class Prober {
  constructor(
    private readonly egress: Egress,
    private readonly environment: Environment,
  ) {}

  /**
   * Asks the provider. Whatever it answers, or does not, is an outcome.
   * @param stored as they are stored, references to the environment and all
   * @throws Problem `conflict` naming the input whose variable is not allowed or not set
   */
  async probe(type: CredentialType, stored: Values): Promise<Outcome> {
    const { test } = type;
    if ('untestable' in test) return cannotTell('untestable', test.untestable);
    if (leadsElsewhere(type, stored)) return cannotTell('values', ELSEWHERE);
    const values = this.environment.expand(stored);
    const secrets = borrowed(stored, values);
    try {
      const probe = new Probe(this.egress, type, values, secrets);
      if ('method' in test) return await probe.request(test);
      return test.protocol === 'oauth2' ? await probe.token() : await probe.connection(test);
    } catch (error) {
      if (error instanceof EgressError) return cannotTell(error.code, withoutSecrets(error.message, secrets));
      if (!(error instanceof RecipeError)) throw error;
      if (error.input === undefined) return cannotTell('values', error.message);
      return { result: 'invalid', message: error.message, reason: 'values' };
    }
  }
}

/** One test under way. */
class Probe {
  private readonly end = Date.now() + TIMEOUT_MS;
  private readonly secrets: readonly string[];

  constructor(
    private readonly egress: Egress,
    private readonly type: CredentialType,
    private readonly values: Values,
    borrowed: readonly string[],
  ) {
    this.secrets = [...secretsOf(type, values), ...borrowed];
  }

  async request(test: HttpTest): Promise<Outcome> {
    const granted = await this.grant();
    if (granted !== undefined && 'means' in granted) return outcomeOf(this.type, granted);
    const token = granted?.token;
    const request = await requestOf(this.type, this.values, { ...(token !== undefined && { token }), now: new Date() });
    const answer = await this.send(request);
    if (answer.bare)
      return cannotTell('redirect', 'the server redirects to another one, which is not given the secrets.');
    const secrets = token === undefined ? this.secrets : [...this.secrets, token];
    return outcomeOf(this.type, judge(test, answer, secrets));
  }

  /** Whether a token can be had at all. */
  async token(): Promise<Outcome> {
    const granted = await this.askForToken();
    return outcomeOf(this.type, 'means' in granted ? granted : { means: 'valid' });
  }

  async connection(test: ProtocolTest): Promise<Outcome> {
    const driver = driverFor(test.protocol);
    if (!driver) return cannotTell('untestable', `Keyrack does not speak the protocol of ${this.type.label}.`);
    const parameters = parametersOf(test, this.type, this.values);
    const hosts = hostsOf(this.type, this.values);
    const { egress, secrets } = this;
    return outcomeOf(this.type, await driver(parameters, { egress, hosts, timeoutMs: this.left(), secrets }));
  }

  /** The access token that requests of the type carry, for types that get one without a person. */
  private async grant(): Promise<{ token: string } | Verdict | undefined> {
    const { oauth2 } = this.type;
    return oauth2 && oauth2.grant !== 'authorization_code' ? this.askForToken() : undefined;
  }

  private async askForToken(): Promise<{ token: string } | Verdict> {
    const answer = await this.send(await tokenRequestOf(this.type, this.values, { now: new Date() }));
    return tokenFrom(answer, this.secrets);
  }

  private async send(request: RecipeRequest): Promise<Answer & { bare: boolean }> {
    const first = await this.sendOnce(request);
    const challenge = [first.headers?.['www-authenticate']].flat().join(', ');
    if (!request.digest || first.status !== 401 || challenge === '' || first.bare) return first;
    const { pathname, search } = new URL(request.url);
    const parts = { ...request.digest, method: request.method, uri: pathname + search };
    const authorization = digestAuthorization(challenge, { ...parts, cnonce: randomBytes(16).toString('hex') });
    return this.sendOnce({ ...request, headers: { ...request.headers, authorization } });
  }

  private async sendOnce({
    method,
    url,
    headers,
    body,
    tls,
    hosts,
  }: RecipeRequest): Promise<Answer & { bare: boolean }> {
    const { certificate: cert, key, passphrase, authorities: ca } = tls ?? {};
    const material = Object.entries({ ca, cert, key, passphrase }).filter(([, text]) => text !== undefined);
    const answer = await this.egress.request({
      method: method as EgressRequest['method'], // those that types may name are among them
      url,
      headers,
      hosts,
      ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
      ...(material.length > 0 && { tls: Object.fromEntries(material) }),
      redirects: method === 'POST' ? 0 : MOST_REDIRECTS,
      timeoutMs: this.left(),
    });
    return { ...answer, body: answer.body.toString() };
  }

  private left(): number {
    return Math.max(this.end - Date.now(), 1);
  }
}
