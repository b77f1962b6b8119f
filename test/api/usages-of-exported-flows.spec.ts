import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenAIKey, must, newCredential } from '../support/people.js';
import { startService, type Service } from '../support/service.js';

interface Exported {
  name: string;
  definition: Record<string, unknown>;
  /** The credentials that it refers to, by the ids that they had where it was exported. */
  credentials: string[];
}

const FIXTURES = new URL('../../libs/flow-readers/test/fixtures/', import.meta.url);
const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as T;

/** Flows as Flowise 3.1.4 keeps and exports them, and a workflow that n8n exported. */
const EXPORTED: Exported[] = [
  ...fixture<{ name: string; flowData: string }[]>('flowise-3.1.4.json').map(({ name, flowData }) => ({
    name,
    definition: JSON.parse(flowData) as Record<string, unknown>,
    credentials: [...new Set(flowData.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))],
  })),
  ...[fixture<{ name: string }>('n8n-workflow.json')].map((workflow) => ({
    name: workflow.name,
    definition: { ...workflow },
    credentials: ['Xw3kR8pLm2QzT9bV', 'aB4dE6fG8hJ0kL2m', 'Qr7sT9uV1wX3yZ5a'],
  })),
];

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe.each(EXPORTED.map((flow) => [flow.name, flow] as const))('The exported flow "%s"', (name, flow) => {
  it('shows as a usage of each credential that it refers to', async () => {
    expect(flow.credentials.length).toBeGreaterThan(0);
    const ids = await Promise.all(flow.credentials.map((was) => newCredential(service.admin, anOpenAIKey(undefined, was)))); // prettier-ignore
    const text = flow.credentials.reduce(
      (written, was, at) => written.replaceAll(was, ids[at] ?? ''),
      JSON.stringify(flow.definition),
    );
    const id = `flow-${name}`.replace(/\W/g, '-');
    const definition = JSON.parse(text) as object;
    const { body } = await must(service.admin.put<{ references: object[] }>(`/flows/${id}`, { name, definition }));
    expect(body.references.length).toBeGreaterThanOrEqual(ids.length);
    for (const credential of ids) {
      const usages = (
        await service.admin.get<{ flows: { id: string; nodes: { name: string }[] }[] }>(
          `/credentials/${credential}/usages`,
        )
      ).body;
      expect(usages.flows.map((use) => use.id)).toEqual([id]);
      expect(usages.flows[0]?.nodes.length).toBeGreaterThan(0);
      const refused = await service.admin.delete(`/credentials/${credential}`);
      expect([refused.status, refused.body['code']]).toEqual([409, 'CREDENTIAL_IN_USE']);
    }
  });
});

describe('A flow that no engine exports', () => {
  it('may hold control characters wherever texts stand', async () => {
    const odd = 'a\0b\u0007';
    const credentials = { [odd]: { id: odd, name: odd } };
    const definition = { nodes: [{ id: odd, name: odd, type: odd, parameters: { [odd]: odd }, credentials }] };
    const { body } = await must(service.admin.put('/flows/odd', { name: 'Odd', kind: 'n8n', definition }));
    const shown = 'a\ufffdb\ufffd';
    const path = 'nodes.0.credentials["a\\u0000b\\u0007"].id';
    expect(body['references']).toMatchObject([{ credentialId: shown, nodeId: shown, nodeName: shown, path }]);
    expect((await must(service.admin.get('/flows/odd'))).body['definition']).toEqual(definition);
  });
});
