import { describe, expect, it } from 'vitest';
import { linesOf, outcomesIn } from '../src/flows/import-lines.js';

describe('A file of flows', () => {
  it('that is one exported flow becomes one line, without what only the export says', () => {
    const file = JSON.stringify({ id: 'a', name: 'A', kind: 'n8n', definition: { nodes: [] }, needs: [] }, null, 2);
    expect(linesOf(file)).toBe('{"id":"a","name":"A","kind":"n8n","definition":{"nodes":[]}}\n');
  });

  it.each(['{"id":"a"}\n{"id":"b"}\n', 'not JSON', '[{"id":"a"}]', 'null', ''])(
    'that is anything else is left to the service: %j',
    (file) => expect(linesOf(file)).toBe(file),
  );

  it('has an outcome for each line', () => {
    const answer = '{"line":1,"id":"a","status":"created"}\n{"line":2,"status":"refused","error":{"message":"No"}}\n';
    expect(outcomesIn(answer)).toEqual([
      { line: 1, id: 'a', status: 'created' },
      { line: 2, status: 'refused', error: { message: 'No' } },
    ]);
  });
});
