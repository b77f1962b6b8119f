import { describe, expect, it } from 'vitest';
import { plain } from '../src/output.js';

describe('What is printed of names', () => {
  it('moves no cursor and changes no colour', () => {
    expect(plain('red \u001b[31m, a bell \u0007, a C1 \u009b, a return \r')).toBe(
      'red �[31m, a bell �, a C1 �, a return �',
    );
  });

  it('keeps letters of all scripts, and line breaks', () => {
    expect(plain('Ünïcode 🔑\nзамок')).toBe('Ünïcode 🔑\nзамок');
  });
});
