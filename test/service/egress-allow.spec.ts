import { afterEach, describe, expect, it } from 'vitest';
import { AllowList } from '../../src/platform/egress/allow-list.js';
import { CheckedResolver } from '../../src/platform/egress/resolver.js';
import { Egress, loadConfig, StartError } from '../../src/platform/index.js';
import { allClosed, http, names, refusal } from './far-side.js';

afterEach(allClosed);

const WORDS = ['db.internal', 'DB.Internal.', 'db', 'my_db', 'db.internal:5432', '*.internal', '*.internal:5432', 'bücher.internal', 'localhost', 'localhost:8080', '10.0.0.5', '10.0.0.5:5432', '8.8.8.8:80', '169.254.169.254', '10.0.0.0/8', '10.0.0.0/8:5432', '10.0.0.5/32', '127.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '0.0.0.0/8', '198.18.0.0/15', '::1', '[::1]', '[::1]:5432', 'fd00::/8', 'fc00::/7', '[fd00::/8]', '[fd00::/8]:5432', 'fe80::/10', '64:ff9b::/96', '8.8.8.8/32', '2606:4700::1111/128', '::ffff:10.0.0.1', 'api.example.com:80']; // prettier-ignore
const NO_WORDS = ['*', '*.', '*.*.internal', 'db.*', '*db.internal', 'http://db.internal', 'db.internal/', 'user@db.internal', 'db internal', 'db..internal', 'db.internal:0', 'db.internal:65536', 'db.internal:', 'db.internal:http', ':5432', 'db.internal:1:2', '10.0.0.256', '10.0.0', '0x7f.1', '2130706433', '010.0.0.1', '*.10.0.0.1', '*.0.0.1', '0.0.0.0/0', '10.0.0.0/7', '8.8.8.0/24', '192.0.0.0/16', '128.0.0.0/1', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', '10.0.0.0/08x', '10.0.0.0/255.0.0.0', '::/0', '2000::/3', '2606:4700::/32', 'fc00::/6', 'fd00::/129', '::ffff:10.0.0.0/104', '::ffff:10.0.0.0/24', '::ffff:10.0.0.1/32', '::ffff:0:0/96', 'fe80::1%eth0', '[::1', '::1]', '[db.internal]', '[10.0.0.1]', '[::1]5432', '[::1]:x', '%31%30.0.0.1']; // prettier-ignore

describe('KEYRACK_EGRESS_ALLOW', () => {
  it.each(WORDS)('takes %s', (word) => {
    expect(loadConfig({ KEYRACK_EGRESS_ALLOW: word }).egress.allow).toEqual([word]);
  });

  it.each(NO_WORDS)('does not take %s, and says what it takes', (word) => {
    const start = (): unknown => loadConfig({ KEYRACK_EGRESS_ALLOW: `10.0.0.5, ${word}` });
    expect(start).toThrow(StartError);
    expect(start).toThrow(/^KEYRACK_EGRESS_ALLOW takes host names .*IP addresses and CIDRs .*separated by commas\.$/);
  });

  it('takes several, and none', () => {
    expect(loadConfig({ KEYRACK_EGRESS_ALLOW: ' a.internal ,10.0.0.0/8:80,, ' }).egress.allow).toEqual([
      'a.internal',
      '10.0.0.0/8:80',
    ]);
    for (const empty of [{}, { KEYRACK_EGRESS_ALLOW: '' }, { KEYRACK_EGRESS_ALLOW: ' , ' }]) {
      expect(loadConfig(empty).egress.allow).toEqual([]);
    }
  });
});

interface Case {
  word: string;
  host: string;
  leadsTo: string;
  port?: number;
}

const OPENS: Case[] = [
  { word: 'db.internal', host: 'db.internal', leadsTo: '10.0.0.5' },
  { word: 'DB.Internal.', host: 'db.INTERNAL', leadsTo: '10.0.0.5' },
  { word: 'db.internal', host: 'db.internal.', leadsTo: 'fd00::5' },
  { word: 'db.internal:5432', host: 'db.internal', leadsTo: '127.0.0.1' },
  { word: '*.internal', host: 'a.b.internal', leadsTo: '100.64.0.1' },
  { word: 'bücher.internal', host: 'xn--bcher-kva.internal', leadsTo: '192.168.0.1' },
  { word: '10.0.0.0/8', host: 'db.internal', leadsTo: '10.255.255.255' },
  { word: '10.1.2.3/8', host: 'db.internal', leadsTo: '10.255.255.255' },
  { word: '10.0.0.0/8:5432', host: '10.0.0.1', leadsTo: '' },
  { word: '10.0.0.5', host: 'db.internal', leadsTo: '::ffff:10.0.0.5' },
  { word: '::ffff:10.0.0.5', host: '10.0.0.5', leadsTo: '' },
  { word: '[fd00::/8]:5432', host: 'db.internal', leadsTo: 'fdff::1' },
  { word: 'fd00::/8', host: '[fd00::1]', leadsTo: '' },
  { word: '::1', host: 'ip6.internal', leadsTo: '::1' },
  { word: '64:ff9b::/96', host: 'db.internal', leadsTo: '64:ff9b::10.0.0.1' },
  { word: '169.254.0.0/16', host: 'db.internal', leadsTo: '169.254.7.7' },
  { word: '169.254.169.254', host: '169.254.169.254', leadsTo: '' },
  { word: 'fd00:ec2::254', host: 'aws.internal', leadsTo: 'fd00:ec2::254' },
];

const DOES_NOT_OPEN: Case[] = [
  { word: 'db.internal', host: 'db2.internal', leadsTo: '10.0.0.5' },
  { word: 'db.internal', host: 'a.db.internal', leadsTo: '10.0.0.5' },
  { word: 'db.internal', host: '10.0.0.5', leadsTo: '' },
  { word: 'db.internal:5432', host: 'db.internal', leadsTo: '10.0.0.5', port: 5433 },
  { word: '*.internal', host: 'internal', leadsTo: '10.0.0.5' },
  { word: '*.internal', host: 'evilinternal', leadsTo: '10.0.0.5' },
  { word: '10.0.0.0/8', host: 'db.internal', leadsTo: '11.0.0.1,172.16.0.1' },
  { word: '10.0.0.5', host: 'db.internal', leadsTo: '10.0.0.5,10.0.0.6' },
  { word: '10.0.0.0/8:5432', host: '10.0.0.1', leadsTo: '', port: 5433 },
  { word: '[fd00::/8]:5432', host: 'db.internal', leadsTo: 'fc00::1' },
  { word: '::1', host: 'db.internal', leadsTo: '127.0.0.1' },
  { word: '127.0.0.1', host: 'db.internal', leadsTo: '::1' },
  { word: '0.0.0.0/8', host: 'db.internal', leadsTo: '127.0.0.1' },
  // A name opens private networks, not what hands out keys or serves nobody.
  { word: 'db.internal', host: 'db.internal', leadsTo: '169.254.169.254' },
  { word: '*.internal', host: 'db.internal', leadsTo: '169.254.7.7' },
  { word: 'db.internal', host: 'db.internal', leadsTo: 'fd00:ec2::254' },
  { word: 'db.internal', host: 'db.internal', leadsTo: '0.0.0.0' },
  { word: 'db.internal', host: 'db.internal', leadsTo: '224.0.0.1' },
  // Nor does a CIDR open what hands out keys.
  { word: '169.254.0.0/16', host: '169.254.169.254', leadsTo: '' },
  { word: 'fd00::/8', host: 'db.internal', leadsTo: 'fd00:ec2::254' },
  { word: '100.64.0.0/10', host: 'db.internal', leadsTo: '100.100.100.200' },
  { word: '64:ff9b::/96', host: 'db.internal', leadsTo: '64:ff9b::169.254.169.254' },
];

function check({ word, host, leadsTo, port = 5432 }: Case): Promise<void> {
  const answers = { [host.toLowerCase().replace(/\.$/, '')]: [leadsTo.split(',')] };
  const egress = new Egress({ allow: [word] }, names(answers).resolve);
  return egress.check({ host, port, hosts: [host] });
}

describe('A word of KEYRACK_EGRESS_ALLOW', () => {
  it.each(OPENS)('opens what it names: $word, $host $leadsTo', async (opened) => {
    await check(opened);
  });

  it.each(DOES_NOT_OPEN)('opens nothing else: $word, $host $leadsTo', async (closed) => {
    expect((await refusal(check(closed))).code).toBe('address-not-allowed');
  });

  it.each([
    [
      '10.0.0.5',
      /^db\.internal:5432 leads to a private network .* KEYRACK_EGRESS_ALLOW can name it: db\.internal:5432\.$/,
    ],
    ['169.254.7.7', /only its IP address or CIDR in KEYRACK_EGRESS_ALLOW opens it\.$/],
    ['169.254.169.254', /metadata .* only its exact IP address in KEYRACK_EGRESS_ALLOW opens it\.$/],
    ['no address', /nothing opens it\.$/],
  ])('is what a refusal asks for: %s', async (leadsTo, sentence) => {
    expect((await refusal(check({ word: '10.9.9.9', host: 'db.internal', leadsTo }))).message).toMatch(sentence);
  });
});

describe('Clear text', () => {
  const url = 'http://api.example.com:81/?key=canary';
  const call = { method: 'GET', url, hosts: ['api.example.com'] } as const;
  const publicly = names({ 'api.example.com': '93.184.216.34' }).resolve;

  it.each([[[]], [['10.0.0.0/8']], [['api.example.com:80']], [['*.api.example.com']], [['93.184.216.35']]])(
    'does not go over the Internet: %j',
    async (allow) => {
      const { code, message } = await refusal(new Egress({ allow }, publicly).request(call));
      expect(code).toBe('clear-text');
      expect(message).toMatch(/Use https:\/\/, or let the operator name api\.example\.com:81 in KEYRACK_EGRESS_ALLOW/);
    },
  );

  it.each(['*.example.com', 'api.example.com:81', '93.184.216.34', '93.184.216.34/32'])(
    'goes where the operator lets it: %s',
    async (word) => {
      const resolver = new CheckedResolver(new AllowList([word]), publicly); // no further: nothing leaves a test
      const wanted = { host: 'api.example.com', port: 81, clearText: true };
      const addresses = await resolver.addressesOf(wanted, AbortSignal.timeout(5_000));
      expect(addresses).toEqual([{ address: '93.184.216.34', family: 4 }]);
    },
  );

  it('goes to private places that may be reached', async () => {
    const far = await http((_, response) => void response.end('hello'));
    const egress = new Egress({ allow: ['api.internal'] }, names({ 'api.internal': '127.0.0.1' }).resolve);
    const answer = await egress.request({
      method: 'GET',
      url: `http://api.internal:${far.port}`,
      hosts: ['*.internal'],
    });
    expect(answer.body.toString()).toBe('hello');
  });
});
