import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { safeSvg } from '../../src/component-registry/icons/svg.js';
import { drawing, elementsOf, expectHarmless, PATH } from './harmless.js';
import { BOMBS, DOCUMENTS, PARTS, RUNS, SHARDS } from './hostile-svgs.js';

describe('A hostile SVG', () => {
  it.each(PARTS)('keeps its drawing and loses %s', (_, part, rest = '') => {
    const text = safeSvg(drawing(part));
    expect(text).toBe(drawing(rest));
    expectHarmless(text ?? '');
  });

  it.each(DOCUMENTS)('is refused when it is %s', (_, text) => {
    expect(safeSvg(text)).toBeUndefined();
  });

  it.each(BOMBS)('is refused quickly when it is %s', (_, make) => {
    const text = make();
    const start = performance.now();
    expect(safeSvg(text)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each(RUNS)('is read quickly when it is a long run of %s', (_, make) => {
    const text = make();
    const start = performance.now();
    const safe = safeSvg(text);
    expect(performance.now() - start).toBeLessThan(2000);
    if (safe !== undefined) expectHarmless(safe);
  });

  it('stays harmless in whatever order its pieces come', () => {
    const pieces = [...PARTS.map(([, part]) => part), ...DOCUMENTS.map(([, text]) => text), ...SHARDS];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (inside, closed) => {
        const safe = safeSvg(closed ? drawing(inside) : inside);
        if (safe === undefined) return;
        expectHarmless(safe);
        expect(safeSvg(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('A harmless SVG', () => {
  it('loses its size, and is as large as the place that it is given', () => {
    const inside = `<title>x</title>${PATH}`;
    const text = `<svg height="1em" style="flex:none;line-height:1" viewBox="0 0 24 24" width="1em">${inside}</svg>`;
    expect(safeSvg(text)).toBe(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${inside}</svg>`);
  });

  it.each([
    ['width="48" height="24px"', ' viewBox="0 0 48 24"'],
    ['width="48" height="24" viewBox="0 0 0 0"', ' viewBox="0 0 48 24"'],
    ['width="48" height="24" viewBox="-1,-.5 1e9 x"', ' viewBox="0 0 48 24"'],
    ['viewBox="-1,-.5 16.933333333333334 8"', ' viewBox="-1,-.5 16.933333333333334 8"'],
    ['width="1em" height="100%"', ''],
  ])('has a viewBox if one can be told: %s', (given, viewBox) => {
    expect(safeSvg(`<svg ${given}/>`)).toBe(`<svg xmlns="http://www.w3.org/2000/svg"${viewBox}/>`);
  });

  it('keeps what old programs write around a drawing', () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    const text = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- Generator -->\n${doctype}\n${drawing('')}\n`;
    expect(safeSvg(text)).toBe(drawing(''));
  });

  it.each([
    '<style>.a,.b{fill:#f00;stroke:url(#g)}</style><g class="a b"/>',
    '<defs><linearGradient id="g" gradientTransform="rotate(45 .5 .5)" href="#h"><stop stop-color="rgb(1,2,3)"/></linearGradient></defs>',
    '<style>.a{fill:red}</style><style>.b{fill:blue}</style><g fill="RGB(1,2,3)"/>',
    '<clipPath id="c"><use href="#s"/></clipPath><rect id="s" clip-path="url(#r)"/>',
    '<mask id="m_R_0_" style="mask-type:alpha"/><g mask="url(#m_R_0_)" style="mix-blend-mode:overlay"/>',
    '<text font-family="\'Open Sans\', sans-serif" x="1">A <tspan dy="1">&amp; B</tspan></text>',
    '<image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/>',
    '<svg x="1" width="2" height="3" viewBox="0 0 1 1"/><symbol id="Ebene_ä"/>',
  ])('keeps %s', (part) => expect(safeSvg(drawing(part))).toBe(drawing(part)));

  it('keeps references under their old name', () => {
    expect(safeSvg(drawing('<use xlink:href="#a"/>'))).toBe(drawing('<use href="#a"/>'));
  });

  it('takes attributes for its root where it has none', () => {
    const [first, second] = ['<svg/>', '<svg fill="red"/>'].map((text) =>
      safeSvg(text, { fill: 'blue', color: 'grey' }),
    );
    expect(first).toContain(' fill="blue" color="grey"');
    expect(second).toContain(' fill="red" color="grey"');
  });
});

const PACKAGES = ['simple-icons', '@lobehub/icons-static-svg'] as const;

describe.each(PACKAGES)('Every icon of %s', (name) => {
  const directory = new URL(`../../node_modules/${name}/icons/`, import.meta.url);
  const SAME = ['d', 'fill', 'id', 'transform', 'offset', 'stop-color', 'mask', 'filter', 'clip-path', 'viewBox'];
  const tell = (text: string): string[] =>
    elementsOf(text).map(({ name, attributes }) => [name, ...SAME.map((key) => attributes[key] ?? '-')].join(' '));

  it('keeps its drawing', async () => {
    const files = (await readdir(directory)).filter((file) => file.endsWith('.svg'));
    expect(files.length).toBeGreaterThan(900);
    for (const file of files) {
      const text = await readFile(new URL(file, directory), 'utf8');
      const safe = safeSvg(text) ?? 'refused';
      expect(tell(safe), file).toEqual(tell(text));
      expectHarmless(safe);
    }
  });
});
