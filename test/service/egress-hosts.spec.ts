import { afterEach, describe, expect, it } from 'vitest';
import { Egress, hostOf } from '../../src/platform/index.js';
import { allClosed, names, refusal, refusals, tcp } from './far-side.js';

afterEach(allClosed);

const egress = new Egress({ allow: ['127.0.0.1'] }, names({}).resolve);

const ALLOWED: [rule: string, host: string][] = [
  ['api.openai.com', 'api.openai.com'],
  ['api.openai.com', 'API.OpenAI.com.'],
  ['API.OPENAI.COM.', 'api.openai.com'],
  ['api.openai.com', 'api。openai．com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'BÜCHER.example'],
  ['faß.example', 'xn--fa-hia.example'],
  ['*.openai.azure.com', 'my.openai.azure.com'],
  ['*.OPENAI.azure.com.', 'a.b.openai.azure.com.'],
  ['*.bücher.example', 'a.xn--bcher-kva.example'],
  ['8.8.8.8', '8.8.8.8'],
  ['8.8.8.8', '0x08080808'],
  ['8.8.2056', '8.8.8.8'],
  ['[2606:4700::1111]', '2606:4700:0::1111'],
  ['2606:4700::1111', '[2606:4700::1111]'],
];

const NOT_ALLOWED: [rule: string, host: string][] = [
  ['api.openai.com', 'openai.com'],
  ['api.openai.com', 'evil.api.openai.com'],
  ['api.openai.com', 'api.openai.com.evil.example'],
  ['api.openai.com', 'api-openai.com'],
  ['api.openai.com', 'аpi.openai.com'], // a Cyrillic а
  ['api.openai.com', '8.8.8.8'],
  ['*.openai.azure.com', 'openai.azure.com'],
  ['*.openai.azure.com', 'evilopenai.azure.com'],
  ['*.openai.azure.com', 'my.openai.azure.com.evil.example'],
  ['*', 'api.openai.com'],
  ['*.', 'api.openai.com'],
  ['*.*.com', 'api.openai.com'],
  ['api.*.com', 'api.openai.com'],
  ['', 'api.openai.com'],
  ['.openai.com', 'api.openai.com'],
  ['https://api.openai.com', 'api.openai.com'],
  ['api.openai.com:443', 'api.openai.com'],
  ['api.openai.com/', 'api.openai.com'],
  ['user@api.openai.com', 'api.openai.com'],
  [' api.openai.com', 'api.openai.com'],
  ['*.8.8.8', '8.8.8.8'],
  ['8.8.8.0/24', '8.8.8.8'],
  ['8.8.8.8', '8.8.4.4'],
];

describe('A host', () => {
  it.each(ALLOWED)('is one that the rule names: %s, %s', async (rule, host) => {
    const known = new Egress({ allow: [] }, () => Promise.resolve([{ address: '8.8.8.8' }]));
    await known.check({ host, port: 443, hosts: ['other.example.com', rule] });
  });

  it.each(NOT_ALLOWED)('is none that the rule names: %s, %s', async (rule, host) => {
    const { resolve, asked } = names({});
    const strict = new Egress({ allow: [] }, resolve);
    const hosts = ['other.example.com', rule];
    const attempts = [
      strict.request({ method: 'GET', url: `https://${host}/`, hosts }),
      strict.connect({ host, port: 443, hosts }),
      strict.check({ host, port: 443, hosts }),
    ];
    for (const { code } of await refusals(attempts)) {
      expect(code).toBe('host-not-allowed');
    }
    expect(asked).toEqual([]);
  });

  it('that is not allowed is refused with those that are', async () => {
    const at = (hosts: string[]): Promise<{ message: string }> =>
      refusal(egress.request({ method: 'GET', url: 'https://Evil.example/', hosts }));
    expect((await at(['api.openai.com', '*.openai.azure.com'])).message).toBe(
      'This credential may not be sent to evil.example, only to api.openai.com, *.openai.azure.com.',
    );
    expect((await at([])).message).toBe('This credential may not be sent to evil.example, to no host at all.');
    expect((await at(['postgres://ada:canary@db/', 'canary secret', 'db'])).message).toMatch(/, only to db\.$/);
  });

  it('has one spelling', () => {
    expect(hostOf('Db.Example.COM.')).toBe('db.example.com');
    expect(hostOf('[::0001]')).toBe('::1');
    expect(hostOf('0x7f.1')).toBe('127.0.0.1');
    for (const text of ['db:5432', 'db/x', 'db?x', 'db#x', 'a@db', 'db\\x', 'db\n', 'd\tb', '[db]', 'db]', '::1%0']) {
      expect(hostOf(text), text).toBeUndefined();
    }
  });
});

const WRONG_URLS = ['', 'canary', '//canary.example.com', '/canary', 'canary.example.com', 'https://', 'https://?canary', 'https://api.example.com:0/', 'https://api.example.com:65536/', 'https://api.example.com:canary/', 'ftp://api.example.com/', 'file:///etc/passwd', 'gopher://api.example.com/', 'data:,canary', 'javascript:canary', 'unix:/var/run/docker.sock', 'ws://api.example.com/', 'https://canary@api.example.com/', 'https://:canary@api.example.com/', 'https://ada:canary@api.example.com/', 'https://api.example.com:443@evil.example/', 'http://[canary]/', 'https://canary\u0000.example.com/', 'https://api.example.com%2fcanary/', 'https://api.example.com%40evil.example/']; // prettier-ignore

describe('A URL', () => {
  it.each(WRONG_URLS)('that nobody should ask is refused without being quoted: %j', async (url) => {
    const hosts = ['api.example.com', '*.example.com', 'evil.example'];
    const { code, message } = await refusal(egress.request({ method: 'GET', url, hosts }));
    expect(code).toBe('malformed');
    expect(message).not.toMatch(/canary|evil|example\.com/);
  });

  it.each([
    'https:\\\\127.0.0.1:PORT\\x',
    'https:127.0.0.1:PORT',
    'https:///127.0.0.1:PORT',
    ' https://127.0.0.1:PORT ',
    'ht\ntps://127.0.\t0.1:PORT',
    'https://@127.0.0.1:PORT',
  ])('is read once, so that it goes where it was checked to go: %j', async (url) => {
    const near = await tcp();
    const call = { method: 'GET', url: url.replace('PORT', String(near.port)), hosts: ['127.0.0.1'] } as const;
    expect((await refusal(new Egress({ allow: [] }).request(call))).code).toBe('address-not-allowed');
    expect((await refusal(egress.request({ ...call, hosts: ['api.example.com'] }))).code).toBe('host-not-allowed');
    expect(near.connections).toBe(0);
  });

  it.each([0, -1, 65536, 1.5, Number.NaN, Infinity])(
    'needs a port that exists, and so does a driver: %s',
    async (port) => {
      const { code } = await refusal(egress.connect({ host: '127.0.0.1', port, hosts: ['127.0.0.1'] }));
      expect(code).toBe('malformed');
    },
  );
});
