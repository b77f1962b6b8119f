import { problem, type Problem } from '../../platform/index.js';

/**
 * Where a provider sends browsers back to. Each has an address of its own registered, so that no code of one can be taken for
 * a code of another.
 */
export function callbackUrl(publicUrl: string, providerId: string): string {
  return `${publicUrl}/api/v1/auth/callback/${providerId}`;
}

/** Where browsers land that have signed out at a provider. */
export function landingUrl(publicUrl: string): string {
  return `${publicUrl}/sign-in`;
}

export function missingAddress(): Problem {
  return problem('conflict', 'Identity providers send people back to the address of this service, which it does not know: set KEYRACK_PUBLIC_URL and start it again'); // prettier-ignore
}
