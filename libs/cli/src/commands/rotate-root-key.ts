import { createKeyrackClient, rotateRootKey, type CiphertextsDto, type Keyrack } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { settingsOf } from '../connection.js';
import { EXIT } from '../exit-codes.js';
import { Refusal } from '../failure.js';
import type { Output } from '../output.js';
import { progress, type Progress } from '../progress.js';

interface Step {
  rewrapped: number;
  remaining: number;
  byKey: Record<string, number>;
  done?: boolean;
  unreadable?: unknown[];
  message?: string;
}

export function rotateRoot(): Command {
  return new Command('rotate-root-key')
    .description('Move everything from the previous root key to the current one, while the service runs')
    .option('--status', 'Only count what is wrapped and sealed by which key')
    .addHelpText('after', ROTATE_HELP)
    .action(
      withService<{ status?: boolean }, []>(async ({ keyrack, out, options }) => {
        if (options.status) return count(keyrack, out);
        const { url, apiKey } = await settingsOf(options);
        const client = createKeyrackClient({ baseUrl: url, apiKey });
        const answer = await rotateRootKey({ client, parseAs: 'stream' });
        const last = await follow(answer as unknown as ReadableStream<Uint8Array>);
        say(out, last);
        if (!last.done) process.exitCode = EXIT.findings;
      }),
    );
}

const ROTATE_HELP = `
Before it: start the service with the new key as KEYRACK_ROOT_KEY_FILE (or KEYRACK_ROOT_KEY) and the old one as
KEYRACK_PREVIOUS_ROOT_KEY_FILE, one process after another if there are several. Then run this. It may be broken off and
run again. At its end the old key can be taken out of the configuration.
Data keys are wrapped anew; what they have sealed stays as it is.`;

async function follow(stream: ReadableStream<Uint8Array>): Promise<Step> {
  let last: Step | undefined;
  let bar: Progress | undefined;
  try {
    for await (const step of toItsEnd(stepsOf(stream))) {
      bar ??= progress('Wrapping keys anew:', step.rewrapped + step.remaining);
      bar.advance(step.rewrapped - (last?.rewrapped ?? 0), `${step.remaining} remain`);
      last = step;
    }
  } finally {
    bar?.stop();
  }
  if (last?.done === undefined) throw brokenOff();
  return last;
}

/** The network's own words for a connection that broke tell nobody what to do. */
async function* toItsEnd(steps: AsyncGenerator<Step>): AsyncGenerator<Step> {
  try {
    yield* steps;
  } catch {
    throw brokenOff();
  }
}

function brokenOff(): Refusal {
  return new Refusal('The service has broken off. Run it again: it goes on where it was', EXIT.failed);
}

function say(out: Output, last: Step): void {
  const words = last.message ?? `${last.rewrapped} keys were wrapped anew, and ${last.remaining} remain.`;
  if (last.done || out.json) out.done(last, words);
  else out.line(`${out.styled('red', '✗')} ${words}`);
}

async function* stepsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Step> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Step;
  }
}

async function count(keyrack: Keyrack, out: Output): Promise<void> {
  const found: CiphertextsDto = await keyrack.listCiphertexts();
  if (out.json) return out.value(found);
  out.table(found.rootKeys, {
    'root key': ({ id }) => id,
    use: ({ use }) => use,
    'workspace keys': ({ workspaceKeys }) => String(workspaceKeys),
    'organization keys': ({ organizationKeys }) => String(organizationKeys),
  }, 'Nothing is wrapped.'); // prettier-ignore
  out.line('');
  out.table(found.sealedTexts, {
    'data key': ({ dataKeyId }) => dataKeyId,
    workspace: ({ workspaceId }) => workspaceId ?? '(organization)',
    credentials: ({ credentials }) => String(credentials),
    'earlier values': ({ earlierValues }) => String(earlierValues),
    others: ({ webhooks, secondFactors, identityProviders }) => String(webhooks + secondFactors + identityProviders),
  }, 'Nothing is sealed.'); // prettier-ignore
}
