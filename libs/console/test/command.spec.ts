import { describe, expect, it } from 'vitest';
import { matching, type Command } from '../src/palette/command.js';

const command = (label: string, group = 'Pages'): Command => ({
  id: label,
  group,
  label,
  Icon: () => null,
  run: () => undefined,
});
const found = (typed: string): string[] =>
  matching([command('API keys'), command('Flows'), command('Staging', 'Switch workspace')], typed).map(
    ({ label }) => label,
  );

describe('The command palette', () => {
  it('has everything while nothing is typed', () => {
    expect(found(' ')).toEqual(['API keys', 'Flows', 'Staging']);
  });

  it('finds what has a word that begins with each that was typed', () => {
    expect(found('key a')).toEqual(['API keys']);
    expect(found('FLO')).toEqual(['Flows']);
    expect(found('eys')).toEqual([]);
  });

  it('finds what is in a group', () => {
    expect(found('switch st')).toEqual(['Staging']);
  });
});
