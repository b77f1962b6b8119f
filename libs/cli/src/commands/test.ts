import { isKeyrackError, type CredentialDto, type Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { everyCredential } from '../every.js';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import { allOf, CREDENTIAL, findCredential, findEach } from '../find.js';
import { plain, type Output } from '../output.js';
import { progress } from '../progress.js';

interface Options {
  all?: boolean;
}

/** What came of one. `failed` is said of values that could not be opened, so that nobody can use them. */
interface Tested {
  id: string;
  name: string;
  result: 'valid' | 'invalid' | 'unknown' | 'failed';
  message: string;
}

export function test(): Command {
  return new Command('test')
    .description('Ask the providers whether credentials work')
    .argument('[credentials...]', `${CREDENTIAL}; several, if you like`)
    .option('--all', 'All credentials that you may see')
    .addHelpText('after', TEST_HELP)
    .action(
      withService<Options, [string[]]>(async ({ keyrack, out, options: { all = false } }, names) => {
        if (all === names.length > 0) throw new Refusal('Say which credentials to test, or --all of them');
        const credentials = await (all ? allOf(everyCredential(keyrack)) : findEach(findCredential, keyrack, names));
        const tested = await testEach(keyrack, credentials, out);
        if (out.json) out.value(tested);
        const bad = tested.filter(({ result }) => result === 'invalid' || result === 'failed').length;
        if (bad > 0) throw new Refusal(`${bad} of ${tested.length} did not pass the test`, EXIT.findings);
      }),
    );
}

const TEST_HELP = `
✓ the provider took the values, ✗ it refused them or they cannot be opened, ? nobody can tell. A test asks the provider
and changes nothing there. Ends with 8 when one is ✗.`;

async function testEach(keyrack: Keyrack, credentials: readonly CredentialDto[], out: Output): Promise<Tested[]> {
  const tested: Tested[] = [];
  for (const credential of credentials) {
    const bar = progress('Testing', credentials.length); // a new one each time, as lines are printed in between
    bar.advance(tested.length, plain(credential.name));
    const result = await testOne(keyrack, credential).finally(bar.stop);
    tested.push(result);
    if (!out.json) out.line(lineOf(result, out));
  }
  return tested;
}

async function testOne(keyrack: Keyrack, { id, name }: CredentialDto): Promise<Tested> {
  try {
    const { result, message } = await keyrack.testCredential({ path: { id } });
    return { id, name, result, message };
  } catch (error) {
    if (!isKeyrackError(error) || ![403, 409].includes(error.status)) throw error;
    return { id, name, result: error.status === 403 ? 'unknown' : 'failed', message: error.message };
  }
}

const MARKS = { valid: ['green', '✓'], invalid: ['red', '✗'], failed: ['red', '✗'], unknown: ['yellow', '?'] } as const;

function lineOf({ name, result, message }: Tested, out: Output): string {
  const [colour, mark] = MARKS[result];
  return `${out.styled(colour, mark)} ${plain(name)}${message === '' ? '' : `: ${plain(message)}`}`;
}
