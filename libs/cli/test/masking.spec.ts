import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maskingOf } from '../src/run/masking.js';
import { formsOf, secretsOf } from '../src/run/secrets.js';

const MASK = '********';

async function masked(chunks: readonly (string | Buffer)[], texts: readonly string[]): Promise<Buffer> {
  const bytes = chunks.map((chunk) => Buffer.from(chunk as string));
  return buffer(Readable.from(bytes, { objectMode: false }).pipe(maskingOf(texts)()));
}

/** Any text cut into any chunks, between bytes too. */
function cut(data: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (data.length + 1)))].sort((one, other) => one - other);
  return [0, ...ends].map((start, n) => data.subarray(start, ends[n] ?? data.length));
}

// Few letters, so that secrets overlap with each other and with what stands around them.
const secret = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\n'), minLength: 4, maxLength: 9 });
const secrets = fc.array(secret, { minLength: 1, maxLength: 4 });
const noise = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\n', ' '), maxLength: 12 });

describe('Masking', () => {
  it('lets no secret through, wherever chunks begin and end', async () => {
    const places = fc.array(fc.nat(500));
    await fc.assert(
      fc.asyncProperty(secrets, fc.array(fc.tuple(noise, fc.nat(3))), places, async (texts, parts, at) => {
        const text = parts.map(([around, n]) => around + (texts[n % texts.length] ?? '')).join('');
        const output = (await masked(cut(Buffer.from(text), at), texts)).toString();
        for (const one of texts) expect(output).not.toContain(one);
        expect(output).toBe((await masked([text], texts)).toString());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves all bytes as they are that belong to no secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300)), async (bytes, at) => {
        const data = Buffer.from(bytes);
        expect(await masked(cut(data, at), ['a secret that is not in there'])).toEqual(data);
      }),
    );
  });

  it('replaces one that is in several chunks, and nothing around it', async () => {
    const output = await masked(['before sk-', 'test', '-123 after sk-te'], ['sk-test-123']);
    expect(output.toString()).toBe(`before ${MASK} after sk-te`);
  });

  it('replaces all of secrets that overlap', async () => {
    expect((await masked(['<abcdef>'], ['abcd', 'cdef'])).toString()).toBe(`<${MASK}>`);
    expect((await masked(['<aaaaaa>'], ['aaaa'])).toString()).toBe(`<${MASK}>`);
    expect((await masked(['<abcdefgh>'], ['abcd', 'abcdefgh'])).toString()).toBe(`<${MASK}>`);
  });

  it('holds back only what may be the beginning of a secret', async () => {
    const stream = maskingOf(['sk-test-123'])();
    const first = once(stream, 'data') as Promise<[Buffer]>;
    stream.write('Name: sk-te');
    expect((await first)[0].toString()).toBe('Name: ');
    const rest = once(stream, 'data') as Promise<[Buffer]>;
    stream.write('a');
    expect((await rest)[0].toString()).toBe('sk-tea');
  });
});

