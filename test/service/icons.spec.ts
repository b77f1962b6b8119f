import { defineCredentialType, type CredentialType, type Icon } from '@keyrack/credential-types';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iconOf } from '../../src/component-registry/icons/icon.js';
import { monogram } from '../../src/component-registry/icons/monogram.js';
import { safeSvg } from '../../src/component-registry/icons/svg.js';
import { drawing, elementsOf, expectHarmless } from './harmless.js';

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const shownIn = (text: string): string => /<text[^>]*>(.*)<\/text>/.exec(text)?.[1] ?? '';
const colourOf = (text: string): string => /fill="(#[0-9a-f]{6})"/.exec(text)?.[1] ?? '';

describe('A monogram', () => {
  it.each([
    ['OpenAI API', 'OA'],
    ['GitHub API', 'GH'],
    ['Google Vertex Auth', 'GV'],
    ['Slack OAuth2 API', 'S'],
    ['AWS security credentials', 'AS'],
    ['AWS API', 'AW'],
    ['E2B API', 'E2'],
    ['n8n API', 'N8'],
    ['302.AI Key', '3A'],
    ['API Key', 'AK'],
    ['élan vital', 'ÉV'],
    ['通义千问', '通义'],
    ['ß & co', 'SC'],
    ['𝒳', '𝒳'],
    ['<&>', 'MN'],
    ['', 'MN'],
  ])('of %s says %s', (label, initials) => {
    expect(shownIn(monogram('myName', label))).toBe(initials);
  });

  it('is the same each time, and another for another name', () => {
    expect(monogram('a', 'Label')).toBe(monogram('a', 'Label'));
    expect(monogram('a', 'Label')).not.toBe(monogram('b', 'Label'));
  });

  it('shows white on colours on which it can be read, of all hues', () => {
    const colours = Array.from({ length: 3000 }, (_, at) => colourOf(monogram(`type${at}`, 'Label')));
    expect(new Set(colours).size).toBeGreaterThan(200);
    for (const colour of new Set(colours)) {
      expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
      expect(contrastWithWhite(colour), colour).toBeLessThan(6); // not so dark that it is lost on dark pages
    }
  });

  it('is harmless and well formed whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, label) => {
        const text = monogram(name, label);
        expectHarmless(text);
        expect(elementsOf(safeSvg(text) ?? '').map((element) => element.name)).toEqual([
          'svg',
          'title',
          'rect',
          'text',
        ]);
      }),
    );
  });
});

const ELSEWHERE = '../secret.svg up/secret.svg link.svg icons.svg/../../secret.svg /etc/passwd /dev/zero .. .'.split(
  ' ',
);
const NO_PICTURE = 'bad.svg fake.png short.png large.png png.svg page.html icons.svg pipe.svg none.svg'.split(' ');

describe('The icon of a type', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  let outside: string;
  let beside: string;

  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'keyrack-icons-'));
    beside = join(outside, 'types');
    await mkdir(join(beside, 'icons.svg'), { recursive: true });
    await writeFile(join(outside, 'secret.svg'), drawing(''));
    const files = {
      'good.svg': drawing('<script>alert(1)</script>'),
      'bad.svg': '<html/>',
      'good.png': PNG,
      'LOUD.PNG': PNG,
      'fake.png': drawing(''),
      'short.png': PNG.subarray(0, 8),
      'large.png': Buffer.concat([PNG, Buffer.alloc(256 * 1024)]),
      'png.svg': PNG,
      'page.html': drawing(''),
      'icons.svg/deep.svg': drawing(''),
      '..dots.svg': drawing(''),
    };
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(beside, name), content)));
    await symlink(join(outside, 'secret.svg'), join(beside, 'link.svg'));
    await symlink(outside, join(beside, 'up'));
    await symlink('good.svg', join(beside, 'alias.svg'));
    execFileSync('mkfifo', [join(beside, 'pipe.svg')]); // whoever opens it waits for ever
  });
  afterAll(() => rm(outside, { recursive: true }));

  const MONOGRAM = monogram('somebodysApi', 'Somebody API');
  const typeWith = (icon?: Icon): CredentialType =>
    defineCredentialType({
      name: 'somebodysApi',
      label: 'Somebody API',
      description: 'Opens somebody.',
      category: 'generic',
      documentation: 'https://example.com',
      inputs: [],
      hosts: [],
      test: { untestable: 'It is nobody.' },
      ...(icon && { icon }),
      example: {},
    });
  const fileIcon = (file: string) => iconOf(typeWith({ file }), beside);

  it.each([
    ['simple-icons', 'github', 'currentColor'],
    ['@lobehub/icons-static-svg', 'openai', 'currentColor'],
    ['@lobehub/icons-static-svg', 'claude-color', undefined],
  ] as const)('comes from %s, in a grey if it has no colour of its own: %s', async (from, name, fill) => {
    const { type, body } = await iconOf(typeWith({ package: from, name }));
    const [root] = elementsOf(body.toString());
    expect(type).toBe('image/svg+xml');
    expect(root).toMatchObject({ name: 'svg', attributes: { viewBox: '0 0 24 24', color: '#747b8a' } });
    expect(root?.attributes['fill']).toBe(fill);
    expectHarmless(body.toString());
  });

  it.each([
    ['no icon', undefined],
    ['an icon that is missing', { package: 'simple-icons', name: 'no-such-brand' }],
    [
      'an icon outside of its package',
      { package: 'simple-icons', name: '../../@lobehub/icons-static-svg/icons/openai' },
    ],
    ['an icon of another package', { package: '@lobehub/../simple-icons', name: 'github' } as unknown as Icon],
    ['a file, and nothing beside which it could lie', { file: 'good.svg' }],
  ] as [string, Icon | undefined][])('is a monogram for %s', async (_, icon) => {
    const { type, body } = await iconOf(typeWith(icon));
    expect(type).toBe('image/svg+xml');
    expect(body.toString()).toBe(MONOGRAM);
  });

  it.each(['good.svg', 'alias.svg', './icons.svg/deep.svg', 'icons.svg/../good.svg', '..dots.svg'])(
    'is the file beside the type, made harmless: %s',
    async (file) => {
      const { type, body } = await fileIcon(file);
      expect(type).toBe('image/svg+xml');
      expect(body.toString()).toBe(safeSvg(drawing(''), { color: '#747b8a' }));
    },
  );

  it.each(['good.png', 'LOUD.PNG'])('is a PNG as it is: %s', async (file) => {
    expect(await fileIcon(file)).toMatchObject({ type: 'image/png', body: PNG });
  });

  it.each([...ELSEWHERE, ...NO_PICTURE, 'good.svg\0', ''])(
    'is a monogram for a file that lies elsewhere or is no picture: %j',
    async (file) => {
      expect((await fileIcon(file)).body.toString()).toBe(MONOGRAM);
      expect((await iconOf(typeWith({ file: join(beside, '..', file) }), beside)).body.toString()).toBe(MONOGRAM);
    },
  );

  it('has an ETag that stays, and that is another for another picture', async () => {
    const tags = await Promise.all(['good.svg', 'alias.svg', 'good.png', 'none.svg'].map(fileIcon));
    const [first, same, ...others] = tags.map(({ etag }) => etag);
    expect(first).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
    expect(first).toBe(same);
    expect(new Set([first, ...others]).size).toBe(3);
  });
});
