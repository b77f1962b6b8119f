import { confirm, password, select, text } from '@clack/prompts';
import type { ComponentDto, ComponentInputDto } from '@keyrack/client';
import { secretsInUrl } from '@keyrack/credential-types/secrets-in-urls';
import { Command } from 'commander';
import { readStandardInput, readExactText } from './connection.js';
import { answered, Refusal } from './failure.js';

/** How values of a credential are given. */
export interface ValueOptions {
  set?: string[];
  fromFile?: string[];
  stdin?: string;
  values?: string;
}

type Values = Record<string, unknown>;

/** Adds the options with which values are given to a command. */
export function takesValues(command: Command): Command {
  return command
    .option('--set <input=value...>', 'Values that are no secrets')
    .option('--from-file <input=path...>', 'Values, each the text of a file')
    .option('--stdin <input>', 'The value of this input is standard input')
    .option('--values <path>', 'A file with the values as a JSON object, or - for standard input')
    .addHelpText('after', VALUES_HELP);
}

const VALUES_HELP = `
Secrets are asked for, or come from a file or standard input. They are never arguments, as others on the machine can
read those, and shells keep them.`;

/** What the options give. @throws Refusal when a secret stands among the arguments */
export async function givenValues(
  type: ComponentDto,
  { set = [], fromFile = [], stdin, values }: ValueOptions,
): Promise<Values> {
  if (stdin !== undefined && values === '-')
    throw new Refusal('Standard input is one thing: --stdin or --values -, not both');
  const given = new Map<string, unknown>(values === undefined ? [] : Object.entries(await readValues(values)));
  for (const pair of set) {
    const [name, value] = split(pair, '--set input=value');
    assertNoSecret(type, name, value);
    given.set(name, typed(inputOf(type, name), value));
  }
  for (const pair of fromFile) {
    const [name, path] = split(pair, '--from-file input=path');
    given.set(name, withoutLastBreak(await readExactText(path)));
  }
  if (stdin !== undefined) given.set(stdin, withoutLastBreak(await readStandardInput()));
  return Object.fromEntries(given);
}

/** Asks for each input that must have a value and has none. */
export async function askFor(type: ComponentDto, given: Values): Promise<Values> {
  const asked = new Map(Object.entries(given));
  const names = new Set(Object.keys(given));
  for (const input of type.inputs) {
    const isGiven = [input.name, ...(input.aliases ?? [])].some((name) => names.has(name));
    if (isGiven || input.optional || input.hidden || !isShown(input, asked)) continue;
    const value = await ask(input);
    if (value !== '') asked.set(input.name, typed(input, value));
  }
  return Object.fromEntries(asked);
}

async function ask(input: ComponentInputDto): Promise<string> {
  const { label, type, placeholder = '', default: usual, options } = input;
  const output = process.stderr;
  if (type === 'password') return answered(await password({ message: label, output }));
  if (type === 'boolean') {
    return String(answered(await confirm({ message: label, initialValue: usual === true, output })));
  }
  if (options) {
    const choices = options.map(({ name: value, label }) => ({ value, label }));
    return answered(await select({ message: label, options: choices, output }));
  }
  const initialValue = typeof usual === 'object' || usual === undefined ? '' : String(usual);
  return answered(await text({ message: label, placeholder, initialValue, output }));
}

/** Whether an input is asked for at all, as the values that others have stand. */
function isShown({ show = {}, hide = {} }: ComponentInputDto, values: ReadonlyMap<string, unknown>): boolean {
  const matches = ([name, wanted]: [string, unknown[]]): boolean => wanted.includes(values.get(name));
  return Object.entries(show).every(matches) && !Object.entries(hide).some(matches);
}

function assertNoSecret(type: ComponentDto, name: string, value: string): void {
  const input = inputOf(type, name);
  if (input && input.type !== 'password' && !hasSecret(value)) return;
  throw new Refusal(
    input
      ? `${name} is a secret, and arguments are not: give it with --from-file ${name}=path or --stdin ${name}`
      : `${type.name} has no input of this name, so its value may be a secret. It has ${type.inputs.map((each) => each.name).join(', ')}`,
  );
}

/** Whether it is a URL with a secret in it. One without a user may have an @ in its path, as in https://medium.com/@acme. */
function hasSecret(value: string): boolean {
  const { username, password } = URL.canParse(value) ? new URL(value) : { username: value, password: value };
  return secretsInUrl(username === '' && password === '' ? value.replaceAll('@', '') : value).length > 0;
}

function inputOf(type: ComponentDto, name: string): ComponentInputDto | undefined {
  return type.inputs.find((input) => input.name === name || input.aliases?.includes(name));
}

/** Numbers and flags are written as texts on a command line. What is none is left to the service to refuse. */
function typed(input: ComponentInputDto | undefined, value: string): unknown {
  if (input?.type === 'number' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  if (input?.type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}

async function readValues(path: string): Promise<Values> {
  const content = path === '-' ? await readStandardInput() : await readExactText(path);
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  } catch {
    // said below: the parser's own message quotes what may be secret
  }
  throw new Refusal('--values takes a JSON object, as in {"openAIApiKey": "sk-..."}');
}

function split(pair: string, how: string): [name: string, rest: string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new Refusal(`Write ${how}`);
}

function withoutLastBreak(content: string): string {
  return content.replace(/\r?\n$/, '');
}
