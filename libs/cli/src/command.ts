import { Command } from 'commander';
import type { Keyrack } from '@keyrack/client';
import { connect, type Everywhere } from './connection.js';
import { Output } from './output.js';

/** What a command works with. */
export interface Context<Options> {
  keyrack: Keyrack;
  out: Output;
  options: Options & Everywhere;
}

/** Runs a command that asks the service. Its arguments are those that it declares, then the context. */
export function withService<Options, Arguments extends unknown[]>(
  work: (context: Context<Options>, ...given: Arguments) => Promise<void>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.pop() as Command;
    given.pop(); // its own options, which are in all of them too
    const options = command.optsWithGlobals<Options & Everywhere>();
    const keyrack = await connect(options);
    await work({ keyrack, out: new Output(options.json ?? false), options }, ...(given as Arguments));
  };
}
