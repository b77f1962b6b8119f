import {
  isKeyrackError,
  Keyrack,
  type AddressDto,
  type AuditEntryDto,
  type CredentialDetailsDto,
  type CredentialDto,
  type KeyrackError,
  type ResolvedDto,
} from '@keyrack/client';
import * as generated from '@keyrack/client';
import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';

type Answer<Name extends keyof Keyrack> = Keyrack[Name] extends (...asked: never[]) => infer Found
  ? Awaited<Found>
  : never;
type Given<Name extends keyof Keyrack> = Keyrack[Name] extends (...asked: infer Asked) => unknown ? Asked : never;

describe('The types of a client', () => {
  it('have the plain data of every answer', () => {
    expectTypeOf<Answer<'getCredential'>>().toEqualTypeOf<CredentialDetailsDto>();
    expectTypeOf<Answer<'renameMe'>>().toEqualTypeOf<void>();
    expectTypeOf<Answer<'signOut'>>().toEqualTypeOf<AddressDto | void>();
    expectTypeOf<Answer<'ping'>>().toEqualTypeOf<string>();
    expectTypeOf<Answer<'resolve'>>().toEqualTypeOf<ResolvedDto>();
    expectTypeOf<ReturnType<Keyrack['credentials']>>().toExtend<AsyncIterable<CredentialDto>>();
    expectTypeOf<ReturnType<Keyrack['auditEntries']>>().toExtend<AsyncIterable<AuditEntryDto>>();
  });

  it('demand what an operation needs, and no more', () => {
    expectTypeOf<[]>().toExtend<Given<'listCredentials'>>();
    expectTypeOf<[]>().not.toExtend<Given<'getCredential'>>();
    expectTypeOf<[{ path: { id: string }; timeout: number }]>().toExtend<Given<'getCredential'>>();
    expectTypeOf<[{ path: { id: number } }]>().not.toExtend<Given<'getCredential'>>();
    expectTypeOf<keyof NonNullable<Given<'getCredential'>[0]>>().toExtend<'path' | keyof generated.CallOptions>();
  });

  it('narrow an error to the codes that were asked for', () => {
    const error: unknown = new generated.KeyrackError('No.', 404, 'NOT_FOUND');
    expect(isKeyrackError(error)).toBe(true);
    expect(isKeyrackError(error, 'STALE')).toBe(false);
    expect(isKeyrackError(new Error('No.'))).toBe(false);
    expect(isKeyrackError(error, 'STALE', 'NOT_FOUND')).toBe(true);
    if (isKeyrackError(error, 'STALE', 'NOT_FOUND'))
      expectTypeOf(error).toEqualTypeOf<KeyrackError<'STALE' | 'NOT_FOUND'>>();
    expect(isKeyrackError(error, 'A_CODE_OF_A_LATER_VERSION')).toBe(false);
  });

  it('have every operation of the document, and each is there', () => {
    const document = readFileSync(new URL('../../../openapi/openapi.json', import.meta.url), 'utf8');
    const names = [...document.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(100);
    const keyrack: object = new Keyrack({ url: 'https://keys.example.com' });
    for (const name of names) expect(keyrack).toHaveProperty(name ?? '', expect.any(Function));
  });
});
