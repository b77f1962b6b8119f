import { expect, it } from 'vitest';
import { isSameName } from '../src/parts/is-same-name.js';

it('A name is typed as it is shown: without spaces at its ends, and with one where it has several', () => {
  expect(isSameName('Key of Ada', ' Key  of\u00a0Ada ')).toBe(true);
  expect(isSameName('Key of ada', 'Key of Ada')).toBe(false);
  expect(isSameName('KeyofAda', 'Key of Ada')).toBe(false);
});
