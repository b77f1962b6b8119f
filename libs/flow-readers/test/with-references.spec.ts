import { describe, expect, it } from 'vitest';
import { readFlow, withReferences } from '../src/index.js';
import { canvas, frozen, LEADS, M9M_NODE, RESEARCH_AGENT, SUPPORT_BOT, workflow } from './flows.js';

const OPENAI = '32344a0c-334c-4387-981e-145c5a8d9978';
const GMAIL = '2e5807e2-4639-4fb3-9207-005cc87af755';

/** The same flow with other ids for some credentials. */
const renamed = (definition: unknown, ids: Record<string, string>) =>
  withReferences(frozen(definition), undefined, ({ credentialId }) => ids[credentialId]);

describe('A flow', () => {
  it.each([
    ['row of a chatflow', SUPPORT_BOT],
    ['text', JSON.stringify(canvas({ credential: OPENAI }), null, 2)],
    ['workflow of n8n', LEADS],
    ['node of m9m', M9M_NODE],
  ])('stays what it is when nothing is changed: %s', (_what, definition) => {
    expect(renamed(definition, {})).toEqual(definition);
  });

  it('refers to another credential in the row that it came in', () => {
    const row = renamed(SUPPORT_BOT, { [OPENAI]: 'new-id' });
    expect(row).toEqual({ ...SUPPORT_BOT, flowData: String(SUPPORT_BOT['flowData']).replace(OPENAI, 'new-id') });
  });

  it('changes one of two references, and leaves the other', () => {
    const credentials = readFlow(renamed(RESEARCH_AGENT, { [GMAIL]: 'new-id' })).references.map(
      ({ credentialId }) => credentialId,
    );
    expect(credentials).toEqual([OPENAI, 'new-id']);
  });

  it('that is text comes back as text', () => {
    expect(renamed(JSON.stringify(canvas({ credential: OPENAI })), { [OPENAI]: 'new-id' })).toBe(
      JSON.stringify(canvas({ credential: 'new-id' })),
    );
  });

  it('keeps what stands beside an id', () => {
    expect(renamed(workflow({}, { slackApi: { id: 'c-1', name: 'Bot' } }), { 'c-1': 'c-2' })).toEqual(
      workflow({}, { slackApi: { id: 'c-2', name: 'Bot' } }),
    );
    expect(renamed(M9M_NODE, { 'cred-123': 'c-2' })).toEqual({ ...M9M_NODE, credentials: { myApiKey: 'c-2' } });
  });

  it('changes only where a credential is referred to, not where the same text stands', () => {
    const definition = canvas({ credential: OPENAI, inputs: { systemMessage: OPENAI, note: `{"id":"${OPENAI}"}` } });
    expect(renamed(definition, { [OPENAI]: 'new-id' })).toEqual(
      canvas({ credential: 'new-id', inputs: { systemMessage: OPENAI, note: `{"id":"${OPENAI}"}` } }),
    );
  });

  it('is told every reference that reading it finds', () => {
    const told: unknown[] = [];
    withReferences(LEADS, 'n8n', (reference) => void told.push(reference));
    expect(told).toEqual(readFlow(LEADS).references);
  });

  it('keeps the dates of a row', () => {
    const createdDate = new Date('2026-11-20T10:40:08Z');
    const copy = renamed({ ...SUPPORT_BOT, createdDate }, {});
    expect(copy).toEqual({ ...SUPPORT_BOT, createdDate });
    expect(copy).not.toMatchObject({ createdDate: expect.toSatisfy((date) => date === createdDate) as unknown });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('takes %s for a key like any other', (key) => {
    const text = `{"nodes":[],"edges":[],"${key}":{"polluted":{"credentialId":"c-1"}}}`;
    expect(renamed(text, { 'c-1': 'c-2' })).toBe(text.replace('c-1', 'c-2'));
    expect(renamed(JSON.parse(text), { 'c-1': 'c-2' })).toEqual(JSON.parse(text.replace('c-1', 'c-2')));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