describe('Masking of a long secret', () => {
  const lines = randomBytes(75_000).toString('base64').replaceAll(/.{64}/g, '$&\n');
  const text = lines.replaceAll('\n', '');

  it.each([
    ['one line', text],
    ['many lines', lines],
  ])('of a hundred kilobytes in %s works, in all of its forms', async (_, given) => {
    const forms = [given, JSON.stringify(given), encodeURIComponent(given), Buffer.from(given).toString('base64')];
    const output = (await masked([forms.join(' | ')], formsOf(given))).toString();
    expect(output.replaceAll(/\*{8}(\\n|%0A|\n)*/g, '*')).toMatch(/^\*+ \| "\*+" \| \*+(%3D)* \| \*+$/);
  });

  it('takes no longer for one that comes byte by byte', async () => {
    const secret = text.slice(0, 20_000);
    expect((await masked([...`<${secret}>`], formsOf(secret))).toString()).toBe(`<${MASK}>`);
  });

  it('takes seconds for what takes a program as long to print', async () => {
    const chunk = Buffer.from('level=info msg="request handled" path=/api/v1/credentials status=200\n'.repeat(950));
    const stream = maskingOf(formsOf(lines))();
    const begun = performance.now();
    await buffer(Readable.from(Array(320).fill(chunk), { objectMode: false }).pipe(stream)); // 20 MB
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('Masking that fails', () => {
  it('shows nothing, and says nothing of what it was about', async () => {
    const stream = maskingOf(['sk-test-123', 'sk-other'])();
    const shown = vi.fn();
    stream.on('data', shown);
    const failed = once(stream, 'error') as Promise<[Error]>;
    const concat = vi.spyOn(Buffer, 'concat').mockImplementation(() => {
      throw new Error('Invalid: /sk-test-123/');
    });
    stream.write('<sk-test-123>');
    const [error] = await failed;
    concat.mockRestore();
    expect(error.name).toBe('MaskingError');
    expect(error).not.toHaveProperty('cause');
    expect(error.message).not.toContain('sk-');
    expect(shown).not.toHaveBeenCalled();
  });
});

describe('The forms of a secret', () => {
  const SECRET = 'p@ss "wörd"/+&?=';

  it('are those of URLs, forms, JSON and base64', () => {
    const forms = formsOf(SECRET);
    expect(forms).toContain(SECRET);
    expect(forms).toContain(encodeURIComponent(SECRET));
    expect(forms).toContain(encodeURIComponent(SECRET).toLowerCase());
    expect(forms).toContain(new URLSearchParams({ x: SECRET }).toString().slice(2));
    expect(forms).toContain(JSON.stringify(SECRET).slice(1, -1));
    expect(forms).toContain('p@ss \\"w\\u00f6rd\\"/+&?=');
    expect(forms).toContain(Buffer.from(SECRET).toString('base64'));
    expect(forms).toContain(Buffer.from(SECRET).toString('base64url'));
  });

  it('are found within what is base64 of more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ minLength: 12 }), fc.string(), async (before, given, after) => {
        fc.pre(given.trim() === given && !/[\r\n]/.test(given));
        const around = [before, given, after].map((text) => Buffer.from(text));
        const text = Buffer.concat(around).toString('base64');
        const output = (await masked([text], formsOf(given))).toString();
        const shown = Buffer.from(output.split(MASK)[0] ?? '', 'base64').length;
        expect(output).toContain(MASK);
        expect(shown).toBeLessThanOrEqual(Buffer.byteLength(before) + 2);
      }),
    );
  });

  it.each([64, 76])('are found in base64 that is broken into lines of %d signs', async (width) => {
    const broken = new RegExp(`.{${width}}`, 'g');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 100 }),
        fc.string({ minLength: 20, maxLength: 200 }),
        fc.constantFrom('\n', '\r\n', '\n    '),
        fc.array(fc.nat(500)),
        async (before, given, end, at) => {
          fc.pre(given.trim() === given && !/[\r\n]/.test(given));
          const text = Buffer.from(`${before}${given}, and more`).toString('base64').replaceAll(broken, `$&${end}`);
          const output = (await masked(cut(Buffer.from(text), at), formsOf(given))).toString();
          const [shown = ''] = output.split(MASK);
          expect(output).toContain(MASK);
          expect(Buffer.from(shown, 'base64').length).toBeLessThanOrEqual(Buffer.byteLength(before) + 2);
          expect(Buffer.from(output.slice(output.indexOf(MASK) + 8), 'base64').length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });

  it('hold no line back for having an end with which base64 begins', async () => {
    const stream = maskingOf(formsOf('sk-test-123'))();
    const first = once(stream, 'data') as Promise<[Buffer]>;
    stream.write('Listening on port 3000 c\n');
    expect((await first)[0].toString()).toBe('Listening on port 3000 c\n');
  });

  it('are those without the spaces around it', async () => {
    expect((await masked(['<a secret>'], formsOf('a secret '))).toString()).toBe(`<${MASK}>`);
  });

  it('are the lines of one that has several', () => {
    const key = '-----BEGIN KEY-----\r\nMIIEvQIBADANBg\r\n  kqhkiG9w0BAQEF\r\nab\r\n-----END KEY-----\r\n';
    expect(formsOf(key)).toEqual(expect.arrayContaining([key, key.trim(), 'MIIEvQIBADANBg', 'kqhkiG9w0BAQEF']));
    expect(formsOf(key)).not.toContain('ab');
  });

  it('are none for what is shorter than four characters', () => {
    expect(formsOf('abc')).toEqual([]);
  });
});

describe('The secrets of a credential', () => {
  const input = (name: string, type: string) => ({ name, type, label: name });
  const resolved = (values: Record<string, unknown>) => ({ id: '1', name: 'X', credentialName: 'x', aliases: {}, env: {}, values }); // prettier-ignore
  const type = (...inputs: ReturnType<typeof input>[]) => ({ inputs }) as unknown as Parameters<typeof secretsOf>[1];

  it('are the values of its secret inputs, and of no others', () => {
    const values = { token: 'a-token', region: 'eu-west-1' };
    expect(secretsOf(resolved(values), type(input('token', 'password'), input('region', 'string')))).toEqual([
      'a-token',
    ]);
  });

  it('are all its values when nothing is known of its type', () => {
    expect(secretsOf(resolved({ token: 'a-token', region: 'eu-west-1' }), undefined)).toEqual(['a-token', 'eu-west-1']);
  });

  it('are the password in a URL, as it stands there and as it is', () => {
    const values = { url: 'postgres://ada:p%40ss@db.example.com/app' };
    expect(secretsOf(resolved(values), type(input('url', 'url')))).toEqual(['p%40ss', 'p@ss']);
  });

  it('are what else is secret in a URL, as the service reads it', () => {
    const urls = ['https://TOKEN@h/x', 'redis://:pa/ssword@h:1', 'https://h/x?api_key=SECRET', 'mongodb://u:pass@h1,h2/d']; // prettier-ignore
    const values = Object.fromEntries(urls.map((url, n) => [`url${n}`, url]));
    const inputs = Object.keys(values).map((name) => input(name, 'string'));
    expect(secretsOf(resolved(values), type(...inputs))).toEqual(['TOKEN', 'pa/ssword', 'SECRET', 'pass']);
  });

  it('are the texts in JSON', () => {
    const values = { account: '{"private_key":"a-key","scopes":["a-scope"]}' };
    expect(secretsOf(resolved(values), type(input('account', 'password')))).toEqual([
      values.account,
      'a-key',
      'a-scope',
    ]);
  });
});
