import { createClient } from '@redis/client';
import { createConnection } from 'mysql2/promise';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Egress } from '../../src/platform/index.js';
import { newAuthority, newCertificate } from './certificates.js';
import { attempt, isAbsent, PASSWORD } from './driver-fakes.js';
import { allClosed, names, refusal } from './far-side.js';
import { trust } from './trust.js';

afterEach(allClosed);

const missing: number[] = [];
for (const port of [6379, 5672]) if (await isAbsent(port)) missing.push(port);

const user = `keyrack_${randomBytes(6).toString('hex')}`;

describe.skipIf(await isAbsent(5432))('PostgreSQL', () => {
  const admin = () => new pg.Client({ host: '127.0.0.1', port: 5432, user: 'postgres', database: 'postgres' });
  const change = async (...statements: string[]) => {
    const client = admin();
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  beforeAll(() => change(`CREATE ROLE ${user} LOGIN PASSWORD '${PASSWORD}'`, `CREATE DATABASE ${user}_closed`, `REVOKE CONNECT ON DATABASE ${user}_closed FROM PUBLIC`)); // prettier-ignore
  afterAll(() => change(`DROP DATABASE ${user}_closed`, `DROP ROLE ${user}`));

  it('lets a user in', async () => {
    expect(await attempt('postgres', 5432, { user, database: 'postgres' })).toEqual({ means: 'valid' });
  });

  it('does not know every user, and every database', async () => {
    const stranger = await attempt('postgres', 5432, { user: `${user}_no`, database: 'postgres' });
    expect(stranger).toEqual({ means: 'invalid', said: `role "${user}_no" does not exist` });
    const nowhere = await attempt('postgres', 5432, { user, database: `${user}_no` });
    expect(nowhere).toEqual({ means: 'unknown', said: `database "${user}_no" does not exist` });
  });

  it('keeps users out of databases that are closed to them', async () => {
    const verdict = await attempt('postgres', 5432, { user, database: `${user}_closed` });
    expect([verdict.means, verdict.said]).toEqual(['forbidden', expect.stringContaining('permission denied')]);
  });

  it('is not asked as whom the environment says', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { PGOPTIONS: '-c no.such=thing -c broken', PGUSER: 'postgres', PGSSLMODE: 'require' });
    try {
      expect((await attempt('postgres', 5432, { user, database: 'postgres' })).means).toBe('valid');
      expect((await attempt('postgres', 5432, { user: undefined })).means).toBe('unknown');
    } finally {
      for (const name of ['PGOPTIONS', 'PGUSER', 'PGSSLMODE']) {
        const value = before[name];
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});

describe.skipIf(await isAbsent(3306))('MariaDB', () => {
  const change = async (...statements: string[]) => {
    const connection = await createConnection({ host: '127.0.0.1', user: 'root' });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  beforeAll(() => change(`CREATE USER '${user}'@'%' IDENTIFIED BY '${PASSWORD}'`, `CREATE DATABASE ${user}`));
  afterAll(() => change(`DROP USER '${user}'@'%'`, `DROP DATABASE ${user}`));

  it('lets a user in', async () => {
    expect(await attempt('mysql', 3306, { user })).toEqual({ means: 'valid' });
  });

  it('refuses a wrong password and a strange user', async () => {
    const wrong = await attempt('mysql', 3306, { user, password: 'not-that-one' });
    expect([wrong.means, wrong.said]).toEqual(['invalid', expect.stringContaining('Access denied for user')]);
    expect((await attempt('mysql', 3306, { user: `${user}_no` })).means).toBe('invalid');
  });

  it('keeps users out of databases that are not theirs', async () => {
    expect((await attempt('mysql', 3306, { user, database: user })).means).toBe('forbidden');
  });

  it('does not know every database', async () => {
    const verdict = await attempt('mysql', 3306, { user: 'root', password: '', database: `${user}_no` });
    expect(verdict).toEqual({ means: 'unknown', said: `Unknown database '${user}_no'` });
  });

  it('gets no password when it offers no TLS that was asked for', async () => {
    const outcome = await attempt('mysql', 3306, { user, tls: true }).catch((error: unknown) => String(error));
    expect(JSON.stringify(outcome)).toMatch(/offers no TLS|tls|certificate/i);
  });
});

describe.skipIf(await isAbsent(6379))('Redis', () => {
  const change = async (...command: string[]) => {
    const client = await createClient({ socket: { host: '127.0.0.1' } }).connect();
    await client.sendCommand(['ACL', ...command]);
    await client.close();
  };
  beforeAll(() => change('SETUSER', user, 'on', `>${PASSWORD}`, '+ping', '+auth'));
  afterAll(async () => {
    await change('DELUSER', user);
    await change('DELUSER', `${user}_mute`);
  });

  it('lets a user in', async () => {
    expect(await attempt('redis', 6379, { user })).toEqual({ means: 'valid' });
  });

  it('refuses a wrong password', async () => {
    const verdict = await attempt('redis', 6379, { user, password: 'not-that-one' });
    expect([verdict.means, verdict.said]).toEqual(['invalid', expect.stringMatching(/^WRONGPASS /)]);
  });

  it('says when a user may do nothing', async () => {
    await change('SETUSER', `${user}_mute`, 'on', `>${PASSWORD}`);
    expect((await attempt('redis', 6379, { user: `${user}_mute` })).means).toBe('forbidden');
  });

  it('has databases with numbers', async () => {
    const nobody = { user: undefined, password: undefined };
    expect((await attempt('redis', 6379, { ...nobody, database: '1' })).means).toBe('valid');
    expect((await attempt('redis', 6379, { ...nobody, database: '9999' })).means).toBe('unknown');
    expect((await attempt('redis', 6379, { ...nobody, database: 'mine' })).said).toContain('with numbers');
  });
});

describe.skipIf(await isAbsent(5672))('RabbitMQ', () => {
  const guest = { user: 'guest', password: 'guest' };

  it('lets a user in', async () => {
    expect(await attempt('amqp', 5672, guest)).toEqual({ means: 'valid' });
    expect(await attempt('amqp', 5672, { ...guest, database: '/' })).toEqual({ means: 'valid' });
  });

  it('refuses a wrong password', async () => {
    const verdict = await attempt('amqp', 5672, { ...guest, password: 'not-that-one' });
    expect([verdict.means, verdict.said]).toEqual(['invalid', expect.stringContaining('ACCESS_REFUSED')]);
  });

  it('has no virtual host by every name', async () => {
    const verdict = await attempt('amqp', 5672, { ...guest, database: 'no%2Fsuch' });
    expect([verdict.means, verdict.said]).toEqual(['forbidden', expect.stringContaining('virtual host')]);
  });

  it('is not asked in ways that Keyrack does not know', async () => {
    const url = 'amqp://127.0.0.1/?auth_mechanism=EXTERNAL';
    expect((await attempt('amqp', 5672, { ...guest, url })).said).toContain('auth_mechanism');
  });
});

describe('A server behind TLS', () => {
  const authority = newAuthority('An authority');
  const terminated = async (to: number, cert: { cert: string; key: string }) => {
    const open = new Set<TLSSocket>();
    const server = createServer(cert, (socket) => {
      open.add(socket);
      const inner = connect(to, '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      socket.on('error', () => inner.destroy()).on('close', () => inner.destroy());
      inner.on('error', () => socket.destroy());
    }).on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return {
      port: (server.address() as { port: number }).port,
      close: () => {
        for (const socket of open) socket.destroy();
        server.close();
      },
    };
  };
  const egress = () => new Egress({ allow: ['127.0.0.1'] }, names({ 'db.example.com': '127.0.0.1' }).resolve);

  describe.each([
    ['redis', 6379, { user: undefined, password: undefined }],
    ['amqp', 5672, { user: 'guest', password: 'guest' }],
  ] as const)('of %s', (protocol, behind, given) => {
    it.skipIf(missing.includes(behind))(
      'is verified by its name and by its address, and used to a public one unasked',
      async () => {
        const side = await terminated(
          behind,
          newCertificate({ names: ['db.example.com', '127.0.0.1'], issuer: authority }),
        );
        const untrust = trust(authority.cert);
        // The same server, of which is said that it has a public address.
        const abroad = egress();
        abroad.lookupFor = () => (_name, _options, done) => done(null, [{ address: '93.184.216.34', family: 4 }]);
        try {
          for (const host of ['db.example.com', '127.0.0.1'])
          expect(await attempt(protocol, side.port, { ...given, host, egress: egress(), tls: true })).toEqual({ means: 'valid' }); // prettier-ignore
          const unasked = { ...given, host: 'db.example.com', egress: abroad };
          expect(await attempt(protocol, side.port, unasked)).toEqual({ means: 'valid' });
          // Redis waits for more when it is spoken to in TLS.
          const inClear = await refusal(attempt(protocol, behind, { ...unasked, timeoutMs: 1000 }));
          expect(['tls', 'timeout']).toContain(inClear.code);
        } finally {
          untrust();
          side.close();
        }
      },
    );

    it.each([
      ['an unknown authority', 'db.example.com', undefined],
      ['another name', 'other.example.com', authority],
    ])('is refused with a certificate of %s', async (_, name, issuer) => {
      const side = await terminated(behind, newCertificate({ names: [name], ...(issuer && { issuer }) }));
      const untrust = trust(authority.cert);
      try {
        const call = attempt(protocol, side.port, { ...given, host: 'db.example.com', egress: egress(), tls: true });
        expect((await refusal(call)).code).toBe('tls');
      } finally {
        untrust();
        side.close();
      }
    });
  });
});
