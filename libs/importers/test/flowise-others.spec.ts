import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFlowise } from '../src/index.js';
import { flowiseDatabase, type Rows } from './flowise-databases.js';
import { fixture, itemsOf, newDirectory, salted } from './support.js';

const KEY = readFileSync(fixture('flowise-3.1.4/encryption.key'), 'utf8');
const directory = await newDirectory();

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const sealed = (values: unknown): string => salted(JSON.stringify(values), KEY);

async function read(rows: Rows) {
  const { place } = await flowiseDatabase('sqlite', rows, { directory });
  return openFlowise({ database: place, key: KEY });
}

describe('Everything else', () => {
  it('comes as shares, or is skipped if it has to do with secrets', async () => {
    const items = await itemsOf(
      read({
        workspace: [{ id: uuid(1), name: 'Team' }],
        workspace_shared: [
          { id: uuid(2), workspaceId: uuid(1), sharedItemId: uuid(3), itemType: 'credential' },
          { id: uuid(4), workspaceId: uuid(1), sharedItemId: uuid(5), itemType: 'custom_template' },
        ],
        variable: [{ id: uuid(6), name: 'REGION', value: 'eu', type: 'static' }],
        assistant: [
          { id: uuid(7), details: '{}', credential: uuid(3), type: 'OPENAI' },
          { id: uuid(8), details: '{}', credential: uuid(3), type: 'CUSTOM' },
        ],
        document_store: [
          {
            id: uuid(9),
            name: 'Docs',
            loaders: '[]',
            embeddingConfig: JSON.stringify({ config: { credential: uuid(3) } }),
          },
          { id: uuid(10), name: 'Bare', loaders: '[]' },
        ],
        custom_mcp_server: [
          { id: uuid(11), name: 'MCP', authConfig: sealed({ headers: {} }) },
          { id: uuid(12), name: 'Open', authConfig: null },
        ],
      }),
    );
    expect(
      items.map((item) => [
        item.kind,
        item.kind === 'skipped' ? item.of : '',
        'id' in item ? item.id : item.credentialId,
      ]),
    ).toEqual([
      // prettier-ignore
      ['workspace', '', uuid(1)],
      ['share', '', uuid(3)],
      ['skipped', 'share', uuid(4)],
      ['skipped', 'variable', uuid(6)],
      ['skipped', 'assistant', uuid(7)],
      ['skipped', 'document-store', uuid(9)],
      ['skipped', 'mcp-server', uuid(11)],
    ]);
  });
});
