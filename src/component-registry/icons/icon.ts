import type { CredentialType } from '@keyrack/credential-types';
export function iconOf(
  _type: CredentialType,
  _beside?: string,
): Promise<{ type: 'image/svg+xml' | 'image/png'; body: Buffer; etag: string }> {
  return Promise.resolve({ type: 'image/svg+xml', body: Buffer.from('<svg/>'), etag: '"x"' });
}
