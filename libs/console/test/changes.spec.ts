import type { CredentialDetailsDto } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { changeOf, creationOf } from '../src/credentials/form/changes.js';
import { draftOf, newDraft } from '../src/credentials/form/draft.js';
import { aType, HIDDEN, KEY, NOTE, PORT } from './types.js';

const type = aType([KEY, NOTE, { ...PORT, optional: true }, { name: 'tls', label: 'TLS', type: 'boolean' }]);

const stored: CredentialDetailsDto = {
  id: 'x',
  name: 'Rocket key',
  credentialName: 'acmeApi',
  encryptedData: 'sealed:1:0',
  createdDate: '2026-11-20T10:00:00.000Z',
  updatedDate: '2026-11-20T10:00:00.000Z',
  workspaceId: 'w',
  scope: 'workspace',
  shared: false,
  permissions: ['view', 'update'],
  plainDataObj: { key: HIDDEN, note: 'old', port: 5432, tls: true },
  expiresAt: '2120-01-31T12:34:00.000Z',
  rotateEvery: 90,
};

describe('What a form sends', () => {
  it('of a new credential are the values that are given', () => {
    const draft = newDraft(type);
    const body = creationOf(type, { ...draft, name: '  Rocket key ', values: { ...draft.values, key: 'k', port: '' } });
    expect(body).toEqual({ name: 'Rocket key', credentialName: 'acmeApi', plainDataObj: { key: 'k', tls: false } });
  });

  it('of a change is nothing when nothing was changed', () => {
    const before = draftOf(type, stored);
    expect(changeOf(type, before, before)).toEqual({});
  });

  it('of a change is only what differs, and never what stands for a secret', () => {
    const before = draftOf(type, stored);
    const draft = { ...before, values: { ...before.values, note: 'new' } };
    expect(changeOf(type, draft, before)).toEqual({ plainDataObj: { note: 'new' } });
    expect(JSON.stringify(before)).not.toContain(HIDDEN);
  });

  it('of a change is null for what was taken away', () => {
    const before = draftOf(type, stored);
    const draft = { ...before, expiresAt: '', rotateEvery: '', values: { ...before.values, note: '', key: null } };
    expect(changeOf(type, draft, before)).toEqual({
      plainDataObj: { key: null, note: null },
      expiresAt: null,
      rotateEvery: null,
    });
  });

  it('is the same time as the one that was shown', () => {
    const before = draftOf(type, stored);
    const body = changeOf(type, before, { ...before, expiresAt: '' });
    expect(body).toEqual({ expiresAt: stored.expiresAt });
  });

  it('begins with the defaults of the type', () => {
    const withDefaults = aType([
      { ...NOTE, default: 'eu' },
      { ...PORT, default: 587 },
    ]);
    expect(newDraft(withDefaults).values).toEqual({ note: 'eu', port: '587' });
  });
});
