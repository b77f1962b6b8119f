import { catalogue } from '@keyrack/credential-types';
import { describe, expect, it } from 'vitest';
import { N8N_TYPES } from '../../libs/cli/src/import/n8n-types.js';

const types = new Map(catalogue.map((type) => [type.name, type]));

describe.each(Object.entries(N8N_TYPES))('n8n’s %s', (_name, known) => {
  it('becomes a type that there is, and its inputs those that this type has', () => {
    const type = types.get(known.type);
    const declared = type?.inputs.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    for (const input of Object.values(known.inputs)) if (input !== null) expect(declared).toContain(input);
    expect(type).toBeDefined();
  });
});
