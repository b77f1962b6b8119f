import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { reachOf } from '../../src/platform/egress/addresses.js';
import { Egress } from '../../src/platform/index.js';
import { allClosed, http, names, refusal, refusals, tcp } from './far-side.js';

afterEach(allClosed);

const PUBLIC = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '172.32.0.1', '192.169.0.1', '100.128.0.1', '11.0.0.1', '223.255.255.254', '2606:4700::1111', '2a00:1450:4001::200e', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8']; // prettier-ignore

/** Where nothing of a stranger's may lead, as resolvers answer it. */
const FORBIDDEN = [
  ...['127.0.0.1', '127.0.0.53', '127.255.255.254', '::1'], // this machine
  ...['0.0.0.0', '0.1.2.3', '::'], // this machine too, on Linux
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd12:3456::1'], // private
  ...['100.64.0.1', '100.127.255.254'], // carriers, and private nets such as Tailscale's
  ...['169.254.0.1', '169.254.170.2', 'fe80::1', 'fe80::1%eth0', 'fe80::1%1'], // link-local
  ...['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'], // metadata
  ...['224.0.0.1', '239.255.255.250', 'ff02::1', 'ff0e::1', '255.255.255.255', '240.0.0.1'], // many at once, or nobody
  ...['192.0.0.1', '192.0.0.8', '192.88.99.1', '198.18.0.1', '198.19.255.255'], // assignments, 6to4 relays, benchmarking
  ...['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'], // documentation
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'], // IPv4 in IPv6
  ...['::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8'], // older ways to put it there
  ...['64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::a83f:8110', '64:ff9b:1::8.8.8.8'], // NAT64
  ...['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'], // 6to4, Teredo
  ...['100::1', '2001:2::1', '2001:10::1', '2001:20::1', 'fec0::1', '5f00::1', '4000::1', '1::1', 'e000::1'], // others
];

/** The same places, as people write them into a URL to get past a check of texts. */
const SPELLINGS = [
  ...['2130706433', '0x7f000001', '017700000001', '127.1', '127.0.1', '0x7f.1', '0177.0.0.1', '0x7f.0x0.0x0.0x1'],
  ...[
    '127.0.0.1.',
    '127.1.',
    '①②⑦.0.0.1',
    '127。0。0。1',
    '１２７.0.0.1',
    '127%2e0%2e0%2e1',
    '%31%32%37.0.0.1',
    '0',
    '0x0',
  ],
  ...['127.0.0.0x1', '00000177.0.0.1', '3232235521', '0xc0a80001', '0xA9FEA9FE', '169.254.43518', '2852039166', '10.1'],
  ...[
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::FFFF:7F00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
  ],
  ...['[fe80::1]', '[fd00:ec2::254]', '[FD00:EC2:0:0::254]', '[2002:7f00:1::]', '[0::ffff:0:7f00:1]'],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'a.b.LocalHost.',
    'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    'local\u00adhost',
    '%6cocalhost',
  ],
];

/** What is no host at all. */
const NO_HOSTS = ['a..b', '.example.com', 'example.com..', '..', '.', 'exa mple.com', '*.example.com', 'a,b', "a'b", '256.256.256.256', '1.2.3.4.5', '0x100000000', '127.0.0.1.0x', '09.0.0.1', '[::1', '::1]', '[::1%25eth0]', '[fe80::1%eth0]', '[::ffff:256.0.0.1]', '[1::2::3]', 'xn--a', 'a%00b', 'a%2fb', `${'a'.repeat(64)}.com`, `${'a.'.repeat(127)}com`, '']; // prettier-ignore

const nobody = names({});

