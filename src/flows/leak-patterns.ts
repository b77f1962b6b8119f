import { Injectable } from '@nestjs/common';
import { ComponentRegistry } from '../component-registry/index.js';

/** What secrets of the installed types look like when they stand where they should not. Compiled once. */
@Injectable()
export class LeakPatterns {
  readonly all: readonly { name: string; pattern: RegExp }[];

  constructor(registry: ComponentRegistry) {
    this.all = registry
      .list()
      .flatMap(({ type }) =>
        type.inputs.flatMap((input) =>
          'leakPattern' in input && input.leakPattern !== undefined
            ? [{ name: `${type.label}: ${input.label}`, pattern: new RegExp(input.leakPattern) }]
            : [],
        ),
      );
  }
}
