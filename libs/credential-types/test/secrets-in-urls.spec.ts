import { describe, expect, it } from 'vitest';
import { maskedUrl, secretsInUrl } from '../src/secrets-in-urls.js';

/** URLs, what is secret in them, and how they are shown. */
const URLS: [string, string[], string][] = [
  ['https://example.com/a?b=c', [], 'https://example.com/a?b=c'],
  ['postgres://ada:p%40ss@h/d', ['p%40ss', 'p@ss'], 'postgres://ada:***@h/d'],
  ['https://a-token@h/x', ['a-token'], 'https://***@h/x'],
  ['redis://:pa/ss@h:1', ['pa/ss'], 'redis://:***@h:1'],
  ['mongodb://u:p@ss@h1,h2/d', ['p@ss'], 'mongodb://u:***@h1,h2/d'],
  ['https://h/x?api_key=a+b&c=d#token=e', ['a+b', 'a b', 'e'], 'https://h/x?api_key=***&c=d#token=***'],
  ['https://u:100%@h', ['100%'], 'https://u:***@h'],
  ['postgres://u:p@h/d?owner=me@x', ['p@h/d?owner=me', 'p'], 'postgres://u:***@x'],
];

describe('The secrets in a URL', () => {
  it.each(URLS)('are found in %s', (url, secrets, shown) => {
    expect(secretsInUrl(url)).toEqual(secrets);
    expect(secretsInUrl(`  ${url}\n`)).toEqual(secrets);
    expect(maskedUrl(url, '***')).toBe(shown);
  });

  it('are none in what is no URL', () => {
    expect(secretsInUrl('ada:password@h')).toEqual([]);
    expect(maskedUrl('ada:password@h', '***')).toBeUndefined();
  });
});
