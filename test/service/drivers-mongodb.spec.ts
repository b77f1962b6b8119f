import { afterEach, describe, expect, it } from 'vitest';
import { Egress } from '../../src/platform/index.js';
import { newAuthority, newCertificate } from './certificates.js';
import { attempt, PASSWORD } from './driver-fakes.js';
import { fakeMongo, type FakeMongo, type Whims } from './fake-mongodb.js';
import { allClosed, names, refusal, tcp } from './far-side.js';
import { trust } from './trust.js';

describe('A MongoDB server', () => {
  const fakes: FakeMongo[] = [];
  const start = async (whims?: Whims): Promise<FakeMongo> => {
    const fake = await fakeMongo('ada', PASSWORD, whims);
    fakes.push(fake);
    return fake;
  };
  afterEach(async () => {
    for (const fake of fakes.splice(0)) fake.close();
    await allClosed();
  });

  it('lets a user in', async () => {
    const fake = await start();
    expect(await attempt('mongodb', fake.port)).toEqual({ means: 'valid' });
    expect([fake.heard.at(-1), fake.connections]).toEqual(['ping admin', 1]);
  });

  it.each(['SCRAM-SHA-256', 'scram-sha-256'])('lets a user in by %s', async (mechanism) => {
    expect((await attempt('mongodb', (await start()).port, { further: { mechanism } })).means).toBe('valid');
  });

  it('refuses a wrong password', async () => {
    const verdict = await attempt('mongodb', (await start()).port, { password: 'not-that-one' });
    expect(verdict).toEqual({ means: 'invalid', said: 'Authentication failed.' });
  });

  it('looks for the user in the database that was given', async () => {
    const { port } = await start();
    const url = `mongodb://ada:x@127.0.0.1:${port}/mine`;
    expect((await attempt('mongodb', port, { further: { authSource: 'mine' } })).means).toBe('invalid');
    expect((await attempt('mongodb', port, { database: 'mine' })).means).toBe('valid');
    expect((await attempt('mongodb', port, { database: 'mine', url })).means).toBe('invalid');
    expect((await attempt('mongodb', port, { database: 'mine', url: `${url}?authSource=admin` })).means).toBe('valid');
  });

  it('is open to everybody only when it says so', async () => {
    const nobody = { user: undefined, password: undefined };
    expect((await attempt('mongodb', (await start()).port, nobody)).means).toBe('invalid');
    const open = await start({ answers: { listDatabases: { ok: 1, databases: [] } } });
    expect((await attempt('mongodb', open.port, nobody)).means).toBe('valid');
  });

  it('may let a user in who may do nothing', async () => {
    const fake = await start({ answers: { ping: { ok: 0, code: 13, errmsg: `not for ${PASSWORD}` } } });
    expect(await attempt('mongodb', fake.port)).toEqual({ means: 'forbidden', said: 'not for •••' });
  });

  it('leads nowhere with the other servers that it names', async () => {
    const bait = await tcp();
    const host = `127.0.0.1:${bait.port}`;
    const fake = await start({ hello: { hosts: [host], setName: 'rs', primary: host, me: host, ismaster: false, secondary: true } }); // prettier-ignore
    const url = `mongodb://ada:x@127.0.0.1:${fake.port}/?replicaSet=rs`;
    expect((await attempt('mongodb', fake.port, { url })).means).toBe('valid');
    expect([bait.connections, fake.connections]).toEqual([0, 1]);
  });

  it('cannot make anybody compute for hours', async () => {
    expect((await attempt('mongodb', (await start({ rounds: 2_000_000_000 })).port)).means).toBe('unknown');
  });

  it('is not believed when it takes any password', async () => {
    expect((await attempt('mongodb', (await start({ credulous: true })).port)).means).toBe('unknown');
  });

  it('is too old or too new', async () => {
    expect((await attempt('mongodb', (await start({ hello: { maxWireVersion: 3 } })).port)).means).toBe('unknown');
  });

  it.each([
    ['mongodb+srv://ada:x@cluster0.example.net', {}, 'mongodb+srv'],
    ['mongodb://ada:x@127.0.0.1/?authMechanism=MONGODB-X509', {}, 'authMechanism'],
    ['mongodb://ada:x@127.0.0.1/?authmechanism=MONGODB-AWS', {}, 'authMechanism'],
    ['mongodb://ada:x@127.0.0.1/?loadBalanced=true', {}, 'load balancers'],
    ['mongodb://ada@127.0.0.1/', { password: undefined }, 'password'],
  ])('is not asked in ways that Keyrack does not know: %s', async (url, given, word) => {
    const fake = await start();
    const verdict = await attempt('mongodb', fake.port, { url, ...given });
    expect([verdict.means, verdict.said]).toEqual(['unknown', expect.stringContaining(word)]);
    expect(fake.connections).toBe(0);
  });

  describe('with TLS', () => {
    const authority = newAuthority('An authority');
    const egress = () => new Egress({ allow: ['127.0.0.1'] }, names({ 'db.example.com': '127.0.0.1' }).resolve);
    const call = { host: 'db.example.com', tls: true };

    it('is refused when nobody vouches for it', async () => {
      const fake = await start({ tls: newCertificate({ names: ['db.example.com'] }) });
      expect((await refusal(attempt('mongodb', fake.port, { ...call, egress: egress() }))).code).toBe('tls');
      expect(fake.heard).toEqual([]);
    });

    it.each(['asked for', 'used to a public address'])('is verified when TLS is %s', async (why) => {
      const fake = await start({ tls: newCertificate({ names: ['db.example.com'], issuer: authority }) });
      const way = egress();
      const connect = way.connect.bind(way);
      // The same socket, which says that it leads to a public address.
      if (why !== 'asked for')
        way.connect = async (target) => Object.defineProperty(await connect(target), 'remoteAddress', { value: '93.184.216.34' }); // prettier-ignore
      const untrust = trust(authority.cert);
      try {
        const given = { host: 'db.example.com', tls: why === 'asked for', egress: way };
        expect(await attempt('mongodb', fake.port, given)).toEqual({ means: 'valid' });
      } finally {
        untrust();
      }
    });
  });
});
