import { isKeyrackError, type CheckDto, type Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { connect, settingsOf, type Everywhere } from '../connection.js';
import { EXIT } from '../exit-codes.js';
import { Output } from '../output.js';

const CLOCKS_DIFFER_MS = 30_000;

export function doctor(): Command {
  return new Command('doctor')
    .description('Look whether the installation is well, and say what to do where it is not')
    .addHelpText('after', DOCTOR_HELP)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Everywhere>();
      const out = new Output(options.json ?? false);
      const { url } = await settingsOf(options);
      const checks = await examine(await connect(options), url);
      if (out.json) out.value({ status: worst(checks), checks });
      else for (const check of checks) say(out, check);
      if (worst(checks) === 'failure') process.exitCode = EXIT.findings;
    });
}

const DOCTOR_HELP = `
It takes installation:operate, which the first key of the installation holds. It looks at the way to the service and both
clocks, and has the service look at its configuration, its database and migrations, the root key, disk, egress, values
that do not open and types without a definition. Ends with 8 when a check fails; warnings are no failure.`;

/** A diagnosis opens all that is sealed, as far as it comes in its own time; asked again, it would begin anew beside the first. */
const PATIENCE = { timeout: 120_000, retries: 0 };

export async function examine(keyrack: Pick<Keyrack, 'getDiagnosis'>, url: string): Promise<CheckDto[]> {
  const asked = Date.now();
  try {
    const { time, version, checks } = await keyrack.getDiagnosis(PATIENCE);
    const arrived = Date.now();
    return [reached(url, version, arrived - asked), clocks(Date.parse(time), asked, arrived), ...checks];
  } catch (error) {
    if (isKeyrackError(error, 'TIMEOUT')) return [slow(url)];
    if (isKeyrackError(error, 'NO_ANSWER')) return [unreachable(url)];
    throw error;
  }
}

function reached(url: string, version: string, ms: number): CheckDto {
  return { name: 'service', status: 'ok', message: `Keyrack ${version} answers at ${url}, in ${ms} ms` };
}

function slow(url: string): CheckDto {
  return {
    name: 'service',
    status: 'failure',
    message: `What listens at ${url} is slow: there was no diagnosis within ${PATIENCE.timeout / 1000} s`,
    advice:
      'See whether it answers at all (GET /api/v1/health/ready), what keeps it busy, and how fast its database answers; ' +
      'a proxy in between may hold the answer back as well. Then ask again',
  };
}

function unreachable(url: string): CheckDto {
  return {
    name: 'service',
    status: 'failure',
    message: `Nothing answers at ${url}`,
    advice:
      'See whether the service runs, and read what it printed: a start that fails says which setting or file is wrong. ' +
      'Then see whether this is its address (keyrack login, --url or KEYRACK_URL), and whether a proxy or a firewall stands between',
  };
}

/** Its answer was made at some moment between question and arrival. */
function clocks(theirs: number, asked: number, arrived: number): CheckDto {
  const apart = Math.max(0, asked - theirs, theirs - arrived);
  if (apart <= CLOCKS_DIFFER_MS) return { name: 'clocks', status: 'ok', message: 'The clocks here and there agree' };
  const advice = 'Let both machines take their time from the network (NTP): expiry, sessions and codes depend on it';
  return { name: 'clocks', status: 'warning', message: `The clocks here and there are ${Math.round(apart / 1000)} s apart`, advice }; // prettier-ignore
}

function say(out: Output, { name, status, message, advice }: CheckDto): void {
  const mark = { ok: out.styled('green', '✓'), warning: out.styled('yellow', '!'), failure: out.styled('red', '✗') }[
    status
  ];
  out.line(`${mark} ${name.padEnd(14)} ${message}`);
  if (advice !== undefined) out.line(`  ${' '.repeat(14)} → ${advice}`);
}

function worst(checks: readonly CheckDto[]): CheckDto['status'] {
  if (checks.some(({ status }) => status === 'failure')) return 'failure';
  return checks.some(({ status }) => status === 'warning') ? 'warning' : 'ok';
}
