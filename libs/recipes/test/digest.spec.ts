import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestAuthorization } from '../src/index.js';
import { refusalOf } from './support.js';

const PARTS = {
  username: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

/** RFC 7616, 3.9.1. */
const challenge = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
const MD5 = '8ca523f5e9506fed4657c9700eebdbec';
const SHA256 = '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1';

const responseIn = (header: string) => /response="([0-9a-f]+)"/.exec(header)?.[1];

describe('A digest', () => {
  it('is that of RFC 7616 for MD5', () => {
    expect(digestAuthorization(challenge('MD5'), PARTS)).toBe(
      `Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", response="${MD5}", algorithm=MD5, opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"`,
    );
  });

  it.each([
    ['SHA-256', challenge('SHA-256'), SHA256],
    ['sha-256', challenge('sha-256'), SHA256],
    ['no algorithm', challenge('MD5').replace('algorithm=MD5, ', ''), MD5],
    ['one of another scheme first', `Basic realm="x, Digest y=\\"z", charset="UTF-8", ${challenge('MD5')}`, MD5],
    ['one of another scheme behind', `${challenge('MD5')}, Bearer realm="x", nonce="y"`, MD5],
    ['two, of which it takes the stronger', `${challenge('MD5')}, ${challenge('SHA-256')}`, SHA256],
    ['one that nobody supports first', `${challenge('SHA-512-256')}, ${challenge('MD5')}`, MD5],
    ['names in other cases', challenge('MD5').replace('Digest realm', 'DIGEST Realm'), MD5],
  ])('answers a challenge with %s', (_what, header, response) => {
    expect(responseIn(digestAuthorization(header, PARTS))).toBe(response);
  });

  const md5 = (text: string) => createHash('md5').update(text).digest('hex');

  it('answers servers that know no qop, as RFC 2069 has it', () => {
    const header = digestAuthorization('Digest realm="r", nonce="n"', PARTS);
    expect(responseIn(header)).toBe(md5(`${md5('Mufasa:r:Circle of Life')}:n:${md5('GET:/dir/index.html')}`));
    expect(header).not.toMatch(/qop|nc=|cnonce/);
  });

  it('answers for a session', () => {
    const header = digestAuthorization('Digest realm="r", nonce="n", qop="auth", algorithm=MD5-sess', PARTS);
    const secret = md5(`${md5('Mufasa:r:Circle of Life')}:n:${PARTS.cnonce}`);
    expect(responseIn(header)).toBe(md5(`${secret}:n:00000001:${PARTS.cnonce}:auth:${md5('GET:/dir/index.html')}`));
  });

  it('quotes what it gives back', () => {
    const header = digestAuthorization('Digest realm="a\\"b\\\\c", nonce="n"', { ...PARTS, username: 'a"b\\c' });
    expect(header).toContain('username="a\\"b\\\\c", realm="a\\"b\\\\c"');
  });

  it.each(['Jäsøn Doe', 'a\r\nX-Evil: 1'])('encodes a name that a header cannot carry: %j', (username) => {
    const header = digestAuthorization('Digest realm="r", nonce="n"', { ...PARTS, username });
    expect(header).toContain(`username*=UTF-8''${encodeURIComponent(username)}, realm`);
    expect(header).not.toMatch(/[\r\n]/);
  });

  const NONE = 'The server asks for no digest authentication.';
  const OTHER = 'The server asks for digest authentication in a way that is not supported: MD5 and SHA-256 with qop=auth are.'; // prettier-ignore
  it.each([
    ['nothing', '', NONE],
    ['another scheme', 'Basic realm="x"', NONE],
    ['another scheme that quotes this one', 'Basic realm="x, Digest realm=y, nonce=z"', NONE],
    ['another algorithm', challenge('SHA-512-256'), OTHER],
    ['another protection', challenge('MD5').replace('auth, auth-int', 'auth-int'), OTHER],
    ['no nonce', 'Digest realm="r"', OTHER],
    ['no realm', 'Digest nonce="n"', OTHER],
    ['quotes that do not end', `Digest realm="${'\\"'.repeat(100_000)}`, OTHER],
  ])('cannot answer %s', async (_what, header, message) => {
    expect(await refusalOf(() => digestAuthorization(header, PARTS))).toBe(message);
  });
});