describe('Without KEYRACK_EGRESS_ALLOW', () => {
  it.each(PUBLIC)('%s may be reached', async (address) => {
    const egress = new Egress({ allow: [] }, names({ 'api.example.com': address }).resolve);
    const hosts = ['api.example.com', address];
    await egress.check({ host: 'api.example.com', port: 443, hosts });
    await egress.check({ host: address, port: 443, hosts });
  });

  it.each(FORBIDDEN)('%s may not, whatever else the name leads to', async (address) => {
    for (const answers of [[address], [address, '8.8.8.8'], ['8.8.8.8', '2606:4700::1111', address]]) {
      const egress = new Egress({ allow: [] }, names({ 'api.example.com': [answers] }).resolve);
      const hosts = ['api.example.com'];
      const attempts = [
        egress.request({ method: 'GET', url: 'https://api.example.com/', hosts }),
        egress.connect({ host: 'api.example.com', port: 5432, hosts }),
        egress.connect({ host: 'api.example.com', port: 5432, hosts, tls: true }),
        egress.check({ host: 'api.example.com', port: 5432, hosts }),
      ];
      for (const { code } of await refusals(attempts)) expect(code).toBe('address-not-allowed');
    }
  });

  it.each(SPELLINGS)('%s is seen through in a URL, and nobody is asked for it', async (host) => {
    const near = await tcp();
    const { resolve, asked } = names({});
    const egress = new Egress({ allow: [] }, resolve);
    const { hostname } = new URL(`https://${host}/`);
    for (const scheme of ['https', 'http', 'HTTPS']) {
      const url = `${scheme}://${host}:${near.port}/`;
      const { code } = await refusal(egress.request({ method: 'GET', url, hosts: [host, hostname, '*.localhost'] }));
      expect(code).toBe('address-not-allowed');
    }
    expect([asked, near.connections]).toEqual([[], 0]);
  });

  it.each(SPELLINGS)('%s is seen through in the host of a driver', async (host) => {
    const near = await tcp();
    const egress = new Egress({ allow: [] }, nobody.resolve);
    const { hostname } = new URL(`https://${host}/`);
    const target = { host, port: near.port, hosts: [host, hostname, '*.localhost'] };
    for (const { code } of await refusals([egress.connect(target), egress.check(target)])) {
      expect(code).toBe(host.includes('%') ? 'malformed' : 'address-not-allowed');
    }
    expect(near.connections).toBe(0);
  });

  it.each(NO_HOSTS)('%j is no host', async (host) => {
    const { resolve, asked } = names({});
    const egress = new Egress({ allow: ['*.example.com', '0.0.0.0/8'] }, resolve);
    const hosts = [host, '*.com', '*.b'];
    const attempts = [
      egress.request({ method: 'GET', url: `https://${host}/`, hosts }),
      egress.connect({ host, port: 443, hosts }),
    ];
    for (const { code } of await refusals(attempts)) {
      expect(code).toBe('malformed');
    }
    expect(asked).toEqual([]);
  });

  it('no private IPv4 address passes, in whatever base and with however few parts', async () => {
    const egress = new Egress({ allow: [] }, nobody.resolve);
    const ranges: [number, number][] = [[0x0a000000, 24], [0x7f000000, 24], [0xac100000, 20], [0xc0a80000, 16], [0xa9fe0000, 16], [0x64400000, 22]]; // prettier-ignore
    const address = fc
      .constantFrom(...ranges)
      .chain(([start, bits]) => fc.nat(2 ** bits - 1).map((rest) => start + rest));
    const spelled = fc.tuple(address, fc.array(fc.constantFrom(...BASES), { minLength: 1, maxLength: 4 })).map(spell);
    await fc.assert(
      fc.asyncProperty(spelled, async (host) => {
        const { hostname } = new URL(`https://${host}/`);
        const call = egress.request({ method: 'GET', url: `https://${host}/`, hosts: [hostname] });
        expect((await refusal(call)).code).toBe('address-not-allowed');
      }),
    );
  });

  it('this machine may not be reached at its own addresses, even at public ones', () => {
    const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own) expect(reachOf(ipaddr.process(address)), address).not.toBe('public');
    expect(reachOf(ipaddr.parse('8.8.8.8'), new Set(['8.8.8.8']))).toBe('private');
    expect(reachOf(ipaddr.parse('64:ff9b::8.8.8.8'), new Set(['8.8.8.8']))).toBe('private');
  });
});

const BASES = [8, 10, 16] as const;

/** Writes an address in as many parts as there are bases; the last part takes all that is left. */
function spell([address, bases]: [number, (typeof BASES)[number][]]): string {
  const numbers = [24, 16, 8].slice(0, bases.length - 1).map((shift) => (address >>> shift) & 0xff);
  numbers.push(address % 2 ** (8 * (5 - bases.length)));
  const prefix = { 8: '0', 10: '', 16: '0X' };
  return numbers.map((number, at) => `${prefix[bases[at] ?? 10]}${number.toString(bases[at])}`).join('.');
}

describe('A redirect', () => {
  it.each([...FORBIDDEN.filter((address) => !address.includes('%')).map(inUrl), ...SPELLINGS])(
    'to %s is not followed',
    async (host) => {
      const near = await tcp();
      const far = await http((_, response) => {
        response.writeHead(302, { location: `http://${ascii(host)}:${near.port}/` }).end();
      });
      const egress = new Egress(
        { allow: [`127.0.0.1:${far.port}`] },
        names({ 'api.example.com': '127.0.0.1' }).resolve,
      );
      const url = `http://api.example.com:${far.port}/`;
      const { hostname } = new URL(`https://${host}/`);
      const hosts = ['api.example.com', hostname, '*.localhost'];
      const { code } = await refusal(egress.request({ method: 'GET', url, hosts, redirects: 3 }));
      expect([code, near.connections, far.requests.length]).toEqual(['address-not-allowed', 0, 1]);
    },
  );
});

function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** Headers hold no other characters. */
function ascii(host: string): string {
  return host.replace(/[^ -~]/g, encodeURIComponent);
}
