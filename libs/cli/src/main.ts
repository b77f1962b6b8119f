import { fail } from './failure.js';
import { program } from './program.js';

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const keyrack = program();
try {
  await keyrack.parseAsync();
} catch (error) {
  fail(error, keyrack.opts());
}
