import type { Command } from 'commander';
import { EXIT } from './exit-codes.js';
import { fail, Refusal } from './failure.js';
import { program } from './program.js';

/** These only show what there is, so that nothing is left undone when nobody reads on. */
const ONLY_SHOW = ['ls', 'show', 'types', 'versions', 'shares', 'usages', 'audit', 'whoami', 'completion', 'complete'];
/** As a shell counts a program that SIGPIPE has ended. */
const NO_READER = 141;

const keyrack = program();
let running: Command | undefined;
keyrack.hook('preAction', (_, command) => void (running = command));

process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  // A reader that has seen enough of a list, such as `head`, is no failure.
  if (code === 'EPIPE') process.exit(running && !ONLY_SHOW.includes(running.name()) ? NO_READER : EXIT.ok);
  fail(new Refusal(`Standard output cannot be written (${code})`, EXIT.failed), keyrack.opts());
});

try {
  await keyrack.parseAsync();
} catch (error) {
  fail(error, keyrack.opts());
}
