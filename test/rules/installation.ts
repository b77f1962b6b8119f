import { randomBytes } from 'node:crypto';
import { json, startProvider } from '../api/provider.js';
import { startService, type Service } from '../support/service.js';

/** An identity provider that says of itself what it takes, and nothing else, with the settings of a service that may ask it. */
export async function startFarSide(): Promise<{ env: Record<string, string>; stop: () => Promise<void> }> {
  const provider = await startProvider();
  provider.plays(json(200, documentOf(provider.url)));
  const place = provider.url.replace('http://', '');
  return {
    env: { KEYRACK_PUBLIC_URL: 'http://keyrack.example.com', KEYRACK_EGRESS_ALLOW: place },
    stop: () => provider.stop(),
  };
}

/** A service with such a provider, which has a previous root key. */
export async function startInstallation(env: Record<string, string> = {}): Promise<Service> {
  const provider = await startFarSide();
  const previous = { KEYRACK_PREVIOUS_ROOT_KEY: randomBytes(32).toString('base64') };
  const service = await startService({ ...provider.env, ...previous, ...env });
  const stop = async (): Promise<void> => {
    await service.stop();
    await provider.stop();
  };
  return { ...service, stop };
}

function documentOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  };
}
