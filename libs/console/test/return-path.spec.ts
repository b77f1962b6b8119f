import { describe, expect, it } from 'vitest';
import { returnPath, signInFrom } from '../src/session/return-path.js';

describe('The way back after signing in', () => {
  it('leads to where one was, with its filter', () => {
    const address = signInFrom('/credentials?status=due&search=a%20b');
    expect(returnPath(new URL(address, 'http://x').search)).toBe('/credentials?status=due&search=a%20b');
  });

  it('leads to the first page when one was nowhere else', () => {
    expect(signInFrom('/')).toBe('/sign-in');
    expect(returnPath('')).toBe('/');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/sign-in?to=/sign-in',
    'credentials',
  ])('never leads elsewhere: %s', (to) => {
    expect(returnPath(`?to=${encodeURIComponent(to)}`)).toBe('/');
  });
});
