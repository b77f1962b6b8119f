import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, cleanUp, newDirectory, start, type Keyrack } from './process.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const FIRST_PAGE_BYTES = 250 * 1024;

let keyrack: Keyrack;
beforeAll(async () => {
  await build();
  keyrack = await startWith({});
});
afterAll(cleanUp);

async function startWith(env: Record<string, string>): Promise<Keyrack> {
  return start({ KEYRACK_DATA_DIR: join(await newDirectory(), 'data'), LOG_LEVEL: 'warn', ...env });
}

interface Raw {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  text: string;
}

/** As the bytes come: fetch would decompress them. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', url = keyrack.url): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({ status: answer.statusCode, headers: answer.headers, body, text: body.toString() });
      });
    });
    sent.on('error', reject).end();
  });
}

const scriptsOf = (page: string): string[] => [...page.matchAll(/(?:src|href)="\.(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path); // prettier-ignore

describe('The page of the console', () => {
  it('is what a start says it is', () => {
    expect(keyrack.stdout()).toContain(`Console   ${keyrack.url}/`);
  });

  it('is never stored, and lets in only its own scripts and styles with the nonce of this answer', async () => {
    const [first, second] = [await raw('/'), await raw('/')];
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } }); // prettier-ignore
    const nonceOf = ({ text }: Raw): string => /<meta property="csp-nonce" nonce="([\w-]{20,})"/.exec(text)?.[1] ?? '';
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first)}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(nonceOf(second)).not.toBe(nonceOf(first));
    expect(first.text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|https?:\/\//);
  });

  it('stands at every address that a browser goes to', async () => {
    for (const path of ['/credentials', '/credentials/019a9f3c-0000-7000-8000-000000000005?x=y', '/setup']) {
      const { status, text } = await raw(path, BROWSER);
      expect([status, text.includes('<div id="root">')]).toEqual([200, true]);
    }
    expect(await raw('/credentials', BROWSER, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  it('stands nowhere else: programs, and the routes of the API, get their 404 as JSON', async () => {
    const asked = [
      raw('/credentials'),
      raw('/favicon.ico', { accept: 'image/*' }),
      raw('/credentials', BROWSER, 'POST'),
      raw('/api', BROWSER),
      raw('/api/v1/nothing', BROWSER),
      raw('/m9m/api/v1/nothing', BROWSER),
      raw('/assets/nothing.js', BROWSER),
      raw('/assets/..%2Findex.html', BROWSER),
    ];
    for (const { status, headers } of await Promise.all(asked)) {
      expect(status).toBe(404);
      expect(headers['content-type']).toContain('application/json');
    }
  });

  it('says that it lies below the path of KEYRACK_PUBLIC_URL', async () => {
    const port = new URL(keyrack.url).port;
    expect((await raw('/')).text).toContain('<base href="/" />');
    const behind = await startWith({ KEYRACK_PUBLIC_URL: 'https://example.com/tools/keyrack/', PORT: String(Number(port) + 1) }); // prettier-ignore
    const { text } = await raw('/', {}, 'GET', `http://127.0.0.1:${Number(port) + 1}`);
    expect(behind.url).toBe('https://example.com/tools/keyrack');
    expect(text).toContain('<base href="/tools/keyrack/" />');
  });

  it('believes X-Forwarded-Prefix of a trusted proxy, if it is a plain path', async () => {
    const baseWith = async (prefix: string, url: string): Promise<string | undefined> => {
      const headers = { 'x-forwarded-prefix': prefix, 'x-forwarded-for': '192.0.2.1' };
      return /<base href="([^"]*)"/.exec((await raw('/', headers, 'GET', url)).text)?.[1];
    };
    const trusting = await startWith({ TRUST_PROXY: '1' });
    expect(await baseWith('/keys/', trusting.url)).toBe('/keys/');
    expect(await baseWith('//evil.example', trusting.url)).toBe('/');
    expect(await baseWith('/"><script>', trusting.url)).toBe('/');
    expect(await baseWith('/keys', keyrack.url)).toBe('/');
  });
});

describe('The files of the console', () => {
  it('may be kept for ever, and come as small as the browser takes them', async () => {
    const [path = ''] = scriptsOf((await raw('/')).text);
    const plain = await raw(path);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const brotli = await raw(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await raw(path, { 'accept-encoding': 'gzip' });
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    const again = await raw(path, { 'if-none-match': String(plain.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('that every page begins with are less than 250 KiB, compressed', async () => {
    const scripts = scriptsOf((await raw('/')).text);
    expect(scripts.length).toBeGreaterThan(0);
    expect(await weightOf(scripts)).toBeLessThan(FIRST_PAGE_BYTES);
  });
});

async function weightOf(scripts: readonly string[]): Promise<number> {
  const sizes = await Promise.all(scripts.map(async (path) => gzipSync((await raw(path)).body).length));
  return sizes.reduce((sum, size) => sum + size);
}

describe('The page that pickers show in a frame', () => {
  const at = (origin: string): Promise<Raw> => raw(`/connect?origin=${encodeURIComponent(origin)}`, BROWSER);

  it('may be shown by pages of the origin that it is asked for, and lets in no more than the console', async () => {
    const { headers, text } = await at('https://editor.example.com');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain('frame-ancestors https://editor.example.com;');
    expect(headers['x-frame-options']).toBeUndefined();
    const withoutNonce = (whole: string): string => whole.replace(/'nonce-[^']*'/, '').replace(/frame-ancestors [^;]*/, ''); // prettier-ignore
    const ofConsole = String((await raw('/')).headers['content-security-policy']);
    expect(withoutNonce(policy)).toBe(withoutNonce(ofConsole));
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|https?:\/\//);
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each([
    '',
    'nonsense',
    '*',
    'null',
    'https://*.example.com',
    'http://editor.example.com',
    "https://a.example;script-src 'unsafe-inline'",
  ])('may be shown by nobody for %j, which is no origin', async (origin) => {
    const { headers } = await at(origin);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none';");
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('begins with less than 250 KiB, compressed', async () => {
    const scripts = scriptsOf((await at('https://editor.example.com')).text);
    expect(scripts.length).toBeGreaterThan(0);
    expect(await weightOf(scripts)).toBeLessThan(FIRST_PAGE_BYTES);
  });
});

describe('The picker', () => {
  it('is one small file that pages of any origin may load, and that is asked after each time', async () => {
    const { status, headers, body } = await raw('/picker.js');
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, no-cache',
    });
    expect(gzipSync(body).length).toBeLessThan(8 * 1024);
    const again = await raw('/picker.js', { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});
