import { randomBytes } from 'node:crypto';

/** Characters of paths that mean nothing in HTML or anywhere else. */
const PLAIN_PREFIX = /^(?:\/[A-Za-z0-9._~-]+)+$/;

export interface Page {
  html: string;
  /** The value of `content-security-policy` that goes with it. */
  policy: string;
}

/**
 * A page for one request: it says where it lies, and which styles its script may add.
 * @param ancestors whose pages may show it in a frame, as a policy names them
 */
export function pageAt(template: string, base: string, ancestors = "'none'"): Page {
  const nonce = randomBytes(16).toString('base64url');
  const head = `<base href="${base.replaceAll('&', '&amp;')}/" /><meta property="csp-nonce" nonce="${nonce}" />`;
  return { html: template.replace('<head>', `<head>${head}`), policy: policyWith(nonce, ancestors) };
}

/** The path at which the console lies, without a slash at the end: what the proxy says, else what the settings say. */
export function baseOf(publicUrl: string | undefined, forwardedPrefix: unknown): string {
  const forwarded = typeof forwardedPrefix === 'string' ? forwardedPrefix.replace(/\/+$/, '') : '';
  if (PLAIN_PREFIX.test(forwarded)) return forwarded;
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

function policyWith(nonce: string, ancestors: string): string {
  return (
    "default-src 'self';base-uri 'self';connect-src 'self';font-src 'self';form-action 'self';" +
    `frame-ancestors ${ancestors};img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'nonce-${nonce}'`
  );
}
