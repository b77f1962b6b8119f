import { nameOf, type Case } from './case.js';
import { connectCases } from './cases-of-connect-sessions.js';
import { flowCases } from './cases-of-flows.js';
import { credentialCases } from './cases-of-credentials.js';
import { identityProviderCases } from './cases-of-identity-providers.js';
import { installationCases } from './cases-of-installation.js';
import { organizationCases } from './cases-of-organizations.js';
import { peopleCases } from './cases-of-people.js';
import { signingInCases } from './cases-of-signing-in.js';
import { webhookCases } from './cases-of-webhooks.js';

const openCases: Case[] = [
  { operation: 'GET /ping', needs: 'nothing' },
  { operation: 'GET /health/live', needs: 'nothing' },
  { operation: 'GET /health/ready', needs: 'nothing' },
  { operation: 'GET /version', needs: 'nothing' },
  { operation: 'GET /me', needs: 'a key' },
  ...['/components-credentials', '/concepts/nodes-and-edges-credentials'].map((path) => ({
    operation: `GET ${path}`,
    needs: 'a key' as const,
    request: () => ({ query: { search: 'openai', category: 'ai-models', origin: '@keyrack/credential-types' } }),
  })),
  ...['/components-credentials-icon/{name}', '/concepts/nodes-and-edges-credentials-icon/{name}'].map((path) => ({
    operation: `GET ${path}`,
    needs: 'nothing' as const,
    request: () => ({ path: { name: 'openAIApi' } }),
  })),
  ...['/components-credentials/{name}/schema', '/concepts/nodes-and-edges-credentials/{name}/schema'].map((path) => ({
    operation: `GET ${path}`,
    needs: 'a key' as const,
    request: () => ({ path: { name: 'openAIApi' } }),
  })),
  ...['/components-credentials/{name}', '/concepts/nodes-and-edges-credentials/{name}'].map((path) => ({
    operation: `GET ${path}`,
    needs: 'a key' as const,
    request: () => ({ path: { name: 'openAIApi' } }),
  })),
];

/** For every operation of the API at least one valid request, and what it takes. A new route begins here. */
export const cases: readonly Case[] = [
  ...openCases,
  ...organizationCases,
  ...peopleCases,
  ...signingInCases,
  ...connectCases,
  ...credentialCases,
  ...flowCases,
  ...webhookCases,
  ...identityProviderCases,
  ...installationCases,
];

/** The same with their names, for tests about each. */
export const namedCases = cases.map((the) => [nameOf(the), the] as const);
