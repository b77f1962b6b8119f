import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../src/program.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The words of each command line in the README, up to where the shell or another program takes over. */
const LINES = [...README.matchAll(/^```sh\n([^]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .flatMap((line) => /(?:^|\()keyrack ([^|>)]*?)(?: < .*)?(?:$|[|>)])/.exec(line)?.[1] ?? [])
  .map((line) => [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word));

/** The command that these words name, and the rest of them. */
function commandOf(words: readonly string[], from: Command): [Command, string[]] {
  const [first, ...rest] = words;
  const found = from.commands.find((command) => command.name() === first);
  return found ? commandOf(rest, found) : [from, [...words]];
}

/** Those that people type, with the names of those above them. */
function commandsIn(command: Command, above = ''): string[] {
  return command.commands.flatMap((each) => {
    const name = `${above}${each.name()}`;
    return each.commands.length > 0 ? commandsIn(each, `${name} `) : [name];
  });
}

describe('The README', () => {
  it.each(LINES.map((words) => [words.join(' '), words] as const))('says keyrack %s, which there is', (_, words) => {
    const all = program();
    const [command, given] = commandOf(words, all);
    expect(command).not.toBe(all);
    expect(command.commands).toEqual([]); // no group, which would do nothing by itself
    const end = given.indexOf('--');
    const { operands, unknown } = command.parseOptions(given.slice(0, end === -1 ? given.length : end));
    const known = all.options.map(({ long }) => long);
    expect(unknown.filter((word) => word.startsWith('-') && word !== '-' && !known.includes(word))).toEqual([]);
    const required = command.registeredArguments.filter((argument) => argument.required).length;
    const after = end === -1 ? 0 : given.length - end - 1;
    expect(operands.length + after).toBeGreaterThanOrEqual(required);
  });

  it('has an example of every command', () => {
    const shown = new Set(LINES.map((words) => words.join(' ')));
    const missing = commandsIn(program())
      .filter((name) => name !== 'complete') // the shell's own
      .filter((name) => ![...shown].some((line) => line === name || line.startsWith(`${name} `)));
    expect(missing).toEqual([]);
  });
});
