import { createReadStream } from 'node:fs';
import type { Keyrack } from '@keyrack/client';
import { Refusal } from './failure.js';
import { sendLines, type LineAnswer } from './lines.js';

interface Line {
  number: number;
  text: string;
}

/** So much is sent at once. A file may be larger than what one request, or the memory, could hold. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 1_000_000;

/** Sends lines to the service and says what came of each, while the rest is still being read. */
export async function* importLines(
  keyrack: Keyrack,
  lines: AsyncIterable<Line>,
  dryRun: boolean,
): AsyncGenerator<LineAnswer> {
  for await (const part of partsOf(lines)) {
    const texts = part.map(({ text }) => text);
    const answers = await sendLines((body) => keyrack.importFlows({ body, query: { dryRun } }), texts);
    for (const [at, answer] of answers.entries()) yield { ...answer, line: part[at]?.number ?? answer.line };
  }
}

/**
 * The lines of a file, or of standard input for `-`, without those that are empty.
 * @throws Refusal for a file that cannot be read, or holds something else than JSON lines
 */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  let number = 0;
  let rest = '';
  try {
    for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
      const texts = (rest + chunk).split('\n');
      rest = texts.pop() ?? '';
      for (const text of texts) yield* lineOf(++number, text);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof Refusal) throw error;
    throw new Refusal(code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read`);
  }
  yield* lineOf(number + 1, rest);
}

function* lineOf(number: number, given: string): Generator<Line> {
  const text = given.trim(); // also of the mark that some programs begin files with
  if (text === '') return;
  assertLines(text);
  yield { number, text };
}

function assertLines(text: string): void {
  if (text !== '{' && !text.startsWith('[')) return;
  throw new Refusal('This is no file of JSON lines, one flow on each. For one flow as its engine exports it, say --id');
}

async function* partsOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let part: Line[] = [];
  let characters = 0;
  for await (const line of lines) {
    if (part.length === MOST_LINES || (part.length > 0 && characters + line.text.length > MOST_CHARACTERS)) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(line);
    characters += line.text.length;
  }
  if (part.length > 0) yield part;
}
