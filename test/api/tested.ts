import { json, startProvider, type Provider } from './provider.js';
import type { Answer, Client } from '../support/client.js';
import { aLocalAIKey, must, newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

export const SECRET = 'sk-canary-zQ7xW2pL9vK4';

/** What the test of a credential answers. */
export interface Result {
  valid: boolean;
  result: string;
  message: string;
  details: { reason: string; status?: number; said?: string; retryAfterSeconds?: number };
}

/** A service whose tests may reach a provider on this machine. */
export interface Tested {
  service: Service;
  provider: Provider;
  admin: Client;
  /** The body of a credential whose server is the provider. */
  aKey: (secret?: string) => { name: string; credentialName: string; plainDataObj: object };
  /** Makes one, and gives its id. */
  stored: () => Promise<string>;
  test: (id: string) => Promise<Result>;
  /** Tests what is not stored. */
  testOf: (body: object, client?: Client) => Promise<Answer<Result>>;
  stop: () => Promise<void>;
}

export async function startTested(env: (provider: Provider) => Record<string, string> = () => ({})): Promise<Tested> {
  const provider = await startProvider();
  provider.plays(json(200, {}));
  const service = await startService({ KEYRACK_EGRESS_ALLOW: '127.0.0.1', ...env(provider) });
  const { admin } = service;
  const aKey = (secret = SECRET) => aLocalAIKey('My key', provider.url, secret);
  return {
    service,
    provider,
    admin,
    aKey,
    stored: () => newCredential(admin, aKey()),
    test: async (id) => (await must(admin.post<Result>(`/credentials/${id}/test`))).body,
    testOf: (body, client = admin) => client.post<Result>('/credentials/test', body),
    stop: async () => {
      await service.stop();
      await provider.stop();
    },
  };
}

/** The body of a test of values that are not stored. */
export const draft = (plainDataObj: object, more: object = {}) => ({
  credentialName: 'localAIApi',
  plainDataObj,
  ...more,
});
